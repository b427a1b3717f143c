import * as z from 'zod/mini';

/** A value as the protocol of DynamoDB has it: under the letter of its kind. Sets and bytes are of no use here. */
type StoredValue =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly BOOL: boolean }
  | { readonly NULL: boolean }
  | { readonly L: readonly StoredValue[] }
  | { readonly M: StoredItem };

/** An item as the raw protocol gives it. */
export type StoredItem = Readonly<{ [name: string]: StoredValue }>;

const storedValue: z.ZodMiniType<StoredValue> = z.lazy(() =>
  z.union([
    z.strictObject({ S: z.string() }),
    z.strictObject({ N: z.string() }),
    z.strictObject({ BOOL: z.boolean() }),
    z.strictObject({ NULL: z.boolean() }),
    z.strictObject({ L: z.array(storedValue) }),
    z.strictObject({ M: storedItem }),
  ]),
);
const storedItem: z.ZodMiniType<StoredItem> = z.record(z.string(), storedValue);

/** An item as it came over the wire; throws on anything else. */
export const parseStoredItem = (raw: unknown): StoredItem => storedItem.parse(raw);

const plain = (value: StoredValue): unknown => {
  if ('S' in value) return value.S;
  if ('N' in value) return Number(value.N);
  if ('BOOL' in value) return value.BOOL;
  if ('NULL' in value) return null;
  return 'L' in value ? value.L.map(plain) : plainItem(value.M);
};

/** The item without the letters. */
export const plainItem = (item: StoredItem): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plain(value)]));
