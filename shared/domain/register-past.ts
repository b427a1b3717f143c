import { adoptionKey } from './platform/adopt.ts';
import type { Adoption } from './platform/adoption.ts';
import { countedRecord } from './platform/former.ts';
import type { CountedRecord, Former } from './platform/former.ts';
import type { PlatformDetails, Standing } from './platform/platform.ts';
import { vietnamDayOf } from './working-days.ts';

/** A platform as the register holds it now. */
export interface Held extends Omit<PlatformDetails, 'vendor'> {
  readonly id: string;
  /** Instant; null of what was put on the register before this was kept. */
  readonly registeredAt: string | null;
  readonly standings: readonly Standing[];
  readonly adoptions: readonly Adoption[];
}

/** What held of a platform until an instant (ISO 8601 UTC). */
export interface FormerUntil extends Former {
  readonly platformId: string;
  readonly until: string;
}

/** The day that is asked about: its last instant, and the platforms that some list had on it. */
export interface AskedDay {
  readonly day: string;
  readonly end: string;
  readonly listed: ReadonlySet<string>;
}

/** A word and the day from which it counts: that of its document, else the one on which it was noted; empty where nobody kept that. */
interface Word {
  readonly adoption: Adoption | null;
  readonly from: string;
}

const wordFrom = (adoption: Adoption | null, notedAt: string | undefined): Word => ({
  adoption,
  from: adoption?.day ?? (notedAt === undefined ? '' : vietnamDayOf(notedAt)),
});

/** Every word on one locality by one author, in the order in which they were noted. */
const wordsOf = (key: string, { adoptions }: Held, former: readonly FormerUntil[]): Word[] => {
  const replaced = former.filter(({ word }) => word?.key === key);
  const current = adoptions.find((one) => adoptionKey(one) === key) ?? null;
  return [...replaced.map(({ word }) => word?.adoption ?? null), current].map((adoption, n) =>
    wordFrom(adoption, replaced[n - 1]?.until),
  );
};

/** What was the case by the words that are known now: of those that count on that day, the last that was noted. */
const adoptionsOn = (held: Held, former: readonly FormerUntil[], day: string): Adoption[] => {
  const keys = new Set([
    ...held.adoptions.map(adoptionKey),
    ...former.flatMap(({ word }) => word?.key ?? []),
  ]);
  return [...keys].flatMap(
    (key) =>
      wordsOf(key, held, former).findLast(({ adoption, from }) => adoption !== null && from <= day)
        ?.adoption ?? [],
  );
};

/** What was not kept of before is known from the permits themselves: none was there before it was issued. */
const issuedBy =
  (end: string) =>
  ({ permit }: Standing): boolean =>
    permit === null || permit.issuedAt <= end;

const recordOn = (held: Held, former: readonly FormerUntil[], end: string): CountedRecord => {
  const then = former.find(({ record, until }) => record !== null && until > end)?.record;
  const record = then ?? countedRecord(held, held.standings);
  return { ...record, standings: record.standings.filter(issuedBy(end)) };
};

const onDay = <Card extends Held>(held: Card, former: readonly FormerUntil[], asked: AskedDay): Card[] => {
  const { day, end, listed } = asked;
  const { isNamed, ...record } = recordOn(held, former, end);
  const adoptions = adoptionsOn(held, former, day);
  const isListed = listed.has(held.id);
  const isKnown = held.registeredAt === null || held.registeredAt <= end || isListed || adoptions.length > 0;
  const isPublic = isNamed || isListed || record.standings.some(({ published }) => published);
  return isKnown && isPublic ? [{ ...held, ...record, adoptions }] : [];
};

/**
 * The public register as it was at the end of an earlier day, of all that it holds now (also of what is not public) and what
 * that replaced, oldest first. What the register itself did counts from its instant; what a document says, of a list or an
 * adoption, from the day of the document, also where it was noted later.
 */
export const registerOn = <Card extends Held>(
  { held, former }: { readonly held: readonly Card[]; readonly former: readonly FormerUntil[] },
  asked: AskedDay,
): Card[] => {
  const byPlatform = Map.groupBy(former, ({ platformId }) => platformId);
  return held.flatMap((card) => onDay(card, byPlatform.get(card.id) ?? [], asked));
};
