import type { Role } from '../domain/actor.ts';
import type { ContentField } from '../domain/dossier/completeness.ts';
import type { GateStanding } from '../domain/gate/record.ts';
import type { Level } from '../domain/level.ts';
import type { FactName } from '../domain/levels/facts.ts';
import type { Move, Party, PermitStatus, Stage, Status } from '../domain/moves.ts';
import type { Act, Relation } from '../domain/permissions.ts';
import type { PublicRulingKind } from '../domain/public-ruling.ts';
import type { RefusalCode } from '../domain/refusal.ts';
import en from './en.json' with { type: 'json' };
import { findText } from './find-text.ts';
import { gateProblems } from './gate-messages.ts';
import type { GateProblemCode } from './gate-messages.ts';
import { httpTexts } from './http-messages.ts';
import type { HttpCode, ProblemText } from './http-messages.ts';
import type { Language } from './language.ts';
import vi from './vi.json' with { type: 'json' };

/** Every "no" of the routes, beside the refusals of the domain; part of the public contract, never renamed. */
export const routeCodes = [
  'checklist-invalid',
  'checklist-not-csv',
  'checklist-not-utf8',
  'checklist-too-large',
  'command-failed',
  'encoding-needed',
  'export-being-made',
  'export-too-large',
  'follows-nothing',
  'form-not-available',
  'idempotency-key-invalid',
  'idempotency-key-reused',
  'if-match-invalid',
  'import-invalid',
  'import-not-utf8',
  'import-too-large',
  'import-type-unsupported',
  'level-below-determined',
  'level-grounds-missing',
  'lists-unknown',
  'locality-unknown',
  'no-criterion-matched',
  'no-such-command',
  'no-such-criterion',
  'no-such-dossier',
  'no-such-evidence',
  'no-such-failure',
  'no-such-form',
  'no-such-list',
  'no-such-notice',
  'no-such-organisation',
  'no-such-permit',
  'no-such-person',
  'no-such-platform',
  'no-such-relaxation',
  'no-such-release',
  'no-such-webhook',
  'not-submitted-yet',
  'not-your-role',
  'owner-mismatch',
  'owner-unknown',
  'permit-not-signed-yet',
  'platforms-unknown',
  'precondition-required',
  'ruleset-unknown',
  'service-busy',
  'solution-unknown',
] as const;
type RouteCode = (typeof routeCodes)[number];

/** Every "no" that a function can say. */
export type ProblemCode = RefusalCode | RouteCode | HttpCode | GateProblemCode;

/** What a seal can say of a platform. */
export type SealStatus = 'valid' | 'expiring' | 'suspended' | 'ended' | 'absent';

/** The keys that have a name, by group. */
export interface NameKeys {
  readonly statuses: Status;
  readonly permitStatuses: PermitStatus;
  readonly moves: Move;
  readonly parties: Party;
  readonly levels: Level;
  readonly roles: Role;
  readonly acts: Act;
  readonly relations: Relation;
  readonly stages: Stage;
  readonly standings: GateStanding | 'no-dossier-here' | 'published';
  readonly notices: 'synthetic';
  readonly seals: SealStatus;
  readonly facts: FactName;
  readonly contentFields: ContentField;
  readonly publicRulings: PublicRulingKind | 'termination';
  readonly feed: 'name' | 'about' | 'document' | 'byTime';
}
export type NameGroup = keyof NameKeys;

type Catalogue = { readonly problems: Readonly<Record<RefusalCode | RouteCode, ProblemText>> } & {
  readonly [Group in NameGroup]: Readonly<Record<NameKeys[Group], string>>;
};

const catalogues = { vi, en } satisfies Record<Language, Catalogue>;
const problems = {
  vi: { ...vi.problems, ...httpTexts.vi, ...gateProblems.vi },
  en: { ...en.problems, ...httpTexts.en, ...gateProblems.en },
} satisfies Record<Language, Record<ProblemCode, ProblemText>>;

/** The words for a problem; a code without a text throws. */
export const problemText = (language: Language, code: ProblemCode): ProblemText =>
  findText<ProblemText>(problems[language], code);

/** The name of a status, move, party or the like as people read it; a key without a name throws. */
export const name = <Group extends NameGroup>(
  language: Language,
  group: Group,
  key: NameKeys[Group],
): string => findText<string>(catalogues[language][group], String(key));
