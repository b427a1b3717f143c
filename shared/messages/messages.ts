import type { Role } from '../domain/actor.ts';
import type { GateStanding } from '../domain/gate/record.ts';
import type { Level } from '../domain/level.ts';
import type { Move, Party, PermitStatus, Stage, Status } from '../domain/moves.ts';
import type { RefusalCode } from '../domain/refusal.ts';
import en from './en.json' with { type: 'json' };
import { findText } from './find-text.ts';
import { httpText, isHttpCode } from './http-messages.ts';
import type { HttpCode, ProblemText } from './http-messages.ts';
import type { Language } from './language.ts';
import vi from './vi.json' with { type: 'json' };

export type ProblemCode = RefusalCode | HttpCode;


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
