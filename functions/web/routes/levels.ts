import * as z from 'zod';
import type { Language } from '../../../shared/messages/language.ts';
import { name } from '../../../shared/messages/messages.ts';
import type { FactName } from '../../../shared/domain/levels/facts.ts';
import { webText } from '../../../shared/messages/web-messages.ts';
import { problemIn } from '../api.ts';
import type { WebDeps } from '../deps.ts';
import { articleText } from '../law.ts';
import { answersIn, asked, factIn } from '../levels/questions.ts';
import type { LevelQuestion } from '../levels/questions.ts';
import type { PageAnswer, PublicPage } from '../visit.ts';
import { numberText } from '../written.ts';

const determined = z.object({
  level: z.literal([1, 2, 3, 4, 5]),
  ruleset: z.string(),
  matched: z.array(
    z.object({ level: z.number(), criterion: z.string(), article: z.string(), because: z.array(z.string()) }),
  ),
});

const factName = (language: Language, path: string): string => {
  const fact = asked(everything).find((question) => question.fact === path.split('.').at(-1));
  return fact === undefined ? path : name(language, 'facts', fact.fact);
};

/** Answers under which every question is asked. */
const everything = new URLSearchParams([
  ['systemType', 'citizen-business'],
  ['informationClasses', 'personal'],
  ['informationClasses', 'state-secret'],
]);

const wordsOf = (language: Language, { fact, form }: LevelQuestion) => {
  const words = form.kind === 'yes-no' ? ['yes', 'no'] : form.kind === 'number' ? [] : form.words;
  return words.map((value) => ({
    value,
    text: webText(language, form.kind === 'yes-no' ? `word.${value}` : `fact.${fact}.${value}`),
  }));
};

interface Standing {
  readonly language: Language;
  readonly answers: URLSearchParams;
  readonly questions: readonly LevelQuestion[];
}

/** What was answered before a question, as pairs of fact and word. */
const answeredBefore = (fact: FactName, { answers, questions }: Standing): [string, string][] =>
  questions
    .slice(
      0,
      questions.findIndex((each) => each.fact === fact),
    )
    .flatMap((each) => answers.getAll(each.fact).map((value): [string, string] => [each.fact, value]));

/** One question with what was answered before as hidden fields; a wrong answer comes back with what is wrong. */
const questionPage = (question: LevelQuestion, standing: Standing, isWrong: boolean): PageAnswer => {
  const { fact, form, isNeeded = false } = question;
  const { language, answers, questions } = standing;
  const title = webText(language, isWrong ? 'levels.wrong' : 'levels.question');
  const problem = isWrong
    ? { title, next: webText(language, 'levels.wrongNext'), list: [{ text: title, href: `#${fact}` }] }
    : undefined;
  const data = {
    fact: { name: fact, kind: form.kind, label: name(language, 'facts', fact), isNeeded },
    words: wordsOf(language, question),
    given: answers.getAll(fact),
    before: answeredBefore(fact, standing),
    place: { at: questions.indexOf(question) + 1, of: questions.length },
    ...(problem && { problem }),
  };
  return { template: 'level-question.njk', data, status: isWrong ? 422 : 200 };
};

const spoken = (language: Language, question: LevelQuestion, answers: URLSearchParams): string => {
  const value = factIn(question, answers);
  if (value === undefined) return webText(language, 'answer.unknown');
  if (typeof value === 'number') return numberText(language, value);
  const words = wordsOf(language, question);
  return answers
    .getAll(question.fact)
    .map((given) => words.find((word) => word.value === given)?.text ?? given)
    .join('; ');
};

const resultPage = async ({ api }: WebDeps, standing: Standing): Promise<PageAnswer> => {
  const { language, answers, questions } = standing;
  const facts = Object.fromEntries(
    questions.flatMap((question) => {
      const value = factIn(question, answers);
      return value === undefined ? [] : [[question.fact, value]];
    }),
  );
  const reply = await api({ method: 'POST', language, path: '/level-determinations', body: { facts } });
  const found = determined.safeParse(reply.body).data;
  const refusal = found === undefined ? problemIn(reply) : null;
  if (found === undefined && refusal === null)
    throw new Error(`the API answered ${String(reply.status)} to facts`);
  const data = {
    found: found && {
      ...found,
      matched: found.matched.map((each) => ({
        ...each,
        article: articleText(language, each.article),
        because: each.because.map((path) => factName(language, path)).join('; '),
      })),
    },
    refusal,
    answers: questions.map((question) => ({
      label: name(language, 'facts', question.fact),
      text: spoken(language, question, answers),
      change: new URLSearchParams(answeredBefore(question.fact, standing)).toString(),
    })),
  };
  return { template: 'level-result.njk', data, status: found === undefined ? reply.status : 200 };
};

/** `GET /levels`: one question after the other; what was answered travels in the address and is kept nowhere. */
export const levelsPage = (deps: WebDeps): PublicPage => ({
  method: 'GET',
  path: '/levels',
  show: ({ language, query }) => {
    if (query.size === 0) return Promise.resolve({ template: 'levels.njk', data: {} });
    const answers = answersIn(query);
    const questions = asked(answers);
    const standing = { language, answers, questions };
    const wrong = questions.find((question) => {
      const value = factIn(question, answers);
      return (
        value === null || (value === undefined && question.isNeeded === true && answers.has(question.fact))
      );
    });
    if (wrong !== undefined) return Promise.resolve(questionPage(wrong, standing, true));
    const next = questions.find(({ fact }) => !answers.has(fact));
    return next === undefined
      ? resultPage(deps, standing)
      : Promise.resolve(questionPage(next, standing, false));
  },
});
