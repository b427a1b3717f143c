import type { Decision } from '../result.ts';
import { accept, refuse } from '../result.ts';
import type { Context, RuleCriterion } from '../rules.ts';
import { vietnamDayOf } from '../working-days.ts';
import { beforePublication, checklistOf, isMet, isStale, staleFrom } from './checklist.ts';
import type { CommandOf } from './commands.ts';
import type { Dossier } from './dossier.ts';
import type { DossierEvent } from './events.ts';
import { newestDay, refusedByLinks } from './evidence-links.ts';

type LawToday = Pick<Context, 'rules' | 'now'>;

/** Something to be done on a case; it never touches the permit. `dueOn` is a day in Viet Nam. */
export interface Task {
  readonly kind:
    'answer-finding' | 'recheck-finding' | 'renew-evidence' | 'meet-before-publication' | 'meet-in-operation';
  readonly item: string;
  readonly dueOn: string | null;
  readonly overdue: boolean;
}

/** The tasks that evidence alone completes; the others are moves of their own. */
const completable: readonly Task['kind'][] = ['renew-evidence', 'meet-in-operation'];

const taskOf = (
  kind: Task['kind'],
  item: string,
  { dueOn, now }: { dueOn: string | null; now: string },
): Task => ({ kind, item, dueOn, overdue: dueOn !== null && dueOn < vietnamDayOf(now) });

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

const ofCriterion = (criterion: RuleCriterion, state: Dossier, context: LawToday): Task[] => {
  const { id, due } = criterion;
  const { now } = context;
  if (isStale(criterion, state, context))
    return [taskOf('renew-evidence', id, { dueOn: staleFrom(criterion, state), now })];
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

/** What is to be done on the case now: findings under assessment; once it is concluded, evidence that has grown old and duties that follow. */
export const tasksOf = (state: Dossier, context: LawToday): Task[] => [
  ...ofFindings(state, context.now),
  ...(state.conclusion?.eligible === true ? afterConclusion(state, context) : []),
];

const hasTask = (state: Dossier, criterion: string, context: LawToday): boolean =>
  tasksOf(state, context).some(({ kind, item }) => item === criterion && completable.includes(kind));

/**
 * The owner, who answers for the measures in operation (Decree 331/2026 Art. 28.5(a); our choice of the act), completes a task
 * of a concluded case with evidence. Refuses where no such task is open, and evidence that leaves it open. The permit stays.
 */
export const completeTask = (
  state: Dossier,
  { body }: CommandOf<'complete-task'>,
  context: Context,
): Decision<DossierEvent> => {
  const { criterion, evidence } = body;
  if (!hasTask(state, criterion, context)) return refuse('task-not-open', { criterion });
  const refused = refusedByLinks(state, evidence, context);
  if (refused !== null) return refused;
  const effectiveOn = newestDay(evidence) ?? vietnamDayOf(context.now);
  const completed = { ...state, completed: { ...state.completed, [criterion]: effectiveOn } };
  if (hasTask(completed, criterion, context)) return refuse('evidence-stale', { items: [criterion] });
  const digest = context.digestOf([state.recorded.results, body]);
  return accept({ type: 'TaskCompleted', criterion, effectiveOn, digest });
};
