import { availableParallelism } from 'node:os';

/** How many at once: with more than two to a core they only wait for each other. */
const lanes = 2 * availableParallelism();

/** Does the same with every item, several at a time, in order; the first failure ends it and is thrown. */
export async function inFlight<Item, Made>(
  items: readonly Item[],
  make: (item: Item) => Promise<Made>,
): Promise<readonly Made[]> {
  const made: Made[] = [];
  const waiting = items.entries();
  let failed = false;
  const lane = async () => {
    for (const [index, item] of waiting) {
      if (failed) return;
      made[index] = await make(item).catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return made;
}
