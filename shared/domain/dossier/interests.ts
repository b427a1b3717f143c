import type { Move } from '../moves.ts';
import { coolingOffUntil, personTie } from '../organisation/interest.ts';
import { organisationIn } from '../organisation/organisation.ts';
import type { Refused } from '../result.ts';
import { refuse } from '../result.ts';
import type { Context } from '../rules.ts';
import { vietnamDayOf } from '../working-days.ts';
import type { DossierCommand } from './commands.ts';
import type { Dossier } from './dossier.ts';

/** The moves by which somebody judges a vendor's platform; whoever is tied to the vendor makes none of them. */
export const judgingMoves: readonly Move[] = [
  'expert-opinion',
  'return-incomplete',
  'appraise',
  'approve-level',
  'decline-level',
  'import-level',
  'assign',
  'reassign',
  'record-results',
  'accept-not-applicable',
  'raise-finding',
  'recheck-finding',
  'conclude',
  'approve-publication',
  'refuse-publication',
  'suspend',
  'reinstate',
  'revoke',
];

/** `conflict-of-interest` for who has declared a tie to the vendor, until two years after it ended. */
export const refusedByInterest = (
  { facts }: Dossier,
  { type, actor }: DossierCommand,
  { now, organisations }: Context,
): Refused | null => {
  if (!judgingMoves.some((move) => move === type)) return null;
  const tie = personTie(organisationIn(organisations, actor.organisation), {
    subject: actor.subject,
    unit: actor.unit,
    vendor: facts.vendor,
    day: vietnamDayOf(now),
  });
  if (tie === undefined) return null;
  const until = coolingOffUntil(tie);
  return refuse('conflict-of-interest', {
    vendor: facts.vendor,
    kind: tie.kind,
    ...(until !== null && { until }),
  });
};
