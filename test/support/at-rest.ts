/** What grows while nobody does anything: how long a case has lain with whom. */
const growing: readonly string[] = ['time', 'clock', 'clocks'];

/** An answer's body without what time alone changes, so that before and after can be compared. */
export const atRest = (body: unknown): unknown =>
  JSON.parse(
    JSON.stringify(body ?? null, (key, value: unknown) => (growing.includes(key) ? undefined : value)),
  );
