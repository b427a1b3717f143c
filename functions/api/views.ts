import type { Item } from '../../shared/aws/reads.ts';

/** An item without some of its attributes. */
export const without =
  (...names: readonly string[]) =>
  (item: Item): Record<string, unknown> =>
    Object.fromEntries(Object.entries(item).filter(([name]) => !names.includes(name)));

/** An item without its place in the table. */
export const plain = without('pk', 'sk');
