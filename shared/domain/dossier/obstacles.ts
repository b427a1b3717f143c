import type { RefusalCode } from '../refusal.ts';
import type { Context, RuleCriterion } from '../rules.ts';
import { beforeConclusion, counts, isStale, lacksEvidence } from './checklist.ts';
import type { Dossier, VerdictCode } from './dossier.ts';
import { lacksQualification } from './qualification.ts';
import { scoresOf } from './scores.ts';

/** Something that prevents *eligible*, with the ids of all that it concerns. */
export interface Obstacle {
  readonly code: RefusalCode;
  readonly items: readonly string[];
}

const idsOf = (criteria: readonly RuleCriterion[]): string[] => criteria.map(({ id }) => id);

/** What the criteria themselves prevent; where groups are scored, an unmet criterion weighs in its group alone. */
const ofCriteria = (state: Dossier, law: Pick<Context, 'rules' | 'now'>): Obstacle[] => {
  const all = beforeConclusion(state, law);
  const criteria = all.filter(({ id }) => state.former[id] === undefined);
  const stale = criteria.filter((criterion) => isStale(criterion, state, law));
  const judged = criteria.filter((criterion) => counts(criterion, state, law));
  const having = (code: VerdictCode | undefined): RuleCriterion[] =>
    judged.filter(({ id }) => state.results[id] === code);
  const isChecklist = law.rules.assessment.kind === 'checklist';
  const withFinding = new Set(Object.values(state.findings).map(({ criterion }) => criterion));
  const partial = having('p');
  const failing = isChecklist ? having('n') : [];
  const gates = [...having('n'), ...partial].filter((one) => one.gate && !failing.includes(one));
  return [
    { code: 'results-not-taken-over', items: idsOf(all.filter((one) => !criteria.includes(one))) },
    { code: 'criteria-unanswered', items: idsOf(having(undefined)) },
    { code: 'evidence-stale', items: idsOf(stale) },
    { code: 'evidence-missing', items: idsOf(criteria.filter((one) => lacksEvidence(one, state))) },
    { code: 'criteria-not-satisfied', items: idsOf(failing) },
    { code: 'gate-not-satisfied', items: idsOf(criteria.filter((one) => gates.includes(one))) },
    {
      code: 'partial-without-finding',
      items: isChecklist ? idsOf(partial.filter(({ id }) => !withFinding.has(id))) : [],
    },
    { code: 'not-applicable-not-accepted', items: idsOf(having('a')) },
  ];
};

/**
 * Everything that still prevents *eligible* and that the case itself shows (R16): results of a unit that assessed before,
 * criteria without answer, with stale
 * evidence or without the evidence that a repeated one needs, unmet, met in part without a finding, not accepted, groups below their mark, findings that are not closed,
 * and an assessor whose licence or designation has lapsed. `organisations` holds the assessor's.
 */
export const obstaclesToEligible = (
  state: Dossier,
  law: Pick<Context, 'rules' | 'now' | 'organisations'>,
): Obstacle[] => {
  const assessor = state.assignment?.unit ?? '';
  const low = scoresOf(state, law).filter(({ passes }) => !passes);
  const open = Object.entries(state.findings).flatMap(([id, { status }]) =>
    status === 'closed' ? [] : [id],
  );
  const all: Obstacle[] = [
    ...ofCriteria(state, law),
    { code: 'group-below-pass-mark', items: low.map(({ group }) => group) },
    { code: 'findings-open', items: open },
    { code: 'assessor-not-qualified', items: lacksQualification(state, law) ? [assessor] : [] },
  ];
  return all.filter(({ items }) => items.length > 0);
};
