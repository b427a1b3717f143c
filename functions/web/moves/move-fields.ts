import type { Field, Typed } from '../forms/field.ts';

/** The form of a move: the last part of the path that takes it, its fields, and the body that what was typed makes. */
export interface MoveForm {
  readonly request: string;
  readonly fields: readonly Field[];
  readonly body: (typed: Typed) => unknown;
  /** It ends something, so that its button says so. */
  readonly isDanger?: true;
  /** It asks why platforms of the register that are like this one are others: all of them, or those nobody has told apart. */
  readonly tellsApart?: 'all' | 'unanswered';
  /** It hands the dossier in: all that it says is checked first. */
  readonly checksAnswers?: true;
}

/** The document of a ruling; the legal basis is filled in by the ruleset where nobody names another. */
export const rulingFields: readonly Field[] = [
  {
    name: 'documentNumber',
    kind: 'line',
    at: 'ruling.documentNumber',
    isNeeded: true,
    hint: 'hint.documentNumber',
  },
  {
    name: 'documentDate',
    kind: 'day',
    at: 'ruling.documentDate',
    isNeeded: true,
    hint: 'hint.day',
    initially: 'today',
  },
  { name: 'attachment', kind: 'pick', at: 'ruling.attachment', source: 'documents', hint: 'hint.attachment' },
];

/** The ruling that was typed, with the file of its signed document where one was chosen. */
export const rulingOf = ({ text, day }: Typed) => {
  const attachment = text('attachment');
  return {
    documentNumber: text('documentNumber') ?? '',
    documentDate: day('documentDate') ?? '',
    ...(attachment !== undefined && { attachment }),
  };
};

export const reasons: Field = { name: 'reasons', kind: 'text', isNeeded: true };
export const optionalReasons: Field = { name: 'reasons', kind: 'text', dependsOnCase: true };
export const opinion: Field = { name: 'opinion', kind: 'text', isNeeded: true };
export const level: Field = { name: 'level', kind: 'one', isNeeded: true, words: ['1', '2', '3', '4', '5'] };
export const primeMinister: Field = {
  name: 'primeMinisterDecision',
  dependsOnCase: true,
  kind: 'line',
  hint: 'hint.primeMinisterDecision',
};

/** Something that was typed as lines, each with parts between semicolons. */
export const linesOf = (text: string | undefined): string[][] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => line.split(';').map((part) => part.trim()));

/** Evidence on paper, where its number is given. */
export const paperOf = ({ text, day }: Typed) => {
  const paper = text('paper');
  return paper === undefined ? undefined : [{ paper, effectiveOn: day('effectiveOn') ?? '' }];
};

/** Evidence on paper. */
export const paperFields: readonly Field[] = [
  { name: 'paper', kind: 'line', at: 'evidence', isNeeded: true, hint: 'hint.paper' },
  { name: 'effectiveOn', kind: 'day', isNeeded: true, hint: 'hint.day', initially: 'today' },
];
