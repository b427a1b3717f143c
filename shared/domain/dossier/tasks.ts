import { isRunning } from '../permit.ts';
import type { Decision } from '../result.ts';
import { accept, refuse } from '../result.ts';
import type { Context, RuleCriterion } from '../rules.ts';
import { addDays, vietnamDayOf } from '../working-days.ts';
import { beforePublication, checklistOf, isMet, isStale, staleFrom } from './checklist.ts';
import type { CommandOf } from './commands.ts';
import type { Dossier } from './dossier.ts';
import type { DossierEvent } from './events.ts';
import { newestDay, refusedByLinks } from './evidence-links.ts';
import { taskOf } from './task.ts';
import type { Task } from './task.ts';
import { transitionTasks } from './transition-tasks.ts';

type LawToday = Pick<Context, 'rules' | 'now'>;

/** The tasks that evidence alone completes; the others are moves of their own. */
const completable: readonly Task['kind'][] = ['renew-evidence', 'meet-in-operation'];

const ofFindings = ({ findings }: Dossier, now: string): Task[] =>
  Object.entries(findings).flatMap(([id, { status, dueOn }]) => {
    if (status === 'closed') return [];
    return [taskOf(status === 'open' ? 'answer-finding' : 'recheck-finding', id, { dueOn, now })];
  });

/** The case as its evidence stands with what was brought since the conclusion. */
export const asRenewed = (state: Dossier): Dossier => {
  const { effectiveOn, scheduledFor, completed } = state;
  const waiting = Object.entries(scheduledFor).filter(([id]) => completed[id] === undefined);
  return {
    ...state,
    effectiveOn: { ...effectiveOn, ...completed },
    scheduledFor: Object.fromEntries(waiting),
  };
};

/** Evidence may be renewed from the day of its first reminder on, so that nobody is late who acts when told. */
const isForRenewal = (dueOn: string, { rules, now }: LawToday): boolean =>
  vietnamDayOf(now) >= addDays(dueOn, -Math.max(...rules.clocks.reminders.evidence));

const ofCriterion = (criterion: RuleCriterion, state: Dossier, context: LawToday): Task[] => {
  const { id, due } = criterion;
  const { now } = context;
  const dueOn = staleFrom(criterion, state);
  if (dueOn !== null && isForRenewal(dueOn, context)) return [taskOf('renew-evidence', id, { dueOn, now })];
  const isOpen = due === 'in-operation' && !isMet(state, id) && state.completed[id] === undefined;
  return isOpen ? [taskOf('meet-in-operation', id, { dueOn: null, now })] : [];
};

const afterConclusion = (state: Dossier, context: LawToday): Task[] => {
  const renewed = asRenewed(state);
  return [
    ...checklistOf(state, context).flatMap((criterion) => ofCriterion(criterion, renewed, context)),
    ...beforePublication(state, context).map(({ id }) =>
      taskOf('meet-before-publication', id, { dueOn: null, now: context.now }),
    ),
  ];
};

/**
 * What is to be done on the case now: findings under assessment; once it is concluded, evidence that grows old and duties that follow,
 * as long as its permit runs (after that they are those of the case whose permit came next).
 */
export const tasksOf = (state: Dossier, context: LawToday): Task[] => [
  ...ofFindings(state, context.now),
  ...transitionTasks(state, context),
  ...(isRunning(state.permit, context.now) ? afterConclusion(state, context) : []),
];

const openTasks = (state: Dossier, context: LawToday): ReadonlySet<string> =>
  new Set(
    tasksOf(state, context)
      .filter(({ kind }) => completable.includes(kind))
      .map(({ item }) => item),
  );

interface Done {
  readonly criteria: readonly string[];
  readonly effectiveOn: string;
}

/** What the new evidence leaves as it was: it is no newer than what is there, or too old already. */
const leftOpen = (state: Dossier, { criteria, effectiveOn }: Done, context: LawToday): string[] => {
  const was = asRenewed(state);
  const news = Object.fromEntries(criteria.map((criterion) => [criterion, effectiveOn]));
  const is = asRenewed({ ...state, completed: { ...state.completed, ...news } });
  return checklistOf(state, context)
    .filter(({ id }) => criteria.includes(id))
    .filter((criterion) => {
      const day = staleFrom(criterion, is);
      return isStale(criterion, is, context) || (day !== null && day === staleFrom(criterion, was));
    })
    .map(({ id }) => id);
};

/**
 * The owner, who answers for the measures in operation (Decree 331/2026 Art. 28.5(a); our choice of the act), completes tasks of
 * a concluded case with evidence that speaks for all of them. Refuses where one is not open, and evidence that leaves one open.
 * The permit stays.
 */
export const completeTask = (
  state: Dossier,
  { body }: CommandOf<'complete-task'>,
  context: Context,
): Decision<DossierEvent> => {
  const { evidence } = body;
  const criteria = [...new Set(body.criteria)];
  const open = openTasks(state, context);
  const closed = criteria.filter((criterion) => !open.has(criterion));
  if (closed.length > 0) return refuse('task-not-open', { criteria: closed });
  const refused = refusedByLinks(state, evidence, context);
  if (refused !== null) return refused;
  const effectiveOn = newestDay(evidence) ?? vietnamDayOf(context.now);
  const left = leftOpen(state, { criteria, effectiveOn }, context);
  if (left.length > 0) return refuse('evidence-stale', { items: left });
  const digest = context.digestOf([state.recorded.results, body]);
  return accept(
    ...criteria.map((criterion) => ({ type: 'TaskCompleted' as const, criterion, effectiveOn, digest })),
  );
};
