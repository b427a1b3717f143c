import { vietnamDayOf } from '../working-days.ts';

/** Something to be done on a case; it never touches the permit. `dueOn` is a day in Viet Nam. */
export interface Task {
  readonly kind:
    | 'answer-finding'
    | 'recheck-finding'
    | 'renew-evidence'
    | 'meet-before-publication'
    | 'meet-in-operation'
    | 'meet-new-law'
    | 'finish-under-old-law';
  readonly item: string;
  readonly dueOn: string | null;
  readonly overdue: boolean;
}

/** A task of that kind, overdue from the day after its last one. */
export const taskOf = (
  kind: Task['kind'],
  item: string,
  { dueOn, now }: { dueOn: string | null; now: string },
): Task => ({ kind, item, dueOn, overdue: dueOn !== null && dueOn < vietnamDayOf(now) });
