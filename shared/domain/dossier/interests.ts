import type { Actor } from '../actor.ts';
import type { Move } from '../moves.ts';
import { coolingOffUntil, employmentTie, personTie, tieAmong } from '../organisation/interest.ts';
import { organisationIn } from '../organisation/organisation.ts';
import type { Interest } from '../organisation/organisation.ts';
import type { Refused } from '../result.ts';
import { refuse } from '../result.ts';
import type { Context } from '../rules.ts';
import { vietnamDayOf } from '../working-days.ts';
import type { DossierCommand } from './commands.ts';
import type { CaseFacts, Dossier } from './dossier.ts';

/** The moves by which somebody judges a vendor's platform; whoever is tied to the vendor makes none of them. */
export const judgingMoves: readonly Move[] = [
  'expert-opinion',
  'give-opinion',
  'return-incomplete',
  'appraise',
  'approve-level',
  'decline-level',
  'import-level',
  'assign',
  'reassign',
  'record-results',
  'take-over-results',
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

/** The tie of somebody to the vendor: declared, or that they worked for it and left; within one body nobody is a stranger. */
const tieOf = (
  { vendor }: CaseFacts,
  { subject, unit, organisation }: Actor,
  { now, organisations, ties }: Context,
): Interest | undefined => {
  const day = vietnamDayOf(now);
  const declared =
    personTie(organisationIn(organisations, organisation), { subject, unit, vendor, day }) ??
    tieAmong(ties, vendor, day);
  if (declared !== undefined || organisation === vendor) return declared;
  return employmentTie(organisationIn(organisations, vendor), { subject, day });
};

/** `conflict-of-interest` for who is tied to the vendor or worked for it, until two years after that ended. */
export const refusedByInterest = (
  { facts }: Dossier,
  { type, actor }: DossierCommand,
  context: Context,
): Refused | null => {
  if (!judgingMoves.some((move) => move === type)) return null;
  const tie = tieOf(facts, actor, context);
  if (tie === undefined) return null;
  const until = coolingOffUntil(tie);
  return refuse('conflict-of-interest', {
    vendor: facts.vendor,
    kind: tie.kind,
    ...(until !== null && { until }),
  });
};
