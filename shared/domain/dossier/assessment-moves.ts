import type { Decision } from '../result.ts';
import { accept, refuse } from '../result.ts';
import type { Context } from '../rules.ts';
import type { CommandOf } from './commands.ts';
import type { Dossier, Verdict, VerdictCode } from './dossier.ts';
import { levelOf } from './dossier.ts';
import type { DossierEvent } from './events.ts';
import { appraisesItself } from './parties.ts';

type Decided = Decision<DossierEvent>;

const codeOf: Readonly<Record<Verdict, VerdictCode>> = {
  satisfied: 's',
  'partially-satisfied': 'p',
  'not-satisfied': 'n',
  'not-applicable': 'a',
};

const offList = (state: Dossier, criteria: readonly string[], { rules }: Context): string[] => {
  const known = new Set(rules.criteriaOf(levelOf(state)).map(({ id }) => id));
  return criteria.filter((criterion) => !known.has(criterion));
};

/** Records verdicts on criteria of the level; an answered finding closes when its criterion is found satisfied. */
export const recordResults = (
  state: Dossier,
  { body }: CommandOf<'record-results'>,
  context: Context,
): Decided => {
  const unknown = offList(
    state,
    body.results.map(({ criterion }) => criterion),
    context,
  );
  if (unknown.length > 0) return refuse('criterion-not-on-list', { criteria: unknown });
  const results = Object.fromEntries(
    body.results.map(({ criterion, verdict }) => [criterion, codeOf[verdict]]),
  );
  const closed = Object.entries(state.findings)
    .filter(([, { criterion, status }]) => status === 'answered' && results[criterion] === 's')
    .map(([finding]): DossierEvent => ({ type: 'FindingClosed', finding }));
  return accept<DossierEvent>({ type: 'ResultsRecorded', results }, ...closed);
};

/** The appraiser agrees that criteria do not apply (R29); like the appraisal, never for its own system (R11). */
export const acceptNotApplicable = (
  state: Dossier,
  { actor, body }: CommandOf<'accept-not-applicable'>,
): Decided => {
  if (appraisesItself(actor, state)) return refuse('appraiser-operates');
  const unclaimed = body.criteria.filter((criterion) => state.results[criterion] !== 'a');
  return unclaimed.length > 0
    ? refuse('nothing-to-accept', { criteria: unclaimed })
    : accept({ type: 'NotApplicableAccepted', criteria: body.criteria });
};

/** Something the vendor must mend before the case can be concluded. */
export const raiseFinding = (
  state: Dossier,
  { id, body }: CommandOf<'raise-finding'>,
  context: Context,
): Decided =>
  offList(state, [body.criterion], context).length > 0
    ? refuse('criterion-not-on-list', { criteria: [body.criterion] })
    : accept({ type: 'FindingRaised', finding: id, criterion: body.criterion, text: body.text });

/** The vendor's answer to an open finding. */
export const answerFinding = (state: Dossier, { body }: CommandOf<'answer-finding'>): Decided => {
  const finding = Object.hasOwn(state.findings, body.finding) ? state.findings[body.finding] : undefined;
  if (finding === undefined) return refuse('finding-unknown');
  if (finding.status !== 'open') return refuse('finding-not-open');
  return accept({ type: 'FindingAnswered', finding: body.finding, answer: body.answer });
};
