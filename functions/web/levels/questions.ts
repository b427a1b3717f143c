import {
  constructionGrades,
  hostings,
  informationClasses,
  secretHarms,
  sectors,
  servedScopes,
  systemTypes,
} from '../../../shared/domain/levels/facts.ts';
import type { FactName } from '../../../shared/domain/levels/facts.ts';

/** How an answer is given: one or several of these words, yes or no, or a number. */
export type AnswerForm =
  | { readonly kind: 'one' | 'several'; readonly words: readonly string[] }
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'number' };

/** One question of the flow; it is skipped where `when` does not hold for what was answered before. */
export interface LevelQuestion {
  readonly fact: FactName;
  readonly form: AnswerForm;
  /** Without it no level can be worked out. */
  readonly isNeeded?: true;
  readonly when?: (answers: URLSearchParams) => boolean;
}

const handles =
  (word: string) =>
  (answers: URLSearchParams): boolean =>
    answers.getAll('informationClasses').includes(word);
const isOf =
  (...types: readonly string[]) =>
  (answers: URLSearchParams): boolean =>
    types.includes(answers.get('systemType') ?? '');
const yesNo = { kind: 'yes-no' } as const;

/** The questions in their order: what everybody knows first. */
export const levelQuestions: readonly LevelQuestion[] = [
  { fact: 'systemType', form: { kind: 'one', words: systemTypes }, isNeeded: true },
  { fact: 'informationClasses', form: { kind: 'several', words: informationClasses }, isNeeded: true },
  { fact: 'secretHarm', form: { kind: 'one', words: secretHarms }, when: handles('state-secret') },
  { fact: 'servedScope', form: { kind: 'one', words: servedScopes } },
  { fact: 'settlesAdministrativeProcedures', form: yesNo, when: isOf('citizen-business') },
  { fact: 'conditionalBusiness', form: yesNo, when: isOf('citizen-business') },
  { fact: 'onlineServiceProvider', form: yesNo, when: isOf('citizen-business') },
  { fact: 'basicDataSubjects', form: { kind: 'number' }, when: handles('personal') },
  { fact: 'sensitiveDataSubjects', form: { kind: 'number' }, when: handles('personal') },
  { fact: 'requires24x7', form: yesNo },
  { fact: 'unplannedStopAcceptable', form: yesNo },
  { fact: 'nationalDataStore', form: yesNo },
  { fact: 'eGovernmentNational', form: yesNo },
  { fact: 'nationalSecurityWorks', form: yesNo },
  {
    fact: 'constructionGrade',
    form: { kind: 'one', words: constructionGrades },
    when: isOf('industrial-control'),
  },
  { fact: 'sector', form: { kind: 'one', words: sectors } },
  { fact: 'hosting', form: { kind: 'one', words: hostings } },
];

/** Answers as they count: of a question that was answered the words, of one that was passed over a single empty one. */
export const answersIn = (query: URLSearchParams): URLSearchParams =>
  new URLSearchParams(
    levelQuestions.flatMap(({ fact }) => {
      const words = query.getAll(fact).filter((word) => word.trim() !== '');
      const counted = words.length === 0 && query.has(fact) ? [''] : words;
      return counted.map((word): [string, string] => [fact, word]);
    }),
  );

/** The questions that are asked, given what was answered. */
export const asked = (answers: URLSearchParams): readonly LevelQuestion[] =>
  levelQuestions.filter(({ when }) => when === undefined || when(answers));

/** A whole number as people write it, with blanks, dots or commas between the thousands; null for anything else. */
const numberIn = (text: string): number | null => {
  const digits = text.replaceAll(/[\s.,\u00A0]/gu, '');
  return /^\d{1,11}$/u.test(digits) ? Number(digits) : null;
};

/** The fact that an answer states; undefined for no answer or "not known", null for one that is none. */
export const factIn = ({ fact, form }: LevelQuestion, answers: URLSearchParams): unknown => {
  const given = answers.getAll(fact).filter((value) => value.trim() !== '');
  const [first] = given;
  if (first === undefined) return undefined;
  switch (form.kind) {
    case 'one':
      return form.words.includes(first) ? first : null;
    case 'several':
      return given.every((word) => form.words.includes(word)) ? [...new Set(given)] : null;
    case 'yes-no':
      return first === 'yes' ? true : first === 'no' ? false : null;
    case 'number':
      return numberIn(first);
  }
};
