/** How often somebody may ask: `limit` times in each window of so many `seconds`; the counts of so many askers are kept. */
export interface WindowTerms {
  readonly limit: number;
  readonly seconds: number;
  readonly remembers: number;
}

/** Counts one request of somebody at an instant (ISO 8601): 0 where they may go on, else the whole seconds to wait. */
export type Allowance = (who: string, at: string) => number;

/**
 * Limits requests by who asks, in the memory of one instance: windows begin for all at once, so that one look at the time
 * empties the memory, and where more askers come than it remembers, the one who asked first is forgotten.
 */
export const fixedWindow = ({ limit, seconds, remembers }: WindowTerms): Allowance => {
  const counts = new Map<string, number>();
  let current = Number.NaN;
  return (who, at) => {
    const time = Date.parse(at) / 1000;
    const window = Math.floor(time / seconds);
    if (window !== current) counts.clear();
    current = window;
    const count = (counts.get(who) ?? 0) + 1;
    if (count > limit) return Math.ceil((window + 1) * seconds - time);
    const [first] = counts.size >= remembers && count === 1 ? counts.keys() : [];
    if (first !== undefined) counts.delete(first);
    counts.set(who, count);
    return 0;
  };
};
