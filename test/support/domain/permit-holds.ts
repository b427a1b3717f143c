/** What of an event this model looks at. */
interface Told {
  readonly type: string;
  readonly validUntil?: unknown;
  readonly supersededFrom?: unknown;
}

const ends = ['PermitRevoked', 'PermitEndedWithPlatform', 'PermitSuperseded', 'PermitExpired'];

/** Whether a permit holds at an instant (ISO 8601 UTC), told from the events of its case alone. */
export const permitHolds = (events: readonly Told[], at: string): boolean => {
  const types = events.map(({ type }) => type);
  const issued = events.findLast(({ type }) => type === 'PermitIssued');
  const announced = events.findLast(({ type }) => type === 'SuccessorAnnounced');
  if (issued === undefined || ends.some((type) => types.includes(type))) return false;
  const isSuspended = types.lastIndexOf('PermitSuspended') > types.lastIndexOf('PermitReinstated');
  const isReplaced = announced !== undefined && String(announced.supersededFrom) <= at;
  return !isSuspended && !isReplaced && at < String(issued.validUntil);
};
