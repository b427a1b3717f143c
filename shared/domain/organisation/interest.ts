import { addMonths } from '../working-days.ts';
import type { Interest, Organisation } from './organisation.ts';
import type { Period } from './period.ts';
import { stintsOf } from './stints.ts';

/** How long a tie to a vendor still counts after it has ended, in months (our choice: two years). */
export const coolingOffMonths = 24;

/** The last day on which a tie stands in the way; null while the tie lasts. */
export const coolingOffUntil = ({ lastDay }: Interest): string | null =>
  lastDay === null ? null : addMonths(lastDay, coolingOffMonths);

const standsInTheWay = (interest: Interest, day: string): boolean => {
  const until = coolingOffUntil(interest);
  return (interest.firstDay === null || interest.firstDay <= day) && (until === null || day <= until);
};

const endsBeforeItBegins = ({ firstDay, lastDay }: Period): boolean =>
  firstDay !== null && lastDay !== null && lastDay < firstDay;

const tiesTo = (organisation: Organisation | undefined, vendor: string, day: string): Interest[] =>
  Object.values(organisation?.interests ?? {}).filter(
    (interest) => interest.vendor === vendor && standsInTheWay(interest, day),
  );

/** The one of somebody's ties that binds to a vendor and stands in the way on a day, wherever it was declared. */
export const tieAmong = (ties: readonly Interest[], vendor: string, day: string): Interest | undefined =>
  ties.find((tie) => tie.vendor === vendor && standsInTheWay(tie, day));

/** A tie of that whole unit to a vendor that stands in the way on a day; undefined where there is none. */
export const unitTie = (
  organisation: Organisation | undefined,
  { unit, vendor, day }: { readonly unit: string; readonly vendor: string; readonly day: string },
): Interest | undefined =>
  tiesTo(organisation, vendor, day).find((tie) => tie.subject === null && tie.unit === unit);

/** A tie of that person, or of the person's unit, to a vendor that stands in the way on a day. */
export const personTie = (
  organisation: Organisation | undefined,
  person: { readonly subject: string; readonly unit: string; readonly vendor: string; readonly day: string },
): Interest | undefined =>
  unitTie(organisation, person) ??
  tiesTo(organisation, person.vendor, person.day).find(({ subject }) => subject === person.subject);

const later = (one: string | null, other: string | null): string | null =>
  one !== null && (other === null || one > other) ? one : other;

const sooner = (one: string | null, other: string | null): string | null =>
  one !== null && (other === null || one < other) ? one : other;

/**
 * A tie of a unit that somebody served in while it lasted: it stays theirs wherever they go, as of the days that both have in
 * common. Undefined where there is none, or where it no longer stands in the way.
 */
export const servedUnitTie = (
  organisation: Organisation | undefined,
  { subject, vendor, day }: { readonly subject: string; readonly vendor: string; readonly day: string },
): Interest | undefined => {
  const ofUnits = Object.values(organisation?.interests ?? {}).filter(
    (tie) => tie.subject === null && tie.vendor === vendor,
  );
  return stintsOf(organisation, subject)
    .flatMap((stint) =>
      ofUnits
        .filter(({ unit }) => unit === stint.unit)
        .map((tie) => ({
          ...tie,
          firstDay: later(tie.firstDay, stint.firstDay),
          lastDay: sooner(tie.lastDay, stint.lastDay),
        })),
    )
    .find((tie) => !endsBeforeItBegins(tie) && standsInTheWay(tie, day));
};

/**
 * What somebody who works for the vendor, or did less than two years ago, is tied by, whether or not they declared it; undefined
 * for who never did. The vendor's own register says so, and keeps whom it dismissed
 * and who was appointed anew.
 */
export const employmentTie = (
  vendor: Organisation | undefined,
  { subject, day }: { readonly subject: string; readonly day: string },
): Interest | undefined => {
  if (vendor === undefined) return undefined;
  return stintsOf(vendor, subject)
    .map((stint): Interest => ({ ...stint, subject, vendor: vendor.id, kind: 'employed' }))
    .find((tie) => standsInTheWay(tie, day));
};
