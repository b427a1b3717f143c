import { designKinds, planParts } from '../../../shared/domain/dossier/content.ts';
import type { PartWithFiles } from '../../../shared/domain/dossier/content.ts';
import type { ContentField } from '../../../shared/domain/dossier/completeness.ts';
import type { Field, Typed } from '../forms/field.ts';
import { linesOf } from '../moves/move-fields.ts';
import { factFields, factsFrom, factsTyped } from './fact-fields.ts';

/** The content of a dossier, as the API gives and takes it. */
export type Content = Readonly<Record<string, unknown>>;

/** A part of the dossier with a page of its own. Its name is `section.<name>`. */
export interface Section {
  readonly name: PartWithFiles | 'paper';
  readonly fields: readonly Field[];
  /** What the law may find missing in it. */
  readonly paths: readonly ContentField[];
  /** What stands in the fields. */
  readonly from: (content: Content) => Readonly<Record<string, string | readonly string[]>>;
  /** What was typed, as members of the content that it changes; an undefined one is taken out. */
  readonly to: (typed: Typed, content: Content) => Content;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;

/** A part of plain texts, each under its own name. */
const texts = (name: PartWithFiles, names: readonly string[], paths: readonly ContentField[]): Section => ({
  name,
  paths,
  fields: names.map((field) => ({ name: field, kind: 'text' })),
  from: (content) => Object.fromEntries(names.map((field) => [field, textOf(content[field])])),
  to: ({ text }) => Object.fromEntries(names.map((field) => [field, text(field)])),
});

/** A part that lists things: one to a line, what is said of each between semicolons. */
const listing = (
  name: ContentField & ('devices' | 'applications' | 'networkZones' | 'connectedSystems'),
  parts: readonly string[],
): Section => ({
  name,
  paths: [name],
  fields: [{ name, kind: 'text', hint: `hint.${name}` }],
  from: (content) => {
    const list = content[name];
    const lines = Array.isArray(list)
      ? list.map((item) => parts.map((part) => said(memberOf(item, part))).join('; '))
      : [];
    return { [name]: lines.join('\n') };
  },
  to: ({ text }) => {
    const lines = linesOf(text(name));
    const items = lines.map((line) =>
      Object.fromEntries(parts.map((part, index) => [part, meant(part, line[index])])),
    );
    return { [name]: items.length === 0 ? undefined : items };
  },
});

const said = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : textOf(value));

/** Addresses are several, parted by commas; what is left out is left out. */
const meant = (part: string, given = ''): unknown => {
  if (!part.endsWith('Addresses')) return given;
  const addresses = given
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  return addresses.length === 0 ? undefined : addresses;
};

const plan: Section = {
  name: 'securityPlan',
  paths: planParts.map((part) => `securityPlan.${part}` as const),
  fields: planParts.map((part) => ({ name: part, at: `securityPlan.${part}`, kind: 'text' })),
  from: ({ securityPlan }) =>
    Object.fromEntries(planParts.map((part) => [part, textOf(memberOf(securityPlan, part))])),
  to: ({ text }) => ({ securityPlan: Object.fromEntries(planParts.map((part) => [part, text(part)])) }),
};

const documents: Section = {
  name: 'documents',
  paths: ['designDocument'],
  fields: [
    { name: 'designKind', at: 'designDocument.kind', kind: 'one', words: designKinds },
    { name: 'designNumber', at: 'designDocument.number', kind: 'line' },
    { name: 'designIssuedOn', at: 'designDocument.issuedOn', kind: 'day', hint: 'hint.day' },
    { name: 'regulationNumber', at: 'securityRegulation.number', kind: 'line' },
    { name: 'regulationIssuedOn', at: 'securityRegulation.issuedOn', kind: 'day', hint: 'hint.day' },
  ],
  from: ({ designDocument, securityRegulation }) => ({
    designKind: textOf(memberOf(designDocument, 'kind')),
    designNumber: textOf(memberOf(designDocument, 'number')),
    designIssuedOn: textOf(memberOf(designDocument, 'issuedOn')),
    regulationNumber: textOf(memberOf(securityRegulation, 'number')),
    regulationIssuedOn: textOf(memberOf(securityRegulation, 'issuedOn')),
  }),
  to: ({ text, day }) => ({
    designDocument:
      text('designNumber') === undefined
        ? undefined
        : { kind: text('designKind'), number: text('designNumber'), issuedOn: day('designIssuedOn') },
    securityRegulation:
      text('regulationNumber') === undefined
        ? undefined
        : { number: text('regulationNumber'), issuedOn: day('regulationIssuedOn') },
  }),
};

const paper: Section = {
  name: 'paper',
  paths: ['paperReference'],
  fields: [
    { name: 'paperNumber', at: 'paperReference.number', kind: 'line', hint: 'hint.paperReference' },
    { name: 'paperDate', at: 'paperReference.date', kind: 'day', hint: 'hint.day' },
    { name: 'keptAt', at: 'paperReference.keptAt', kind: 'line' },
  ],
  from: ({ paperReference }) => ({
    paperNumber: textOf(memberOf(paperReference, 'number')),
    paperDate: textOf(memberOf(paperReference, 'date')),
    keptAt: textOf(memberOf(paperReference, 'keptAt')),
  }),
  to: ({ text, day }) => ({
    paperReference:
      text('paperNumber') === undefined
        ? undefined
        : { number: text('paperNumber'), date: day('paperDate'), keptAt: text('keptAt') },
  }),
};

const aboutFields = ['overview', 'scope', 'servedUsers', 'changeStatement'] as const;

/** The parts of a dossier in the order of the task list. */
export const sections: readonly Section[] = [
  texts('about', aboutFields, aboutFields),
  { name: 'facts', paths: ['facts'], fields: factFields, from: factsFrom, to: factsTyped },
  texts(
    'level',
    [
      'levelStatement',
      'preliminaryRisks',
      'attackThreats',
      'publicImpact',
      'continuityGrounds',
      'vendorGrounds',
    ],
    ['levelStatement', 'preliminaryRisks', 'attackThreats', 'publicImpact', 'continuityGrounds'],
  ),
  texts('models', ['logicalModel', 'physicalModel'], ['logicalModel', 'physicalModel']),
  listing('devices', ['name', 'place', 'purpose']),
  listing('applications', ['name', 'server', 'place', 'operatingSystem', 'purpose']),
  listing('networkZones', ['name', 'purpose', 'privateAddresses', 'publicAddresses']),
  listing('connectedSystems', ['name', 'owner', 'purpose']),
  documents,
  plan,
  paper,
];
