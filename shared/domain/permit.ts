import type { Permit } from './dossier/dossier.ts';
import type { PermitStatus } from './moves.ts';

type Lasting = Pick<Permit, 'status' | 'validUntil' | 'supersededFrom'>;

/** The instant at which a permit lapses by itself; null once it has ended. */
export const lapsesAt = ({ status, validUntil, supersededFrom }: Lasting): string | null => {
  if (status !== 'valid' && status !== 'suspended') return null;
  return supersededFrom !== null && supersededFrom < validUntil ? supersededFrom : validUntil;
};

/** True while a permit has not ended at an instant (ISO 8601 UTC): it is valid, or suspended and may come back. */
export const isRunning = (permit: Lasting | null, now: string): boolean => {
  const lapse = permit === null ? null : lapsesAt(permit);
  return lapse !== null && now < lapse;
};

/**
 * The status of a permit at an instant (ISO 8601 UTC): arithmetic at the moment of reading, whatever a sweep has recorded.
 * A suspended permit lapses like a valid one; what came first, its last day or its successor, stays: a final status never changes.
 */
export const permitStatusAt = (permit: Lasting, now: string): PermitStatus => {
  const lapse = lapsesAt(permit);
  if (lapse === null || now < lapse) return permit.status;
  return lapse === permit.validUntil ? 'expired' : 'superseded';
};
