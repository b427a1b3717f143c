import { isRunning } from '../permit.ts';
import type { Context } from '../rules.ts';
import type { Dossier } from './dossier.ts';
import { taskOf } from './task.ts';
import type { Task } from './task.ts';

const isOver = ({ status, permit }: Dossier, now: string): boolean =>
  permit === null ? status === 'withdrawn' || status === 'not-eligible' : !isRunning(permit, now);

/**
 * What a newer law asks of a case under an older one, by the days that the newer law names (Decree 331/2026 Art. 39.1): who holds a
 * level keeps it and meets the new measures by then; who holds none has it approved by then. Nothing is asked of any other case.
 */
export const transitionTasks = (state: Dossier, { rules, now }: Pick<Context, 'rules' | 'now'>): Task[] => {
  if (isOver(state, now)) return [];
  const holds = state.approval === null ? 'no-level' : 'level';
  return (rules.transitions ?? [])
    .filter(({ whoHolds }) => whoHolds === holds)
    .map(({ by, until }) =>
      taskOf(holds === 'level' ? 'meet-new-law' : 'finish-under-old-law', by, { dueOn: until, now }),
    );
};
