import type { Actor } from '../actor.ts';
import type { Move } from '../moves.ts';
import {
  coolingOffUntil,
  employmentTie,
  personTie,
  servedUnitTie,
  tieAmong,
} from '../organisation/interest.ts';
import { organisationIn } from '../organisation/organisation.ts';
import type { Interest } from '../organisation/organisation.ts';
import type { Refused } from '../result.ts';
import { refuse } from '../result.ts';
import type { Context } from '../rules.ts';
import { vietnamDayOf } from '../working-days.ts';
import type { DossierCommand } from './commands.ts';
import type { Dossier } from './dossier.ts';
import { vendorNames } from './parties.ts';

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
  'grant-grace',
  'revoke',
];

/** A tie of somebody to one body that was declared of them, of their unit, or of a unit that they served in. */
const declaredTie = (
  vendor: string,
  { subject, unit, organisation }: Actor,
  { now, organisations, ties }: Context,
): Interest | undefined => {
  const person = { subject, unit, vendor, day: vietnamDayOf(now) };
  const ofUnits = Object.values(organisations).map((body) => servedUnitTie(body, person));
  return (
    personTie(organisationIn(organisations, organisation), person) ??
    tieAmong(ties, vendor, person.day) ??
    ofUnits.find((tie) => tie !== undefined)
  );
};

/** The tie of somebody to the vendor, under whatever name that goes or went; who works for it today is no stranger within one body. */
const tieOf = (dossier: Dossier, actor: Actor, context: Context): Interest | undefined => {
  const vendors = vendorNames(dossier, context);
  const person = { subject: actor.subject, day: vietnamDayOf(context.now) };
  const employers = vendors.includes(actor.organisation) ? [] : vendors;
  const ties = [
    ...vendors.map((vendor) => declaredTie(vendor, actor, context)),
    ...employers.map((vendor) => employmentTie(organisationIn(context.organisations, vendor), person)),
  ];
  return ties.find((tie) => tie !== undefined);
};

/** `conflict-of-interest` for who is tied to the vendor or worked for it, until two years after that ended. */
export const refusedByInterest = (
  dossier: Dossier,
  { type, actor }: DossierCommand,
  context: Context,
): Refused | null => {
  if (!judgingMoves.some((move) => move === type)) return null;
  const tie = tieOf(dossier, actor, context);
  if (tie === undefined) return null;
  const until = coolingOffUntil(tie);
  return refuse('conflict-of-interest', {
    vendor: dossier.facts.vendor,
    kind: tie.kind,
    ...(until !== null && { until }),
  });
};
