import type { Organisations } from './organisation.ts';
import { actsOn, organisationIn, organisationOfUnit } from './organisation.ts';

/** A chain of successors longer than this is a circle. */
export const longestChain = 8;

/**
 * The body that acts for the given one on a day: itself, or the last successor that acts, as far as they were looked up. One
 * that has not begun, whose successors do not act either, or that was not looked up, stands for itself.
 */
export const actingFor = (id: string, organisations: Organisations, day: string): string => {
  let next = id;
  for (let n = 0; n < longestChain; n += 1) {
    const body = organisationIn(organisations, next);
    if (body === undefined) return id;
    if (actsOn(body, day)) return next;
    const { successor, validFrom } = body.details;
    if (successor === null || (validFrom !== null && validFrom > day)) return id;
    next = successor;
  }
  return id;
};

/** The unit that takes the place of a unit on a day: of the same name, in the body that acts. */
export const actingUnitFor = (unit: string, organisations: Organisations, day: string): string => {
  const body = organisationOfUnit(unit);
  return `${actingFor(body, organisations, day)}${unit.slice(body.length)}`;
};

/** Which of these bodies have ended and name a successor that is not among those looked up. */
export const successorsMissing = (organisations: Organisations): string[] => [
  ...new Set(
    Object.values(organisations).flatMap(({ details: { validUntil, successor } }) =>
      validUntil === null || successor === null || Object.hasOwn(organisations, successor) ? [] : [successor],
    ),
  ),
];
