import { millisecondsBetween } from '../instant.ts';
import { statuses } from '../statuses.ts';
import type { Status } from '../statuses.ts';

/**
 * How long a case has stood in each status, in milliseconds, up to `since` (ISO 8601 UTC), from when it stands in the one that it
 * is in. The sum of all, with the time since, is exactly the time since `from`: no moment is counted twice, none is lost.
 */
export interface Account {
  readonly from: string;
  readonly since: string;
  readonly spent: Readonly<Partial<Record<Status, number>>>;
}

/** The account of a case that has just been opened. */
export const accountFrom = (at: string): Account => ({ from: at, since: at, spent: {} });

/** The account once the case leaves a status; one that was not kept from the beginning begins now. */
export const accountAfter = (account: Account | null, left: Status, at: string): Account => {
  if (account === null) return accountFrom(at);
  const stood = (account.spent[left] ?? 0) + millisecondsBetween(account.since, at);
  return { ...account, since: at, spent: { ...account.spent, [left]: stood } };
};

/** With whom a case lies; `nobody` while nothing is asked of anybody. */
export const caseSides = [
  'vendor',
  'appraiser',
  'approver',
  'owner',
  'assessor',
  'ministry',
  'nobody',
] as const;
export type CaseSide = (typeof caseSides)[number];

const sideOf: Readonly<Record<Status, CaseSide>> = {
  drafting: 'vendor',
  submitted: 'nobody',
  returned: 'vendor',
  withdrawn: 'nobody',
  'awaiting-appraisal': 'appraiser',
  appraised: 'approver',
  'level-approved': 'owner',
  assessing: 'assessor',
  remediating: 'vendor',
  eligible: 'owner',
  'not-eligible': 'nobody',
  'awaiting-publication': 'ministry',
  published: 'nobody',
  refused: 'owner',
  delisted: 'owner',
};

/** How long a case lay with each, in milliseconds; their sum is `elapsed`, the time from the beginning of the account to now. */
export interface TimeBySide {
  readonly from: string;
  readonly elapsed: number;
  readonly by: Readonly<Record<CaseSide, number>>;
}

/** The account of a case as of now, by whom it lay with; null where none was kept yet. */
export const timeBySide = (account: Account | null, status: Status, now: string): TimeBySide | null => {
  if (account === null) return null;
  const { spent } = accountAfter(account, status, now);
  const by: Record<CaseSide, number> = {
    vendor: 0,
    appraiser: 0,
    approver: 0,
    owner: 0,
    assessor: 0,
    ministry: 0,
    nobody: 0,
  };
  for (const stood of statuses) by[sideOf[stood]] += spent[stood] ?? 0;
  return { from: account.from, elapsed: millisecondsBetween(account.from, now), by };
};
