interface Kept<T> {
  readonly readAt: number;
  readonly value: Promise<T>;
}

/**
 * Keeps what was read of a key for so many seconds of the business clock, in the memory of one instance. A read that fails is
 * not kept; where more keys come than it remembers, the one that was read first is forgotten.
 */
export const keptFor = <T>(
  { seconds, remembers }: { readonly seconds: number; readonly remembers: number },
  read: (key: string) => Promise<T>,
): ((key: string, now: string) => Promise<T>) => {
  const known = new Map<string, Kept<T>>();
  return (key, now) => {
    const time = Date.parse(now) / 1000;
    const found = known.get(key);
    if (found !== undefined && time >= found.readAt && time - found.readAt < seconds) return found.value;
    known.delete(key);
    const [first] = known.size >= remembers ? known.keys() : [];
    if (first !== undefined) known.delete(first);
    const value = read(key);
    known.set(key, { readAt: time, value });
    value.catch(() => known.delete(key));
    return value;
  };
};
