import type { Decision } from '../result.ts';
import { accept, refuse } from '../result.ts';
import type { Context } from '../rules.ts';
import { checklistOf, isStale, lacksEvidence } from './checklist.ts';
import type { CommandOf } from './commands.ts';
import type { Dossier } from './dossier.ts';
import type { DossierEvent } from './events.ts';

/**
 * The assessor makes results its own that a unit before it recorded, whose word does not count any more: after a
 * reassignment, or an appeal (Decree 331/2026 Art. 31.2(c): who concludes answers for the results; our choice of the act).
 * Refuses criteria that wait for nobody to take them over, and results whose evidence is stale or missing.
 */
export const takeOverResults = (
  state: Dossier,
  { body: { criteria } }: CommandOf<'take-over-results'>,
  context: Context,
): Decision<DossierEvent> => {
  const nothing = criteria.filter((criterion) => !Object.hasOwn(state.former, criterion));
  if (nothing.length > 0) return refuse('nothing-to-take-over', { criteria: nothing });
  const taken = checklistOf(state, context).filter(({ id }) => criteria.includes(id));
  const stale = taken.filter((criterion) => isStale(criterion, state, context));
  if (stale.length > 0) return refuse('evidence-stale', { items: stale.map(({ id }) => id) });
  const asTaken = { ...state, results: state.former };
  const bare = taken.filter((criterion) => lacksEvidence(criterion, asTaken));
  if (bare.length > 0) return refuse('evidence-missing', { items: bare.map(({ id }) => id) });
  const digest = context.digestOf([state.recorded.results, { takenOver: criteria }]);
  return accept({ type: 'ResultsTakenOver', criteria, digest });
};
