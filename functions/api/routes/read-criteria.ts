import {
  checklistOf,
  establishedIn,
  isStale,
  lacksEvidence,
  undecidedFacts,
} from '../../../shared/domain/dossier/checklist.ts';
import type { Item } from '../../../shared/aws/reads.ts';
import type { Dossier } from '../../../shared/domain/dossier/dossier.ts';
import { levelOf } from '../../../shared/domain/dossier/dossier.ts';
import type { Context } from '../../../shared/domain/rules.ts';
import { ok, problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import type { Criterion } from '../../../shared/rulesets/ruleset.ts';
import { rulesOfCase } from '../../../shared/rulesets/rulesets.ts';
import { recordedOn } from '../checklist/recorded.ts';
import type { ApiDeps } from '../deps.ts';
import { plain, without } from '../views.ts';
import { caseRoute, partition } from './case-route.ts';

/** The criteria of the case's list, with all that the ruleset says of them and how it is known. */
export const listed = (state: Dossier, context: Context): Criterion[] => {
  const applying = new Set(checklistOf(state, context).map(({ id }) => id));
  return rulesOfCase(state.facts)
    .criteriaOf(levelOf(state))
    .filter(({ id }) => applying.has(id));
};

/** How a criterion stands in the case. */
const standingOf = (criterion: Criterion, state: Dossier, context: Context) => ({
  accepted: state.results[criterion.id] === 'A',
  stale: isStale(criterion, state, context),
  lacksEvidence: lacksEvidence(criterion, state),
  established: establishedIn(criterion, state),
  undecidedFacts: undecidedFacts(criterion, state),
});

type Recorded = Readonly<Record<string, unknown>>;

/** Of items in the order in which they were recorded, the last of each criterion. */
const lastOf = (items: readonly Item[]): ReadonlyMap<unknown, Recorded> =>
  new Map(items.map((item) => [item['criterion'], without('pk', 'sk', 'criterion')(item)]));

/** At which version of the case something was recorded; before all others where nothing was. */
const versionOf = (recorded: Recorded | undefined): number => Number(recorded?.['version'] ?? 0);

/** Who took over the result that counts now; null once it was recorded anew, or is set aside again. */
const takeoverOf = (
  { id }: Criterion,
  { results }: Dossier,
  { recorded, taken }: { readonly recorded: Recorded | undefined; readonly taken: Recorded | undefined },
) => (results[id] !== undefined && versionOf(taken) > versionOf(recorded) ? (taken ?? null) : null);

/** What was recorded last on a criterion: by the unit that assesses, or by one before it whose word does not count now. */
const resultOf = ({ id }: Criterion, { results, former }: Dossier, recorded: Recorded | undefined) => ({
  result: results[id] === undefined ? null : (recorded ?? null),
  former: former[id] === undefined ? null : (recorded ?? null),
});

/** `GET /dossiers/{id}/criteria`: the criteria that apply to the case, how each is known, and what has been recorded on it. */
export const getCriteria = (deps: ApiDeps): Route =>
  caseRoute(deps, '/dossiers/{id}/criteria', async ({ state, context }) => {
    const pk = partition(state.facts.id);
    const [recorded, takenOver] = await Promise.all([
      recordedOn(deps, state.facts.id),
      deps.reads.all(pk, 'TAKEOVER#'),
    ]);
    const [results, takeovers] = [lastOf(recorded), lastOf(takenOver)];
    const items = listed(state, context).map((criterion) => ({
      ...criterion,
      ...resultOf(criterion, state, results.get(criterion.id)),
      takenOver: takeoverOf(criterion, state, {
        recorded: results.get(criterion.id),
        taken: takeovers.get(criterion.id),
      }),
      ...standingOf(criterion, state, context),
    }));
    const { ruleset, rulesetVersion } = state.facts;
    const { assessment, dataProvenance } = rulesOfCase(state.facts);
    const { unverified } = dataProvenance;
    return ok({ ruleset, rulesetVersion, level: levelOf(state), assessment, unverified, items });
  });

const acts = (act: 'recorded' | 'taken-over', items: readonly Item[]): Recorded[] =>
  items.map((item) => ({ act, ...plain(item) }));

/**
 * `GET /dossiers/{id}/criteria/{criterion}`: everything that was ever recorded on one criterion or taken over of it, by which
 * unit and person (`act`, `by`, `author`), the oldest first; `takenOver` as in the list.
 */
export const getCriterion = (deps: ApiDeps): Route =>
  caseRoute(deps, '/dossiers/{id}/criteria/{criterion}', async ({ state, context }, { parameters }) => {
    const criterion = listed(state, context).find(({ id }) => id === parameters['criterion']);
    if (criterion === undefined) return problem(404, 'no-such-criterion');
    const pk = partition(state.facts.id);
    const [all, takeovers] = await Promise.all([
      recordedOn(deps, state.facts.id),
      deps.reads.all(pk, `TAKEOVER#${criterion.id}#`),
    ]);
    const recorded = all.filter((result) => result['criterion'] === criterion.id);
    const history = [...acts('recorded', recorded), ...acts('taken-over', takeovers)].toSorted(
      (one, other) => versionOf(one) - versionOf(other),
    );
    const [last, taken] = [lastOf(recorded).get(criterion.id), lastOf(takeovers).get(criterion.id)];
    const takenOver = takeoverOf(criterion, state, { recorded: last, taken });
    return ok({ ...criterion, ...standingOf(criterion, state, context), history, takenOver });
  });
