type Plain = Readonly<Record<string, unknown>>;

const isObject = (raw: unknown): raw is Plain =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);

const fault = (): never => {
  throw new Error('the table gave a value of no kind that is of use here');
};

/** How a value is read that stands under the letter of its kind. Sets and bytes are of no use here. */
const readers: Readonly<Record<string, (value: unknown) => unknown>> = {
  S: (value) => (typeof value === 'string' ? value : fault()),
  N: (value) => (typeof value === 'string' ? Number(value) : fault()),
  BOOL: (value) => (typeof value === 'boolean' ? value : fault()),
  NULL: (value) => (typeof value === 'boolean' ? null : fault()),
  L: (value) => (Array.isArray(value) ? value.map(plain) : fault()),
  M: (value) => plainItem(value),
};

const plain = (raw: unknown): unknown => {
  const [one, ...others] = isObject(raw) ? Object.entries(raw) : [];
  if (one === undefined || others.length > 0) return fault();
  const [kind, value] = one;
  return Object.hasOwn(readers, kind) ? readers[kind]?.(value) : fault();
};

/**
 * An item as the raw protocol of DynamoDB gives it, without the letters; throws on anything else. What the values mean is for the
 * schema of the item to say: this is done for every answer of the gate, and by hand, for a schema of the letters took longer than
 * that of the record.
 */
export const plainItem = (raw: unknown): Plain => {
  if (!isObject(raw)) return fault();
  return Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, plain(value)]));
};
