import type { Entitlement, Unit } from './organisation.ts';
import { inForce } from './period.ts';

/** The number that was named, where one was; without it any entitlement in force will do. */
type Wanted = Pick<Entitlement, 'kind' | 'number'> | null;

/** What entitles a unit to assess on a day (Decree 331/2026 Art. 31.2(c)); undefined where it lapsed, or there is none. */
export const entitlementOn = (unit: Unit | undefined, wanted: Wanted, day: string): Entitlement | undefined =>
  unit?.entitlements.find(
    (entitlement) =>
      inForce(entitlement, day) &&
      (wanted === null || (wanted.kind === entitlement.kind && wanted.number === entitlement.number)),
  );
