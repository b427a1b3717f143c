import type { Permit } from './dossier/dossier.ts';
import type { PermitStatus } from './moves.ts';

/**
 * The status of a permit at an instant (ISO 8601 UTC): arithmetic at the moment of reading, whatever a sweep has recorded.
 * A suspended permit lapses like a valid one; a final status never changes.
 */
export const permitStatusAt = (
  permit: Pick<Permit, 'status' | 'validUntil' | 'supersededFrom'>,
  now: string,
): PermitStatus => {
  if (permit.status !== 'valid' && permit.status !== 'suspended') return permit.status;
  if (permit.validUntil <= now) return 'expired';
  if (permit.supersededFrom !== null && permit.supersededFrom <= now) return 'superseded';
  return permit.status;
};

/** The instant at which a permit lapses by itself; null once it has ended. */
export const lapsesAt = (permit: Permit): string | null => {
  if (permit.status !== 'valid' && permit.status !== 'suspended') return null;
  const { supersededFrom, validUntil } = permit;
  return supersededFrom !== null && supersededFrom < validUntil ? supersededFrom : validUntil;
};
