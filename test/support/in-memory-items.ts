import * as z from 'zod';
import type { Item } from '../../shared/aws/reads.ts';

/** The key of an item in the one table. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

const itemShape = z.record(z.string(), z.unknown());

/** A copy as the table would give it back: plain data, without what is undefined. */
const copyOf = (item: Item): Item => itemShape.parse(JSON.parse(JSON.stringify(item)));

/** The one table in memory: items by partition and sort key, copied on the way in. */
export const inMemoryItems = () => {
  const partitions = new Map<string, Map<string, Item>>();
  const partition = (pk: string): Map<string, Item> => {
    const found = partitions.get(pk) ?? new Map<string, Item>();
    partitions.set(pk, found);
    return found;
  };
  return {
    get: ({ pk, sk }: Key): Item | null => partitions.get(pk)?.get(sk) ?? null,
    put: ({ pk, sk }: Key, body: Item): void => {
      partition(pk).set(sk, copyOf({ ...body, pk, sk }));
    },
    remove: ({ pk, sk }: Key): void => {
      partition(pk).delete(sk);
    },
    /** Every item of a partition whose sort key starts so, in the order of the sort key. */
    under: (pk: string, prefix: string): Item[] =>
      [...(partitions.get(pk) ?? [])]
        .filter(([sk]) => sk.startsWith(prefix))
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([, item]) => item),
    all: (): Item[] => [...partitions.values()].flatMap((items) => [...items.values()]),
  };
};

export type InMemoryItems = ReturnType<typeof inMemoryItems>;
