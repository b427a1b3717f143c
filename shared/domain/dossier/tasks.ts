import type { Context, RuleCriterion } from '../rules.ts';
import { vietnamDayOf } from '../working-days.ts';
import { checklistOf, isStale, staleFrom } from './checklist.ts';
import type { Dossier } from './dossier.ts';

/** Something to be done on a case, by nobody's move: it never touches the permit. `dueOn` is a day in Viet Nam. */
export interface Task {
  readonly kind:
    'answer-finding' | 'recheck-finding' | 'renew-evidence' | 'meet-before-publication' | 'meet-in-operation';
  readonly item: string;
  readonly dueOn: string | null;
  readonly overdue: boolean;
}

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

const isMet = ({ id }: RuleCriterion, { results }: Dossier): boolean =>
  results[id] === 's' || results[id] === 'A';

const afterConclusion = (state: Dossier, context: Pick<Context, 'rules' | 'now'>): Task[] =>
  checklistOf(state, context).flatMap((criterion) => {
    const { id, due } = criterion;
    const { now } = context;
    if (isStale(criterion, state, context))
      return [taskOf('renew-evidence', id, { dueOn: staleFrom(criterion, state), now })];
    if (due === 'before-publication' && !isMet(criterion, state))
      return [taskOf('meet-before-publication', id, { dueOn: null, now })];
    return due === 'in-operation' && !isMet(criterion, state)
      ? [taskOf('meet-in-operation', id, { dueOn: null, now })]
      : [];
  });

/** What is to be done on the case now: findings under assessment; once it is concluded, evidence that has grown old and duties that follow. */
export const tasksOf = (state: Dossier, context: Pick<Context, 'rules' | 'now'>): Task[] => [
  ...ofFindings(state, context.now),
  ...(state.conclusion?.eligible === true ? afterConclusion(state, context) : []),
];
