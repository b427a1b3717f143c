import { entitlementOn } from '../organisation/entitlement.ts';
import { coolingOffUntil, unitTie } from '../organisation/interest.ts';
import { actsOn, organisationIn, organisationOfUnit, unitIn } from '../organisation/organisation.ts';
import type { Organisations, Unit } from '../organisation/organisation.ts';
import { inForce } from '../organisation/period.ts';
import type { RefusalCode } from '../refusal.ts';
import type { Decision, Refused } from '../result.ts';
import { accept, refuse } from '../result.ts';
import type { Context } from '../rules.ts';
import { vietnamDayOf } from '../working-days.ts';
import type { CommandOf, DossierBodies, DossierCommand } from './commands.ts';
import type { Assignment, Dossier, Qualification } from './dossier.ts';
import { isUnit, vendorNames, vendorOf } from './parties.ts';
import type { DossierEvent } from './events.ts';
import { asksForSpecialist } from './qualification.ts';

type Decided = Decision<DossierEvent>;

const dependent = (state: Dossier, assignment: Assignment, context: Context): RefusalCode | null => {
  const { facts, barredUnits } = state;
  const isNamed = (unit: string | null): boolean => isUnit(assignment.unit, unit, context);
  if (isNamed(facts.operatingUnit)) return 'assessor-operates';
  const isOfVendor = [facts.vendor, vendorOf(state, context)].includes(assignment.organisation);
  if (isOfVendor || isNamed(facts.vendorUnit)) return 'assessor-is-vendor';
  if (isNamed(facts.monitoringProvider)) return 'assessor-is-monitoring-provider';
  return barredUnits.some(isNamed) ? 'assessor-must-change' : null;
};

/** The unit's own tie to the vendor, or to another that the unit advised less than two years ago (our choice). */
const refusedByTie = (
  state: Dossier,
  { unit, organisation }: Pick<Assignment, 'unit' | 'organisation'>,
  context: Context,
): Refused | null => {
  const assessor = organisationIn(context.organisations, organisation);
  const day = vietnamDayOf(context.now);
  const tie = vendorNames(state, context)
    .map((vendor) => unitTie(assessor, { unit, vendor, day }))
    .find((one) => one !== undefined);
  if (tie === undefined) return null;
  const until = coolingOffUntil(tie);
  return refuse('assessor-cooling-off', { vendor: state.facts.vendor, ...(until !== null && { until }) });
};

/** The unit, where it is registered for assessing and acts on that day, as does its body. */
const assessingUnitOn = (unit: string, organisations: Organisations, day: string): Unit | undefined => {
  const body = organisationIn(organisations, organisationOfUnit(unit));
  const registered = unitIn(organisations, unit);
  const acts =
    body !== undefined && actsOn(body, day) && registered !== undefined && inForce(registered, day);
  return acts && registered.function === 'assessing' ? registered : undefined;
};

/** What entitles the unit to assess here, or the refusal; null where the law asks for no more than independence. */
const qualificationOf = (
  state: Dossier,
  { unit, qualification }: DossierBodies['assign'],
  { now, rules, organisations }: Context,
): { readonly qualification: Qualification | null } | { readonly refused: Refused } => {
  const day = vietnamDayOf(now);
  const registered = assessingUnitOn(unit, organisations, day);
  if (registered === undefined) return { refused: refuse('assessor-unit-unknown', { unit }) };
  const found = entitlementOn(registered, qualification ?? null, day);
  const needed = qualification !== undefined || asksForSpecialist(state, rules);
  if (found === undefined && needed) return { refused: refuse('assessor-not-qualified', { unit, day }) };
  return { qualification: found && needed ? { kind: found.kind, number: found.number } : null };
};

type Naming = Readonly<{
  actor: Pick<DossierCommand['actor'], 'unit'>;
  body: DossierBodies['assign'];
}>;

/** What entitles the named unit to assess this case, where the law asks for it; or why it may not. */
const named = (
  state: Dossier,
  { actor, body }: Naming,
  context: Context,
): { readonly qualification: Qualification | null } | { readonly refused: Refused } => {
  const { organisation, unit } = body;
  const bare: Assignment = { organisation, unit, qualification: null };
  const code = dependent(state, bare, context);
  if (code !== null) return { refused: refuse(code) };
  if (unit === actor.unit) return { refused: refuse('assessor-assigns-itself') };
  const tied = refusedByTie(state, bare, context);
  return tied === null ? qualificationOf(state, body, context) : { refused: tied };
};

/** Why a unit may not be assigned now by that person, as the assignment itself would be refused; null where it may. */
export const assessorObjection = (state: Dossier, naming: Naming, context: Context): Refused | null => {
  const found = named(state, naming, context);
  return 'refused' in found ? found.refused : null;
};

/**
 * The owner names who assesses: independent of operator, vendor and layer-2 monitoring, without a tie to the vendor, and
 * entitled on this day where the law asks for it (R13 to R15). Nobody assigns the own unit.
 */
export const assign = (
  state: Dossier,
  command: CommandOf<'assign'> | CommandOf<'reassign'>,
  context: Context,
): Decided => {
  const found = named(state, command, context);
  if ('refused' in found) return found.refused;
  const { organisation, unit } = command.body;
  const assignment = { organisation, unit, ...found };
  return accept({ type: command.type === 'assign' ? 'AssessorAssigned' : 'AssessorReassigned', assignment });
};

/** Why a unit may not judge as a specialist body here; null where it could be assigned and is licensed, of the state or designated. */
export const refusedAsSpecialist = (
  state: Dossier,
  { organisation, unit }: Pick<Assignment, 'organisation' | 'unit'>,
  context: Context,
): Refused | null => {
  const bare: Assignment = { organisation, unit, qualification: null };
  const code = dependent(state, bare, context);
  if (code !== null) return refuse(code);
  const qualified = qualificationOf({ ...state, needsSpecialist: true }, { organisation, unit }, context);
  const tied = refusedByTie(state, bare, context);
  return tied ?? ('refused' in qualified ? qualified.refused : null);
};

const assessing: readonly string[] = [
  'record-results',
  'take-over-results',
  'raise-finding',
  'recheck-finding',
  'conclude',
];

/**
 * The unit that took the place of the assigned one, because its body has ended, assesses only where it could be assigned
 * itself: nobody inherits independence or a licence. Null for the assigned unit, and for every other move.
 */
export const refusedAsSuccessor = (
  state: Dossier,
  { type, actor }: DossierCommand,
  context: Context,
): Refused | null => {
  const { unit, organisation } = actor;
  if (state.assignment === null || state.assignment.unit === unit || !assessing.includes(type)) return null;
  const bare: Assignment = { organisation, unit, qualification: null };
  const code = dependent(state, bare, context);
  if (code !== null) return refuse(code);
  const qualified = qualificationOf(state, { organisation, unit }, context);
  const tied = refusedByTie(state, bare, context) ?? refusedByTie(state, state.assignment, context);
  return tied ?? ('refused' in qualified ? qualified.refused : null);
};
