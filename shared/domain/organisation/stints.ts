import type { Member, Organisation, Stint } from './organisation.ts';

const earlier = (one: string, other: string | null): string => (other === null || one < other ? one : other);

/** True unless it ended before it began: then nobody served. */
const wasServed = ({ firstDay, lastDay }: Stint): boolean =>
  firstDay === null || lastDay === null || firstDay <= lastDay;

/** One time from the beginning of both to the end of both: what lies between counts as served. */
const joined = (one: Stint, other: Stint): Stint => {
  const first = [one.firstDay, other.firstDay].filter((day) => day !== null).toSorted();
  const last = [one.lastDay, other.lastDay].filter((day) => day !== null).toSorted();
  return {
    unit: one.unit,
    firstDay: first.length === 2 ? (first[0] ?? null) : null,
    lastDay: last.length === 2 ? (last[1] ?? null) : null,
  };
};

const covers = (outer: Stint, inner: Stint): boolean =>
  outer.unit === inner.unit &&
  (outer.firstDay === null || (inner.firstDay !== null && outer.firstDay <= inner.firstDay)) &&
  (outer.lastDay === null || (inner.lastDay !== null && inner.lastDay <= outer.lastDay));

/**
 * The times that a member has served by today when appointed anew, one of each unit, for ties are read from them; what the new
 * appointment covers itself is not repeated.
 */
export const formerStints = (
  { unit, firstDay, lastDay, former = [] }: Member,
  appointment: Stint,
  today: string,
): Stint[] => {
  const until = { unit, firstDay, lastDay: earlier(today, lastDay) };
  const same = former.find((stint) => stint.unit === unit);
  const latest = same === undefined || !wasServed(until) ? until : joined(same, until);
  const others = former.filter((stint) => stint !== same || !wasServed(until));
  return [...others, latest].filter((stint) => wasServed(stint) && !covers(appointment, stint));
};

/** The times that somebody serves or has served in units of an organisation, the present one first; none for who never did. */
export const stintsOf = (organisation: Organisation | undefined, subject: string): Stint[] => {
  const members = organisation?.members ?? {};
  const member = Object.hasOwn(members, subject) ? members[subject] : undefined;
  if (member === undefined) return [];
  const { unit, firstDay, lastDay, former = [] } = member;
  return [{ unit, firstDay, lastDay }, ...former].filter(wasServed);
};
