import type { Role } from '../domain/actor.ts';
import type { GateStanding } from '../domain/gate/record.ts';
import type { Level } from '../domain/level.ts';
import type { Move, Party, PermitStatus, Stage, Status } from '../domain/moves.ts';
import type { RefusalCode } from '../domain/refusal.ts';
import { acceptedLanguages } from './accept-language.ts';
import en from './en.json' with { type: 'json' };
import { findText } from './find-text.ts';
import vi from './vi.json' with { type: 'json' };

/** The languages of every text for people; Vietnamese comes first. */
export type Language = 'vi' | 'en';

/** Every "no" of the HTTP boundary, beside the refusals of the domain; part of the public contract, never renamed. */
export const httpCodes = [
  'bad-json',
  'body-too-large',
  'command-failed',
  'content-type-unsupported',
  'cursor-invalid',
  'idempotency-key-invalid',
  'idempotency-key-reused',
  'if-match-invalid',
  'internal-fault',
  'method-not-allowed',
  'no-such-command',
  'no-such-dossier',
  'no-such-permit',
  'no-such-platform',
  'no-such-release',
  'no-such-route',
  'not-your-role',
  'owner-mismatch',
  'owner-unknown',
  'permit-not-signed-yet',
  'precondition-required',
  'query-invalid',
  'request-invalid',
  'service-busy',
  'unauthenticated',
] as const;
export type HttpCode = (typeof httpCodes)[number];
export type ProblemCode = RefusalCode | HttpCode;

/** What is the matter, and what to do now. */
export interface ProblemText {
  readonly title: string;
  readonly next: string;
}

/** The keys that have a name, by group. */
export interface NameKeys {
  readonly statuses: Status;
  readonly permitStatuses: PermitStatus;
  readonly moves: Move;
  readonly parties: Party;
  readonly levels: Level;
  readonly roles: Role;
  readonly stages: Stage;
  readonly standings: GateStanding | 'no-dossier-here' | 'published';
  readonly notices: 'synthetic';
}
export type NameGroup = keyof NameKeys;

type Catalogue = { readonly problems: Readonly<Record<ProblemCode, ProblemText>> } & {
  readonly [Group in NameGroup]: Readonly<Record<NameKeys[Group], string>>;
};

const catalogues = { vi, en } satisfies Record<Language, Catalogue>;

/** The words for a problem; a code without a text throws. */
export const problemText = (language: Language, code: ProblemCode): ProblemText =>
  findText<ProblemText>(catalogues[language].problems, code);

/** The name of a status, move, party or the like as people read it; a key without a name throws. */
export const name = <Group extends NameGroup>(
  language: Language,
  group: Group,
  key: NameKeys[Group],
): string => findText<string>(catalogues[language][group], String(key));

/** The reader's language from `Accept-Language`: English where it comes first, else Vietnamese. */
export const languageOf = (acceptLanguage: string | undefined): Language => {
  const [first] = acceptedLanguages(acceptLanguage ?? '');
  return first?.split('-')[0] === 'en' ? 'en' : 'vi';
};
