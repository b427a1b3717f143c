import type { Given } from './given.ts';
import type { MessageName } from './messages.ts';

/** Every option of the command line; one with an argument names it. */
export const options = {
  queue: { type: 'string', argument: 'NAME', says: 'optionQueue' },
  id: { type: 'string', argument: 'MESSAGE_ID', says: 'optionId' },
  person: { type: 'string', argument: 'SUBJECT', says: 'optionPerson' },
  table: { type: 'string', argument: 'NAME', says: 'optionTable' },
  dossier: { type: 'string', argument: 'ID', says: 'optionDossier' },
  url: { type: 'string', argument: 'URL', says: 'optionUrl' },
  token: { type: 'string', argument: 'TOKEN', says: 'optionToken' },
  json: { type: 'boolean', argument: null, says: 'optionJson' },
  help: { type: 'boolean', argument: null, says: 'optionHelp' },
} as const satisfies Record<string, OptionRow>;

interface OptionRow {
  readonly type: 'string' | 'boolean';
  readonly argument: string | null;
  readonly says: MessageName;
}

type OptionName = keyof typeof options;

/** A command: the words that name it, what it does, which options it takes; `run` answers what to print. */
export interface CommandRow {
  readonly words: string;
  readonly says: MessageName;
  readonly takes: readonly OptionName[];
  /** True where the name of one file follows, which is then `given.file`. */
  readonly takesFile?: true;
  readonly run: (given: Given) => Promise<string>;
}

/** Every command there is; help lists these and no other. */
export const commands: readonly CommandRow[] = [
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
];
