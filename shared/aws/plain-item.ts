import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** An item as the raw client reads it: every value under the letter of its kind. */
export type StoredItem = Readonly<Record<string, AttributeValue>>;

const plain = (value: AttributeValue): unknown => {
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return Number(value.N);
  if (value.BOOL !== undefined) return value.BOOL;
  if (value.NULL === true) return null;
  if (value.L !== undefined) return value.L.map(plain);
  if (value.M !== undefined) return plainItem(value.M);
  throw new Error(`no item here holds a value of the kind ${Object.keys(value).join()}`);
};

/** The item without the letters, for a reader that has no use for the whole document client; a set or bytes throw. */
export const plainItem = (item: StoredItem): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plain(value)]));
