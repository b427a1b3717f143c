/** The fields of a record that have a name for people. */
const named = [
  ...['nameVi', 'nameEn', 'owner', 'ownerKind', 'category', 'lists', 'sources', 'purpose', 'functions'],
  ...['informationClasses', 'legalBasis', 'platformType', 'scope', 'address', 'contact', 'ndxp', 'label'],
  ...['apps', 'solution', 'termination', 'developer'],
];

/** What the carried data calls a field. */
const otherNames: Readonly<Record<string, string>> = {
  name_vi: 'nameVi',
  name_en: 'nameEn',
  owner_org: 'owner',
  owner_kind: 'ownerKind',
  url: 'address',
};

/** Under which key a field of a record is named for people: a notice of change, or a mark of doubt, may name any. */
export const keyOf = (field: string): string => {
  const key = otherNames[field] ?? field;
  return named.includes(key) ? key : 'other';
};
