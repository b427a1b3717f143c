/** What a stretch of time was for a permit. */
type Stretch = 'valid' | 'suspended' | 'ended';

/** A stretch of the line, in percent of its length from the left. */
interface Segment {
  readonly kind: Stretch;
  readonly from: number;
  readonly to: number;
}

/** What changed the permit, and when (ISO instants). */
interface Turn {
  readonly kind: string;
  readonly at: string;
}

/** The validity of a permit as a line: its stretches, where today is, and the instants at both ends. */
export interface ValidityLine {
  readonly segments: readonly Segment[];
  readonly today: number;
  readonly begins: string;
  readonly ends: string;
}

/** What a ruling makes of the permit from then on; the others leave it as it is. */
const makes: Readonly<Record<string, Stretch>> = {
  suspension: 'suspended',
  reinstatement: 'valid',
  revocation: 'ended',
  expiry: 'ended',
  supersession: 'ended',
};

const rounded = (value: number): number => Math.round(value * 100) / 100;

/**
 * The line from the day a permit was given to its last day, or to today where that is later. `turns` are the rulings on it, in
 * any order; after the last day it has ended whatever was ruled.
 */
export const validityLine = (
  { issuedAt, validUntil }: { readonly issuedAt: string; readonly validUntil: string },
  turns: readonly Turn[],
  now: string,
): ValidityLine => {
  const [begins, ends] = [issuedAt, validUntil > now ? validUntil : now];
  const [start, length] = [Date.parse(begins), Math.max(1, Date.parse(ends) - Date.parse(begins))];
  const place = (at: string): number =>
    rounded(Math.min(100, Math.max(0, ((Date.parse(at) - start) / length) * 100)));
  const changes = [...turns, { kind: 'expiry', at: validUntil }]
    .flatMap(({ kind, at }) => {
      const stretch = makes[kind];
      return stretch === undefined || at > validUntil ? [] : [{ stretch, at }];
    })
    .toSorted((one, other) => one.at.localeCompare(other.at));
  const segments: Segment[] = [];
  let current: { kind: Stretch; from: number } = { kind: 'valid', from: 0 };
  for (const { stretch, at } of changes) {
    if (stretch === current.kind || current.kind === 'ended') continue;
    segments.push({ ...current, to: place(at) });
    current = { kind: stretch, from: place(at) };
  }
  const all = [...segments, { ...current, to: 100 }].filter(({ from, to }) => to > from);
  return { segments: all, today: place(now), begins, ends };
};
