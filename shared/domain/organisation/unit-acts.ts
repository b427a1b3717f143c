import type { Decision, Refused } from '../result.ts';
import { accept, refuse } from '../result.ts';
import type { OrganisationCommandOf } from './commands.ts';
import type { OrganisationEvent } from './events.ts';
import type { Organisation, Unit } from './organisation.ts';
import { organisationOfUnit } from './organisation.ts';
import type { Period } from './period.ts';

type Decided = Decision<OrganisationEvent>;

/** `period-reversed` where the last day is before the first. */
export const refusedByPeriod = ({ firstDay, lastDay }: Period): Refused | null =>
  firstDay !== null && lastDay !== null && lastDay < firstDay
    ? refuse('period-reversed', { firstDay, lastDay })
    : null;

/** `already-ended` where what is to end has an earlier last day already: an end never prolongs. */
export const refusedByEarlierEnd = ({ lastDay }: Pick<Period, 'lastDay'>, wished: string): Refused | null =>
  lastDay !== null && lastDay < wished ? refuse('already-ended', { lastDay }) : null;

/** The unit of that name in the organisation; undefined where it has none. */
export const unitOf = ({ units }: Organisation, unit: string): Unit | undefined =>
  Object.hasOwn(units, unit) ? units[unit] : undefined;

/** Registers a unit of the organisation, or states anew what it is for; its licences stay. */
export const setUnit = (state: Organisation, { body }: OrganisationCommandOf<'set-unit'>): Decided => {
  const { unit, ...given } = body;
  if (organisationOfUnit(unit) !== state.id) return refuse('unit-of-another-organisation', { unit });
  const entitlements = unitOf(state, unit)?.entitlements ?? [];
  return refusedByPeriod(body) ?? accept({ type: 'UnitSet', unit, as: { ...given, entitlements } });
};

/** States a licence, a state service's mandate or a designation of a unit; a number is stated once. */
export const entitleUnit = (
  state: Organisation,
  { body }: OrganisationCommandOf<'entitle-unit'>,
): Decided => {
  const { unit, entitlement } = body;
  const known = unitOf(state, unit);
  if (known === undefined) return refuse('unit-unknown', { unit });
  if (known.entitlements.some(({ number }) => number === entitlement.number))
    return refuse('already-exists', { number: entitlement.number });
  return refusedByPeriod(entitlement) ?? accept({ type: 'UnitEntitled', unit, entitlement });
};

/** Ends a licence or designation on a day; what was judged under it before stays judged. */
export const withdrawEntitlement = (
  state: Organisation,
  { body }: OrganisationCommandOf<'withdraw-entitlement'>,
): Decided => {
  const known = unitOf(state, body.unit)?.entitlements.find(({ number }) => number === body.number);
  if (known === undefined) return refuse('entitlement-unknown', { number: body.number });
  return refusedByEarlierEnd(known, body.lastDay) ?? accept({ type: 'EntitlementWithdrawn', ...body });
};
