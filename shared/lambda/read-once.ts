/** What was read is kept no longer than so many milliseconds. */
const longest = 20_000;
const timesAsLong = 20;

/**
 * Reads something large once for several requests: it is kept for twenty times as long as it took to read, and no longer than
 * twenty seconds, so that what is small is always as it is now, and what is large does not spend its time on being read.
 */
export const readOnce = <T>(now: () => string, read: () => Promise<T>): (() => Promise<T>) => {
  const clock = (): number => Date.parse(now());
  let kept: Promise<T> | null = null;
  let until = 0;
  const readNow = async (): Promise<T> => {
    const started = clock();
    until = started + longest;
    const found = await read();
    until = started + Math.min(longest, timesAsLong * (clock() - started));
    return found;
  };
  return () => {
    if (kept === null || clock() >= until) {
      kept = readNow().catch((error: unknown) => {
        kept = null;
        throw error;
      });
    }
    return kept;
  };
};
