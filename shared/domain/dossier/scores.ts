import type { Context } from '../rules.ts';
import { beforeConclusion, counts } from './checklist.ts';
import type { Dossier, VerdictCode } from './dossier.ts';

/** What a group of criteria has come to; `percent` of the points that apply, rounded down. */
export interface GroupScore {
  readonly group: string;
  readonly percent: number;
  readonly passMark: number;
  readonly passes: boolean;
}

/** The half points that a verdict earns of each point; what is met in part earns half (our choice). */
const halves: Readonly<Record<VerdictCode, number>> = { s: 2, p: 1, n: 0, a: 0, A: 0 };

/** The score of each group; empty for a ruleset that does not score. What is accepted as not applicable counts neither way. */
export const scoresOf = (state: Dossier, law: Pick<Context, 'rules' | 'now'>): GroupScore[] => {
  const { assessment } = law.rules;
  if (assessment.kind === 'checklist') return [];
  const counted = beforeConclusion(state, law).filter(({ id }) => state.results[id] !== 'A');
  return assessment.groups.map(({ id, passMark }) => {
    let earned = 0;
    let possible = 0;
    for (const criterion of counted.filter(({ group }) => group === id)) {
      const code = counts(criterion, state, law) ? (state.results[criterion.id] ?? 'n') : 'n';
      earned += (criterion.points ?? 0) * halves[code];
      possible += (criterion.points ?? 0) * 2;
    }
    const percent = possible === 0 ? 100 : Math.floor((earned * 100) / possible);
    return { group: id, percent, passMark, passes: percent >= passMark };
  });
};
