import type { Field, Typed } from '../forms/field.ts';
import { factIn, levelQuestions } from '../levels/questions.ts';

/** The facts that give the level, as fields of one form; the words are those of the question flow. */
export const factFields: readonly Field[] = [
  ...levelQuestions.map(({ fact, form, isNeeded }): Field => {
    const common = { name: fact, fact, at: `facts.${fact}`, ...(isNeeded && { isNeeded }) } as const;
    switch (form.kind) {
      case 'one':
        return { ...common, kind: isNeeded === true ? 'one' : 'pick', words: form.words };
      case 'several':
        return { ...common, kind: 'several', words: form.words };
      case 'yes-no':
        return { ...common, kind: 'pick', words: ['yes', 'no'] };
      case 'number':
        return { ...common, kind: 'line' };
    }
  }),
  { name: 'proposedLevel', kind: 'pick', words: ['1', '2', '3', '4', '5'], hint: 'hint.proposedLevel' },
];

const wordOf = (value: unknown): string | readonly string[] => {
  if (Array.isArray(value)) return value.map(String);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

/** The facts of a content as they stand in the fields. */
export const factsFrom = (content: Readonly<Record<string, unknown>>) => {
  const facts = typeof content['facts'] === 'object' && content['facts'] !== null ? content['facts'] : {};
  const proposed = wordOf(content['proposedLevel']);
  return {
    ...Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, wordOf(value)])),
    proposedLevel: proposed,
  };
};

/** Facts of the content that the form does not ask for. */
const otherFacts = ({ facts }: Readonly<Record<string, unknown>>) =>
  Object.entries(typeof facts === 'object' && facts !== null ? facts : {}).filter(
    ([name]) => !levelQuestions.some(({ fact }) => fact === name),
  );

/**
 * The facts that were typed, beside those that the form does not ask for; a number that is none goes on as it was typed, for
 * the API to refuse it by name.
 */
export const factsTyped = ({ text, several }: Typed, content: Readonly<Record<string, unknown>>) => {
  const answers = new URLSearchParams(
    levelQuestions.flatMap(({ fact }) => several(fact).map((value): [string, string] => [fact, value])),
  );
  const facts = Object.fromEntries([
    ...otherFacts(content),
    ...levelQuestions.flatMap((question): [string, unknown][] => {
      const value = factIn(question, answers);
      return value === undefined ? [] : [[question.fact, value ?? answers.get(question.fact)]];
    }),
  ]);
  const proposed = text('proposedLevel');
  return { facts, proposedLevel: proposed === undefined ? undefined : Number(proposed) };
};
