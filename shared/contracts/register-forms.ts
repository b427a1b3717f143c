import { writeCsv } from './csv.ts';
import type { RegisterEntry } from './register-entry.ts';

/** One form in which everybody takes the whole register, by the path under which it is asked for. */
interface RegisterForm {
  readonly path: string;
  readonly contentType: string;
  readonly write: (register: WholeRegister) => string;
}

/** Every platform that the public sees, by id, and what those are called whom the records name, by their ids. */
export interface WholeRegister {
  readonly entries: readonly RegisterEntry[];
  readonly names: Readonly<Record<string, { readonly nameVi: string; readonly nameEn: string | null }>>;
}

const columns = [
  ...(['id', 'nameVi', 'nameEn', 'owner', 'ownerKind', 'category', 'platformType', 'scope'] as const),
  ...(['address', 'contact', 'purpose', 'legalBasis', 'solution', 'standing', 'updatedAt'] as const),
];
const several = ['functions', 'informationClasses', 'lists', 'sources', 'unverified'] as const;
const head = [
  ...[...columns, ...several],
  ...['ndxp', 'ndxpSince', 'level', 'permit', 'validUntil', 'synthetic', 'lastDay', 'ownerName'],
];

const textOf = (value: string | number | boolean | null | undefined): string => String(value ?? '');

/** The register as CSV (RFC 4180): one row for each platform, several values parted by `;`, unknown as empty. */
const asCsv = ({ entries, names }: WholeRegister): string =>
  writeCsv([
    head,
    ...entries.map((entry) => [
      ...columns.map((column) => textOf(entry[column])),
      ...several.map((column) => (entry[column] ?? []).join('; ')),
      ...[entry.ndxp?.status, entry.ndxp?.since].map(textOf),
      ...[entry.conclusion?.level, entry.conclusion?.permit, entry.conclusion?.validUntil].map(textOf),
      ...[entry.conclusion?.synthetic, entry.termination?.lastDay].map(textOf),
      textOf(names[entry.owner ?? '']?.nameVi),
    ]),
  ]);

const context = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dcterms: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  schema: 'https://schema.org/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

const vi = (value: string) => ({ '@value': value, '@language': 'vi' });
const en = (value: string) => ({ '@value': value, '@language': 'en' });
const publisher = { '@id': '#publisher', '@type': 'foaf:Agent', 'foaf:name': [vi('Sổ đăng ký nền tảng số')] };

/** One form of the register, and the registered media type that it is of. */
const distribution = (path: string, mediaType: string) => {
  const type = `https://www.iana.org/assignments/media-types/${mediaType}`;
  const form = {
    '@id': path,
    '@type': 'dcat:Distribution',
    'dcat:accessURL': { '@id': path },
    'dcat:downloadURL': { '@id': path },
    'dcat:mediaType': { '@id': type },
  };
  return [form, { '@id': type, '@type': 'dcterms:MediaType' }];
};

const schemaOfRecord = {
  '@id': '/register.schema.json',
  '@type': 'dcterms:Standard',
  'dcterms:title': [vi('Lược đồ JSON của một bản ghi'), en('JSON Schema of a record')],
};

/** Who owns a platform. */
const providerOf = (owner: string, called: WholeRegister['names'][string] | undefined) => ({
  '@type': 'schema:Organization',
  'schema:identifier': owner,
  ...(called && {
    'schema:name': [vi(called.nameVi), ...(called.nameEn === null ? [] : [en(called.nameEn)])],
  }),
});

const platform = (
  { id, nameVi, nameEn, owner, address, purpose, updatedAt }: RegisterEntry,
  names: WholeRegister['names'],
) => ({
  '@id': `/register/${id}`,
  '@type': 'schema:SoftwareApplication',
  'dcterms:identifier': id,
  'dcterms:title': [vi(nameVi), ...(nameEn === null ? [] : [en(nameEn)])],
  ...(purpose !== null && { 'dcterms:description': vi(purpose) }),
  ...(address !== null && { 'schema:url': { '@id': address } }),
  ...(owner !== null && { 'schema:provider': providerOf(owner, names[owner]) }),
  'dcterms:modified': { '@value': updatedAt, '@type': 'xsd:dateTime' },
});

/** The register as a catalogue of DCAT-AP 3.0.1 in JSON-LD: one data set in three forms, and its platforms as parts of it. */
const asDcat = ({ entries, names }: WholeRegister) => ({
  '@context': context,
  '@graph': [
    publisher,
    {
      '@id': '#catalogue',
      '@type': 'dcat:Catalog',
      'dcterms:title': [vi('Sổ đăng ký nền tảng số'), en('Register of digital platforms')],
      'dcterms:description': [vi('Nền tảng số đã công bố'), en('Digital platforms that are public')],
      'dcterms:publisher': { '@id': '#publisher' },
      'dcat:dataset': [{ '@id': '#register' }],
    },
    {
      '@id': '#register',
      '@type': 'dcat:Dataset',
      'dcterms:title': [vi('Nền tảng số'), en('Digital platforms')],
      'dcterms:description': [vi('Mỗi nền tảng một bản ghi'), en('One record for each platform')],
      'dcterms:publisher': { '@id': '#publisher' },
      'dcterms:conformsTo': { '@id': schemaOfRecord['@id'] },
      'dcat:distribution': ['/register.json', '/register.csv', '/register.jsonld'].map((path) => ({
        '@id': path,
      })),
      'dcterms:hasPart': entries.map(({ id }) => ({ '@id': `/register/${id}` })),
    },
    schemaOfRecord,
    ...distribution('/register.json', 'application/json'),
    ...distribution('/register.csv', 'text/csv'),
    ...distribution('/register.jsonld', 'application/ld+json'),
    ...entries.map((entry) => platform(entry, names)),
  ],
});

/** The forms of open data: every platform that the public sees, by id. */
export const registerForms: readonly RegisterForm[] = [
  {
    path: '/register.json',
    contentType: 'application/json',
    write: ({ entries, names }) => JSON.stringify({ total: entries.length, items: entries, names }),
  },
  { path: '/register.csv', contentType: 'text/csv; charset=utf-8', write: asCsv },
  {
    path: '/register.jsonld',
    contentType: 'application/ld+json',
    write: (register) => JSON.stringify(asDcat(register)),
  },
];
