/** Every column of an import of adoptions; names are part of the public contract. */
const columns = [
  ...(['platform', 'locality', 'scheme', 'province', 'basis', 'status'] as const),
  ...(['document', 'day', 'scope', 'source'] as const),
] as const;
export type AdoptionColumn = (typeof columns)[number];

/** What the carried data calls a column. */
const otherNames: Readonly<Record<string, AdoptionColumn>> = {
  platform_id: 'platform',
  province_scheme: 'scheme',
  province_code: 'province',
  date: 'day',
};

/** What the carried data says beside, in words for people. */
const passedOver = ['id', 'verified', 'notes'];
/** Names of platform and province, where the carried data has their codes beside them. */
const namesBesideCodes: Readonly<Record<string, string>> = {
  platform: 'platform_id',
  province: 'province_code',
};

/** The column of a name; `null` for one that is passed over, undefined for one that is unknown. */
export const adoptionColumnOf = (name: string, all: readonly string[]): AdoptionColumn | null | undefined => {
  const code = namesBesideCodes[name];
  if (passedOver.includes(name) || (code !== undefined && all.includes(code))) return null;
  return columns.find((column) => column === name) ?? otherNames[name];
};
