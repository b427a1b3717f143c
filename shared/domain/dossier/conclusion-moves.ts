import type { Decision, Refused } from '../result.ts';
import { accept, refuse } from '../result.ts';
import type { Context } from '../rules.ts';
import { vietnamDayOf } from '../working-days.ts';
import { appealDueOn, isAppealable, validUntil } from './clocks.ts';
import type { CommandOf, DocumentRef } from './commands.ts';
import type { Dossier, Frozen } from './dossier.ts';
import { levelOf } from './dossier.ts';
import type { DossierEvent } from './events.ts';
import { obstaclesToEligible } from './obstacles.ts';
import { lacksQualification } from './qualification.ts';

type Decided = Decision<DossierEvent>;

/** True for a declared change that fired no trigger: its permit is taken over, and no new one is concluded. */
export const awaitsConfirmation = ({ facts, change }: Dossier): boolean =>
  facts.follows?.kind === 'change' && change?.kind === 'routine';

/** True for a person who appraised or approved the level of the case. */
export const signedLevel = ({ appraisal, approval }: Dossier, subject: string): boolean =>
  [appraisal?.subject, approval?.subject].includes(subject);

/** A licence or designation that was good at the assignment must still be good on the day of any conclusion (R13). */
export const refusedByLapse = (state: Dossier, context: Context): Refused | null => {
  if (state.assignment === null || !lacksQualification(state, context)) return null;
  return refuse('assessor-not-qualified', {
    unit: state.assignment.unit,
    day: vietnamDayOf(context.now),
  });
};

/** What the case still lacks: the first obstacle gives the code, all are named. */
const refusedByObstacles = (state: Dossier, context: Context): Refused | null => {
  const obstacles = obstaclesToEligible(state, context);
  const [first] = obstacles;
  if (first === undefined) return null;
  const { code, items } = first;
  return refuse(code, { items, count: items.length, obstacles: obstacles.map((obstacle) => obstacle.code) });
};

/** True when the conclusion at this level names the acceptance report that the owner approved. */
export const needsAcceptanceReport = (state: Dossier, { rules }: Pick<Context, 'rules'>): boolean =>
  rules.acceptanceReportFrom !== null && levelOf(state) >= rules.acceptanceReportFrom;

const refusedByReport = (
  state: Dossier,
  report: DocumentRef | undefined,
  context: Context,
): Refused | null => {
  if (!needsAcceptanceReport(state, context)) return null;
  if (report === undefined) return refuse('acceptance-report-missing');
  return report.date > vietnamDayOf(context.now)
    ? refuse('document-date-in-future', { documentDate: report.date })
    : null;
};

/** The digests of all that a conclusion is drawn from: the list of criteria in its version, the results, the files, the facts. */
export const frozenIn = (
  state: Dossier,
  { rules, digestOf }: Pick<Context, 'rules' | 'digestOf'>,
): Frozen => {
  const { facts, system, content, results, effectiveOn, scheduledFor, recorded } = state;
  const { id, version } = rules;
  return {
    catalogue: digestOf({ id, version, criteria: rules.criteriaOf(levelOf(state)) }),
    results: digestOf({ results, effectiveOn, scheduledFor, recorded: recorded.results }),
    evidence: digestOf({ recorded: recorded.evidence }),
    facts: digestOf({ facts, system, content }),
  };
};

type Body<V> = Extract<CommandOf<'conclude'>['body'], { verdict: V }>;

const concludeEligible = (state: Dossier, body: Body<'eligible'>, context: Context): Decided => {
  const refused = refusedByObstacles(state, context);
  if (refused !== null) return refused;
  if (!body.planFullyImplemented) return refuse('plan-not-implemented');
  const unreported = refusedByReport(state, body.acceptanceReport, context);
  if (unreported !== null) return unreported;
  const level = levelOf(state);
  return accept<DossierEvent>(
    {
      type: 'ConcludedEligible',
      kind: 'READINESS',
      level,
      reasons: body.reasons,
      acceptanceReport: body.acceptanceReport ?? null,
      frozen: frozenIn(state, context),
    },
    { type: 'PermitIssued', level, validUntil: validUntil(level, context) },
  );
};

/**
 * The readiness verdict (Decree 331/2026 Art. 28.3); *eligible* issues the permit in the same commit. A pass under conditions
 * is recorded, leaves the case where it is, and never makes a permit (R25); its day has not passed. Whoever concludes, in
 * whatever words, is entitled to on that day.
 */
export const conclude = (
  state: Dossier,
  { actor, body }: CommandOf<'conclude'>,
  context: Context,
): Decided => {
  if (awaitsConfirmation(state)) return refuse('change-is-routine');
  if (signedLevel(state, actor.subject)) return refuse('concluder-may-not-decide');
  if (state.concluders.includes(actor.subject)) return refuse('assessor-must-change');
  const lapsed = refusedByLapse(state, context);
  if (lapsed !== null) return lapsed;
  const { reasons } = body;
  switch (body.verdict) {
    case 'eligible':
      return concludeEligible(state, body, context);
    case 'not-eligible':
      return accept({
        type: 'ConcludedNotEligible',
        kind: 'READINESS',
        reasons,
        appealDueOn: state.appealed ? null : appealDueOn(context),
        frozen: frozenIn(state, context),
      });
    case 'conditional':
      if (body.deployBy < vietnamDayOf(context.now)) return refuse('deploy-day-past', { day: body.deployBy });
      return accept({
        type: 'PassedConditionally',
        kind: 'CONDITIONAL',
        reasons,
        deployBy: body.deployBy,
        frozen: frozenIn(state, context),
      });
  }
};

/** The vendor's one appeal, until its last day; the unit that concluded may not judge again. */
export const appeal = (state: Dossier, { body }: CommandOf<'appeal'>, { now }: Context): Decided => {
  if (state.appealed) return refuse('already-appealed');
  if (!isAppealable(state, now)) return refuse('appeal-too-late', { dueOn: state.dueOn ?? '' });
  if (state.conclusion === null) return refuse('move-not-allowed', { status: state.status });
  return accept({ type: 'Appealed', reasons: body.reasons, barredUnit: state.conclusion.unit });
};
