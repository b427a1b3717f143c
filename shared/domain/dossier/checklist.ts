import type { Condition, Context, Establishment, RuleCriterion } from '../rules.ts';
import { addMonths, vietnamDayOf } from '../working-days.ts';
import type { Dossier, SystemFacts } from './dossier.ts';
import { levelOf } from './dossier.ts';

type Law = Pick<Context, 'rules'>;
type LawToday = Pick<Context, 'rules' | 'now'>;

/** Whether a condition holds; null where nobody has stated the fact. */
const holds = ({ fact, isOneOf }: Condition, facts: SystemFacts): boolean | null => {
  const stated = Object.hasOwn(facts, fact) ? facts[fact] : undefined;
  if (stated === undefined) return null;
  return [stated].flat().some((value) => isOneOf.includes(value));
};

/**
 * The criteria of the level that apply to the case, in the order of the data. Only a stated fact takes one off the list: what
 * nobody has said excludes nothing (our choice), and the assessor may still find it not applicable.
 */
export const checklistOf = (state: Dossier, { rules }: Law): readonly RuleCriterion[] =>
  rules
    .criteriaOf(levelOf(state))
    .filter(({ appliesWhen }) => !appliesWhen.some((condition) => holds(condition, state.system) === false));

/** The facts that would decide whether a criterion applies, and that nobody has stated. */
export const undecidedFacts = ({ appliesWhen }: RuleCriterion, { system }: Dossier): string[] =>
  appliesWhen.filter((condition) => holds(condition, system) === null).map(({ fact }) => fact);

/** The day from which what was recorded on a criterion no longer speaks for it; null where nothing grows old. */
export const staleFrom = ({ id, freshForMonths }: RuleCriterion, state: Dossier): string | null => {
  const scheduled = state.scheduledFor[id];
  if (scheduled !== undefined) return scheduled;
  const effective = state.effectiveOn[id];
  return effective === undefined || freshForMonths === null ? null : addMonths(effective, freshForMonths);
};

/** True once the evidence of a criterion is older than its minimum interval, or its schedule has passed. */
export const isStale = (criterion: RuleCriterion, state: Dossier, { now }: Pick<Context, 'now'>): boolean => {
  const day = staleFrom(criterion, state);
  return day !== null && day < vietnamDayOf(now);
};

/** True where a repeated criterion is said to be met, at least in part, and neither dated evidence nor a schedule says so. */
export const lacksEvidence = (
  { id, freshForMonths }: RuleCriterion,
  { results, effectiveOn, scheduledFor }: Dossier,
): boolean => {
  const isMet = results[id] === 's' || results[id] === 'p';
  return freshForMonths !== null && isMet && effectiveOn[id] === undefined && scheduledFor[id] === undefined;
};

/** True for a result that counts today: on evidence, where the criterion is repeated, that is not too old. */
export const counts = (criterion: RuleCriterion, state: Dossier, today: Pick<Context, 'now'>): boolean =>
  !isStale(criterion, state, today) && !lacksEvidence(criterion, state);

/** The criteria that a conclusion waits for. */
export const beforeConclusion = (state: Dossier, law: Law): RuleCriterion[] =>
  checklistOf(state, law).filter(({ due }) => due === 'before-conclusion');

/** The criteria that a publication waits for and that nobody has found met, or that do not apply. */
export const beforePublication = (state: Dossier, law: Law): RuleCriterion[] =>
  checklistOf(state, law).filter(({ due, id }) => due === 'before-publication' && !isMet(state, id));

/** True where a criterion is found satisfied, or is accepted not to apply. */
export const isMet = ({ results }: Dossier, id: string): boolean =>
  results[id] === 's' || results[id] === 'A';

const isEstablished: Readonly<Record<Establishment, (state: Dossier) => boolean>> = {
  content: ({ content }) => content?.missing.length === 0,
  regulation: ({ content }) => content?.regulationIssued === true,
  'expert-opinion': ({ expertOpinion }) => expertOpinion !== null,
  appraisal: ({ appraisal, approval }) => appraisal !== null || approval?.imported === true,
  assignment: ({ assignment }) => assignment !== null,
  plan: ({ conclusion }) => conclusion?.eligible === true,
  conclusion: ({ conclusion }) => conclusion !== null,
};

/** Whether the workflow itself has established a criterion; null for one that people must judge. */
export const establishedIn = ({ establishedBy }: RuleCriterion, state: Dossier): boolean | null =>
  establishedBy === null ? null : isEstablished[establishedBy](state);

/** How many of how many. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

/** How far the work has come: criteria with a result that still speaks, of all that the conclusion waits for. Says nothing of how good they are. */
export const progressOf = (state: Dossier, law: LawToday): Share => {
  const all = beforeConclusion(state, law);
  const answered = all.filter(
    (criterion) => state.results[criterion.id] !== undefined && counts(criterion, state, law),
  );
  return { count: answered.length, of: all.length };
};

/** How good it looks: criteria that are satisfied, of those that were judged and apply. Says nothing of how far the work has come. */
export const complianceOf = (state: Dossier, law: LawToday): Share => {
  const judged = beforeConclusion(state, law).flatMap((criterion) => {
    const code = state.results[criterion.id];
    return code === undefined || code === 'A' || code === 'a' || !counts(criterion, state, law) ? [] : [code];
  });
  return { count: judged.filter((code) => code === 's').length, of: judged.length };
};
