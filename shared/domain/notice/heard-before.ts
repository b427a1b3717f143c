import type { ToldDesk } from './notice.ts';
import type { adopterNotices } from './platform-table.ts';

/** By which events of the permit itself who runs the release has heard more than what its adopters are told. */
const saidMore: Readonly<Record<(typeof adopterNotices)[number], readonly string[]>> = {
  AdoptedPermitLapsed: [
    'PermitSuspended',
    'PermitRevoked',
    'PermitEndedWithPlatform',
    'PermitSuperseded',
    'PermitExpired',
  ],
  AdoptedPermitEnding: ['SuccessorAnnounced'],
  AdoptedPermitBack: ['PermitReinstated', 'RenewalAnnounced'],
  AdoptedDelisted: [],
};
const saidMoreBy: Readonly<Record<string, readonly string[]>> = saidMore;

/**
 * What is left to tell at these desks once other desks have heard of the same: an organisation that has declared a use and runs the
 * release too is told once, by the event of the permit, which says how it ended. Whoever reads for a locality reads at the desk of
 * operations as well; at any other desk other people read, who have heard nothing.
 */
export const notHeardBefore = (
  desks: readonly ToldDesk[],
  before: readonly ToldDesk[],
): readonly ToldDesk[] =>
  desks.flatMap((one) => {
    if (one.desk !== 'locality') return [one];
    const heard = before
      .filter(({ organisation, desk }) => organisation === one.organisation && desk === 'operations')
      .flatMap(({ events }) => events);
    const events = one.events.filter(
      (name) => !(saidMoreBy[name] ?? []).some((more) => heard.includes(more)),
    );
    return events.length === 0 ? [] : [{ ...one, events }];
  });
