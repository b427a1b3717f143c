import { checklistOf, isMet } from './checklist.ts';
import type { Dossier } from './dossier.ts';
import type { GroupResult } from './group-result.ts';
import type { Context } from '../rules.ts';

/** What each group of the criteria that people judge has come to; what is accepted not to apply counts as met. */
export const groupResultsOf = (
  state: Dossier,
  law: Pick<Context, 'rules'>,
): Readonly<Record<string, GroupResult>> => {
  const judged = checklistOf(state, law).filter(({ establishedBy }) => establishedBy === null);
  const groups = Map.groupBy(judged, ({ group }) => group);
  return Object.fromEntries(
    [...groups].map(([group, criteria]) => [
      group,
      criteria.every(({ id }) => isMet(state, id)) ? 'full' : 'basic',
    ]),
  );
};
