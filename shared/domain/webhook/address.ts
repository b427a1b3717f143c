/** Networks that no receiver of a webhook may stand in: this host, private, shared, link-local, metadata, reserved (IANA special-purpose registries, RFC 6890). */
const closed4: readonly (readonly [network: string, bits: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

const four = (address: string): number | null => {
  const parts = address.split('.');
  if (parts.length !== 4 || parts.some((part) => !/^(?:0|[1-9]\d{0,2})$/u.test(part) || Number(part) > 255))
    return null;
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0);
};

const isIn = (address: number, network: string, bits: number): boolean => {
  const size = 2 ** (32 - bits);
  return Math.floor(address / size) === Math.floor((four(network) ?? -1) / size);
};

const isOpen4 = (address: number): boolean =>
  !closed4.some(([network, bits]) => isIn(address, network, bits));

/** An IPv4 address at the end, written as the two groups that it is; null where it is none. */
const inHex = (address: string): string | null => {
  const [, head = '', tail = ''] = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/u.exec(address) ?? [];
  if (tail === '') return address;
  const last = four(tail);
  if (last === null) return null;
  return `${head}${Math.floor(last / 65_536).toString(16)}:${(last % 65_536).toString(16)}`;
};

const parts = (half: string): string[] => (half === '' ? [] : half.split(':'));

/** The eight groups of an IPv6 address as texts, what `::` leaves out filled in; null where they are not eight. */
const eight = (address: string): string[] | null => {
  const [head = '', rest, ...more] = address.split('::');
  if (more.length > 0) return null;
  const given = [parts(head), parts(rest ?? '')] as const;
  const missing = 8 - given[0].length - given[1].length;
  const fits = rest === undefined ? missing === 0 : missing > 0;
  return fits ? [...given[0], ...Array.from({ length: missing }, () => '0'), ...given[1]] : null;
};

/** The eight groups of an IPv6 address without a zone; null for anything else. */
const groupsOf = (address: string): number[] | null => {
  const hex = inHex(address);
  const groups = hex === null ? null : eight(hex);
  if (groups?.every((group) => /^[0-9a-f]{1,4}$/iu.test(group)) !== true) return null;
  return groups.map((group) => parseInt(group, 16));
};

/** Only global unicast (2000::/3), and of that neither documentation, nor tunnels that carry another address (6to4, Teredo), nor special registries. */
const isOpen6 = (groups: readonly number[]): boolean => {
  const [first = 0, second = 0] = groups;
  if (first < 0x2000 || first > 0x3fff) return false;
  if (first === 0x2002 || (first === 0x2001 && (second < 0x200 || second === 0xdb8))) return false;
  return first !== 0x3fff;
};

/** True for an address that a webhook may be sent to: a public one. Whatever is no address is not open. */
export const isOpenAddress = (address: string): boolean => {
  const known = four(address);
  if (known !== null) return isOpen4(known);
  const groups = groupsOf(address);
  return groups !== null && isOpen6(groups);
};
