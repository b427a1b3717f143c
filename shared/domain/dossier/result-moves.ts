import type { Decision, Refused } from '../result.ts';
import { accept, refuse } from '../result.ts';
import type { Context, RuleCriterion } from '../rules.ts';
import { addMonths, vietnamDayOf } from '../working-days.ts';
import { checklistOf } from './checklist.ts';
import type { CommandOf, RecordedResult } from './commands.ts';
import type { Dossier, Verdict, VerdictCode } from './dossier.ts';
import { newestDay, refusedByLinks } from './evidence-links.ts';
import type { DossierEvent } from './events.ts';
import { appraisesItself, isUnit } from './parties.ts';

type Decided = Decision<DossierEvent>;

const codeOf: Readonly<Record<Verdict, VerdictCode>> = {
  satisfied: 's',
  'partially-satisfied': 'p',
  'not-satisfied': 'n',
  'not-applicable': 'a',
};

/** Those of the named criteria that are not on the case's list. */
export const offList = (state: Dossier, criteria: readonly string[], context: Context): string[] => {
  const known = new Set(checklistOf(state, context).map(({ id }) => id));
  return criteria.filter((criterion) => !known.has(criterion));
};

const named = (results: readonly RecordedResult[]): string[] => results.map(({ criterion }) => criterion);

/** Once the case is concluded *eligible* only what is due before publication may still be recorded. */
const refusedAfterConclusion = (
  state: Dossier,
  results: readonly RecordedResult[],
  context: Context,
): Refused | null => {
  if (state.conclusion?.eligible !== true) return null;
  const open = checklistOf(state, context).filter(({ due }) => due === 'before-publication');
  const concluded = named(results).filter((criterion) => !open.some(({ id }) => id === criterion));
  return concluded.length > 0 ? refuse('criterion-concluded', { criteria: concluded }) : null;
};

const refusedByList = (
  state: Dossier,
  results: readonly RecordedResult[],
  context: Context,
): Refused | null => {
  const unknown = offList(state, named(results), context);
  if (unknown.length > 0) return refuse('criterion-not-on-list', { criteria: unknown });
  const late = refusedAfterConclusion(state, results, context);
  if (late !== null) return late;
  const bySystem = checklistOf(state, context).filter(({ due }) => due === 'by-system');
  const decided = named(results).filter((criterion) => bySystem.some(({ id }) => id === criterion));
  return decided.length > 0 ? refuse('criterion-decided-by-system', { criteria: decided }) : null;
};

const refusedByEvidence = (
  state: Dossier,
  results: readonly RecordedResult[],
  context: Context,
): Refused | null => {
  const bare = results.filter(({ verdict, note }) => verdict === 'not-applicable' && note === undefined);
  if (bare.length > 0) return refuse('reason-missing', { criteria: named(bare) });
  return refusedByLinks(
    state,
    results.flatMap(({ evidence = [] }) => evidence),
    context,
  );
};

/** Why a schedule cannot stand for a result; null where it can. */
const faultOfSchedule = (
  { system }: Dossier,
  { verdict, scheduledFor: day }: RecordedResult,
  { criterion, now }: { criterion: RuleCriterion | undefined; now: string },
): string | null => {
  if (day === undefined) return null;
  const today = vietnamDayOf(now);
  if (criterion?.periodic !== true || verdict !== 'satisfied') return 'not-periodic';
  if ((system['inOperation'] ?? false) !== false) return 'in-operation';
  if (day < today) return 'past';
  const { freshForMonths } = criterion;
  return freshForMonths !== null && day > addMonths(today, freshForMonths) ? 'too-late' : null;
};

const refusedBySchedule = (
  state: Dossier,
  results: readonly RecordedResult[],
  context: Context,
): Refused | null => {
  const criteria = new Map(checklistOf(state, context).map((criterion) => [criterion.id, criterion]));
  for (const result of results) {
    const criterion = criteria.get(result.criterion);
    const fault = faultOfSchedule(state, result, { criterion, now: context.now });
    if (fault !== null)
      return refuse('schedule-not-possible', { criterion: result.criterion, because: fault });
  }
  return null;
};

/** The newest effective day of each criterion whose evidence grows old. */
const effectiveDays = (
  state: Dossier,
  results: readonly RecordedResult[],
  context: Context,
): Record<string, string> => {
  const ageing = new Set(
    checklistOf(state, context).flatMap(({ id, freshForMonths }) => (freshForMonths === null ? [] : [id])),
  );
  return Object.fromEntries(
    results.flatMap(({ criterion, evidence = [] }) => {
      const newest = newestDay(evidence);
      return newest === undefined || !ageing.has(criterion) ? [] : [[criterion, newest]];
    }),
  );
};

/** What is newly found to be met only in part needs a finding of now: one that was closed before speaks of something else. */
const refusedByClosedFinding = (state: Dossier, results: readonly RecordedResult[]): Refused | null => {
  const findings = Object.values(state.findings);
  const spent = named(results.filter(({ verdict }) => verdict === 'partially-satisfied')).filter((id) => {
    const own = findings.filter(({ criterion }) => criterion === id);
    return state.results[id] !== 'p' && own.length > 0 && own.every(({ status }) => status === 'closed');
  });
  return spent.length > 0 ? refuse('partial-without-finding', { items: spent }) : null;
};

/**
 * Records verdicts on criteria of the list; recording again replaces. An answered finding closes when its criterion is found
 * satisfied. Refuses criteria off the list, decided by the system
 * or concluded, unknown or future evidence, and idle schedules.
 */
export const recordResults = (
  state: Dossier,
  { body: { results, file } }: CommandOf<'record-results'>,
  context: Context,
): Decided => {
  const refused =
    refusedByList(state, results, context) ??
    refusedByEvidence(state, results, context) ??
    refusedBySchedule(state, results, context) ??
    refusedByClosedFinding(state, results);
  if (refused !== null) return refused;
  const codes = Object.fromEntries(results.map(({ criterion, verdict }) => [criterion, codeOf[verdict]]));
  const closed = Object.entries(state.findings)
    .filter(([, { criterion, status }]) => status === 'answered' && codes[criterion] === 's')
    .map(([finding]): DossierEvent => ({ type: 'FindingClosed', finding }));
  return accept<DossierEvent>(
    {
      type: 'ResultsRecorded',
      results: codes,
      effectiveOn: effectiveDays(state, results, context),
      scheduledFor: Object.fromEntries(
        results.flatMap(({ criterion, scheduledFor: day }) => (day === undefined ? [] : [[criterion, day]])),
      ),
      digest: context.digestOf([state.recorded.results, results]),
      ...(file && { file: { id: file.id, left: file.left, until: file.until } }),
    },
    ...closed,
  );
};

/** The appraiser agrees that criteria do not apply (R29): never for its own system (R11), and never the unit that said so. */
export const acceptNotApplicable = (
  state: Dossier,
  { actor, body }: CommandOf<'accept-not-applicable'>,
  context: Context,
): Decided => {
  const own = appraisesItself(actor, state, context);
  if (own !== null) return refuse(own);
  if (isUnit(actor.unit, state.assignment?.unit, context))
    return refuse('assessor-accepts-itself', { unit: actor.unit });
  const unclaimed = body.criteria.filter((criterion) => state.results[criterion] !== 'a');
  return unclaimed.length > 0
    ? refuse('nothing-to-accept', { criteria: unclaimed })
    : accept({ type: 'NotApplicableAccepted', criteria: body.criteria });
};
