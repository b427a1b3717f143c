import { reportsOwed } from '../domain/organisation/deadlines.ts';
import type { ReportingAround } from '../domain/organisation/deadlines.ts';
import type { OrganisationEvent } from '../domain/organisation/events.ts';
import type { Organisation } from '../domain/organisation/organisation.ts';
import type { Change } from './aggregate.ts';
import { keys } from './keys.ts';
import type { SideItem } from './ports.ts';
import type { OrganisationWish } from './wishes.ts';

const kind = 'annual-report';

interface Outcome {
  readonly ruleset: string;
  readonly year: number;
  readonly outcome: 'kept' | 'missed';
  readonly isSent: boolean;
}

/** What an event says of a yearly report: that it was sent, in time by its document or not, or that its last day has passed. */
const outcomeOf = (event: OrganisationEvent): Outcome[] => {
  if (event.type === 'AnnualReportSent') {
    const { ruleset, year, late } = event;
    return [{ ruleset, year, outcome: late ? 'missed' : 'kept', isSent: true }];
  }
  if (event.type !== 'ClockMissed' || event.kind !== kind) return [];
  const [ruleset = '', year = ''] = event.items;
  return [{ ruleset, year: Number(year), outcome: 'missed', isSent: false }];
};

/**
 * Which yearly reports an owner kept or missed, for statistics: one item for each law and year, under the month from which on it may
 * be sent; written anew when a report that was missed is sent after all.
 */
export const reportItems = (
  { after, events, at }: Change<Organisation, OrganisationEvent, OrganisationWish>,
  around: ReportingAround,
): SideItem[] =>
  events.flatMap(outcomeOf).flatMap(({ ruleset, year, outcome, isSent }): SideItem[] => {
    const owed = reportsOwed(after, around).find((one) => one.ruleset === ruleset && one.year === year);
    if (owed === undefined) return [];
    const startedAt = `${owed.sendableFrom}T00:00:00.000Z`;
    const whose = { role: 'owner', organisation: after.id };
    const of = { organisation: after.id, dossierId: `${ruleset}-${String(year)}`, kind };
    const body = { kind, outcome, whose, ruleset, startedAt, endedAt: isSent ? at : null, dueOn: owed.dueOn };
    return [{ key: keys.clockOutcome(startedAt, of), body, claim: null }];
  });
