import type * as z from 'zod';
import { levelQuestion } from '../../../shared/contracts/level-facts.ts';
import type { LevelCriteria } from '../../../shared/domain/levels/criteria.ts';
import type { Contradicting, Unmatched } from '../../../shared/domain/levels/determine-level.ts';
import { determineLevel } from '../../../shared/domain/levels/determine-level.ts';
import { factNames } from '../../../shared/domain/levels/facts.ts';
import { oneOf } from '../../../shared/domain/one-of.ts';
import { vietnamDayOf } from '../../../shared/domain/working-days.ts';
import type { Allowance } from '../../../shared/lambda/fixed-window.ts';
import type { Problem } from '../../../shared/lambda/http-answer.ts';
import { ok, problem } from '../../../shared/lambda/http-answer.ts';
import { readBody } from '../../../shared/lambda/http-body.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import type { Language } from '../../../shared/messages/language.ts';
import { languageOf } from '../../../shared/messages/language.ts';
import { name } from '../../../shared/messages/messages.ts';
import { chooseRuleset } from '../../../shared/rulesets/choose-ruleset.ts';
import { levelCriteriaOf } from '../../../shared/rulesets/level-criteria.ts';
import { everyTerms } from '../../../shared/rulesets/ruleset-terms.ts';
import type { RegisterDeps } from '../deps.ts';

/** More reasons than these nobody reads at once. */
const mostShown = 20;

/** A fact as people read it, whatever component it stands in. */
const factName = (language: Language, path: string): string =>
  name(language, 'facts', oneOf(factNames, path.split('.').at(-1) ?? path));

const refused = (found: Unmatched | Contradicting, language: Language): { problem: Problem } => {
  const named = (paths: readonly string[]) => paths.map((path) => factName(language, path)).join('; ');
  if (found.kind === 'no-criterion-matched') {
    const missing = found.missing.slice(0, mostShown);
    const reasons = missing.map((path) => ({ field: `facts.${path}`, message: named([path]) }));
    return problem(422, found.kind, { reasons, details: { missing } });
  }
  const contradictions = found.contradictions.slice(0, mostShown);
  const reasons = contradictions.map((paths) => ({
    fields: paths.map((path) => `facts.${path}`),
    message: named(paths),
  }));
  return problem(422, found.kind, { reasons, details: { contradictions } });
};

/** The law that is asked for, or that a dossier opened today would get; null where none of that name gives levels by facts. */
const lawAsked = (
  { ruleset: named }: z.infer<typeof levelQuestion>,
  now: string,
): { readonly ruleset: string; readonly criteria: LevelCriteria } | null => {
  const ruleset = named ?? chooseRuleset({ openedOn: vietnamDayOf(now) })?.ruleset;
  if (ruleset === undefined || !everyTerms().some(({ id }) => id === ruleset)) return null;
  const criteria = levelCriteriaOf(ruleset);
  return criteria && { ruleset, criteria };
};

/**
 * `POST /level-determinations`: the level that facts of a system give, with every point of the decree that they meet. Keeps
 * nothing. Facts that meet none, or contradict each other, are 422; an address that asks too often gets 429.
 */
export const determineLevels = ({ now }: Pick<RegisterDeps, 'now'>, waitFor: Allowance): Route => ({
  method: 'POST',
  path: '/level-determinations',
  handle: (request) => {
    const seconds = waitFor(request.address ?? '', now());
    if (seconds > 0) {
      const headers = { 'retry-after': String(seconds) };
      return Promise.resolve(problem(429, 'too-many-requests', { headers }));
    }
    const read = readBody(request, levelQuestion);
    if ('problem' in read) return Promise.resolve(read);
    const { facts } = read.value;
    const law = lawAsked(read.value, now());
    if (law === null) return Promise.resolve(problem(422, 'ruleset-unknown'));
    const { ruleset, criteria } = law;
    const found = determineLevel(criteria, facts);
    if (found.kind !== 'determined')
      return Promise.resolve(refused(found, languageOf(request.headers['accept-language'])));
    const { level, matched, components, ignored, couldRaise } = found;
    return Promise.resolve(ok({ level, ruleset, matched, components, ignored, couldRaise }));
  },
});
