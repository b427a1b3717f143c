import type { Given } from './given.ts';
import type { MessageName } from './messages.ts';
import type { Told } from './told.ts';

/** Every option of the command line; one with an argument names it. */
export const options = {
  queue: { type: 'string', argument: 'NAME', says: 'optionQueue' },
  id: { type: 'string', argument: 'MESSAGE_ID', says: 'optionId' },
  person: { type: 'string', argument: 'SUBJECT', says: 'optionPerson' },
  table: { type: 'string', argument: 'NAME', says: 'optionTable' },
  dossier: { type: 'string', argument: 'ID', says: 'optionDossier' },
  url: { type: 'string', argument: 'URL', says: 'optionUrl' },
  token: { type: 'string', argument: 'TOKEN', says: 'optionToken' },
  digest: { type: 'string', argument: 'sha256:HEX', says: 'optionDigest' },
  file: { type: 'string', argument: 'ARTIFACT', says: 'optionFile' },
  image: { type: 'string', argument: 'REF@sha256:HEX', says: 'optionImage' },
  purl: { type: 'string', argument: 'PURL', says: 'optionPurl' },
  'release-version': { type: 'string', argument: 'VERSION', says: 'optionReleaseVersion' },
  platform: { type: 'string', argument: 'ID', says: 'optionPlatform' },
  purpose: { type: 'string', argument: 'operation|trial', says: 'optionPurpose' },
  data: { type: 'string', argument: 'real|synthetic', says: 'optionData' },
  'required-level': { type: 'string', argument: '1..5', says: 'optionRequiredLevel' },
  'trial-ends-on': { type: 'string', argument: 'DAY', says: 'optionTrialEndsOn' },
  permit: { type: 'string', argument: 'FILE', says: 'optionPermit', multiple: true },
  status: { type: 'string', argument: 'FILE', says: 'optionStatus' },
  keys: { type: 'string', argument: 'FILE', says: 'optionKeys' },
  at: { type: 'string', argument: 'INSTANT', says: 'optionAt' },
  organisation: { type: 'string', argument: 'CODE', says: 'optionOrganisation' },
  synthetic: { type: 'boolean', argument: null, says: 'optionSynthetic' },
  seen: { type: 'string', argument: 'FILE', says: 'optionSeen' },
  save: { type: 'string', argument: 'FOLDER', says: 'optionSave' },
  timeout: { type: 'string', argument: 'SECONDS', says: 'optionTimeout' },
  'let-through': { type: 'boolean', argument: null, says: 'optionLetThrough' },
  'dry-run': { type: 'boolean', argument: null, says: 'optionDryRun' },
  key: { type: 'string', argument: 'KID', says: 'optionKey' },
  json: { type: 'boolean', argument: null, says: 'optionJson' },
  help: { type: 'boolean', argument: null, says: 'optionHelp' },
} as const satisfies Record<string, OptionRow>;

interface OptionRow {
  readonly type: 'string' | 'boolean';
  readonly argument: string | null;
  readonly says: MessageName;
  /** True where it may be given more than once. */
  readonly multiple?: true;
}

type OptionName = keyof typeof options;

/** A command: the words that name it, what it does, which options it takes; `run` answers what to print. */
export interface CommandRow {
  readonly words: string;
  readonly says: MessageName;
  readonly takes: readonly OptionName[];
  /** True where the name of one file follows, which is then `given.file`. */
  readonly takesFile?: true;
  readonly run: (given: Given) => Promise<string | Told>;
}

/** The question of the gate: which release, to what use. */
const question = [
  ...(['digest', 'file', 'image', 'purl', 'release-version', 'platform'] as const),
  ...(['purpose', 'data', 'required-level', 'trial-ends-on'] as const),
] as const satisfies OptionName[];

/** Every command there is; help lists these and no other. */
export const commands: readonly CommandRow[] = [
  {
    words: 'gate',
    says: 'gate',
    takes: [
      ...question,
      ...(['url', 'token', 'timeout', 'save', 'organisation'] as const),
      ...(['synthetic', 'seen', 'let-through', 'json', 'help'] as const),
    ],
    run: async (given) => (await import('./gate.ts')).gate(given, () => new Date().toISOString()),
  },
  {
    words: 'verify',
    says: 'verify',
    takes: [
      ...(['permit', 'status', 'keys'] as const),
      ...question,
      ...(['at', 'organisation', 'synthetic', 'seen', 'json', 'help'] as const),
    ],
    run: async (given) => (await import('./verify.ts')).verify(given, () => new Date().toISOString()),
  },
  {
    words: 'dead-letters list',
    says: 'list',
    takes: ['table', 'json', 'help'],
    run: async (given) => (await import('./dead-letters.ts')).list(given),
  },
  {
    words: 'dead-letters redrive',
    says: 'redrive',
    takes: ['queue', 'id', 'table', 'json', 'help'],
    run: async (given) => (await import('./dead-letters.ts')).redrive(given),
  },
  {
    words: 'appoint-registrar',
    says: 'appointRegistrar',
    takes: ['person', 'queue', 'json', 'help'],
    run: async (given) => (await import('./appoint.ts')).appointRegistrar(given),
  },
  {
    words: 'export checklist',
    says: 'exportChecklist',
    takes: ['dossier', 'url', 'token', 'help'],
    run: async (given) => (await import('./checklist.ts')).exportChecklist(given),
  },
  {
    words: 'import results',
    says: 'importResults',
    takes: ['dossier', 'url', 'token', 'json', 'help'],
    takesFile: true,
    run: async (given) => (await import('./checklist.ts')).importResults(given),
  },
  {
    words: 'import decisions',
    says: 'importDecisions',
    takes: ['queue', 'json', 'help'],
    takesFile: true,
    run: async (given) => (await import('./import-decisions.ts')).importDecisions(given),
  },
  {
    words: 'keys list',
    says: 'listKeys',
    takes: ['table', 'json', 'help'],
    run: async (given) => (await import('./keys.ts')).listKeys(given),
  },
  {
    words: 'keys revoke',
    says: 'revokeKey',
    takes: ['key', 'table', 'queue', 'json', 'help'],
    run: async (given) => (await import('./keys.ts')).revokeKey(given),
  },
  {
    words: 'import adoptions',
    says: 'importAdoptions',
    takes: ['dry-run', 'url', 'token', 'json', 'help'],
    takesFile: true,
    run: async (given) => (await import('./import.ts')).importAdoptions(given),
  },
  {
    words: 'import',
    says: 'importPlatforms',
    takes: ['dry-run', 'url', 'token', 'json', 'help'],
    takesFile: true,
    run: async (given) => (await import('./import.ts')).importPlatforms(given),
  },
];
