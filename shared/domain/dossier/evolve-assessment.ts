import { vietnamDayOf } from '../working-days.ts';
import type { Dossier, Finding, FindingStatus, Frozen } from './dossier.ts';
import type { DossierEvent } from './events.ts';
import { signature } from './patch.ts';
import type { Patch, Step } from './patch.ts';

type EventOf<T extends DossierEvent['type']> = Extract<DossierEvent, { type: T }>;
type Verdict = { readonly eligible: boolean; readonly frozen: Frozen };

const withFinding = (state: Dossier, finding: string, status: FindingStatus): Patch => {
  const known = state.findings[finding];
  if (known === undefined) throw new Error(`history names finding ${finding}, which was never raised`);
  return { findings: { ...state.findings, [finding]: { ...known, status } } };
};

const raised = ({ criterion, severity, dueOn }: EventOf<'FindingRaised'>): Finding => ({
  criterion,
  severity,
  dueOn,
  status: 'open',
});

const answered = (state: Dossier, { finding, plan }: EventOf<'FindingAnswered'>, at: string): Patch => {
  const { findings = {} } = withFinding(state, finding, 'answered');
  const answeredOn = [vietnamDayOf(at), ...plan.map(({ doneBy }) => doneBy)].toSorted().at(-1);
  const known = findings[finding];
  const patch = { findings: { ...findings, ...(known && { [finding]: { ...known, answeredOn } }) } };
  const waiting = Object.values(patch.findings).some(({ status }) => status === 'open');
  return waiting ? patch : { ...patch, status: 'assessing' };
};

const accepted = (state: Dossier, criteria: readonly string[]): Patch => ({
  results: { ...state.results, ...Object.fromEntries(criteria.map((id) => [id, 'A' as const])) },
});

/** Days without those of the criteria that are recorded anew, and with what is recorded of them now. */
const renewed = (
  days: Dossier['effectiveOn'],
  event: EventOf<'ResultsRecorded'>,
  now: Dossier['effectiveOn'],
): Dossier['effectiveOn'] => ({
  ...Object.fromEntries(Object.entries(days).filter(([id]) => !Object.hasOwn(event.results, id))),
  ...now,
});

type Results = Dossier['results'];

const without = (results: Results, criteria: readonly string[]): Results =>
  Object.fromEntries(Object.entries(results).filter(([id]) => !criteria.includes(id)));

const only = (results: Results, criteria: readonly string[]): Results =>
  Object.fromEntries(Object.entries(results).filter(([id]) => criteria.includes(id)));

/** What was recorded so far speaks for another unit; its days stay, for whoever takes it over. */
const setAside = ({ former, results }: Dossier): Patch => ({
  former: { ...former, ...results },
  results: {},
});

const reassigned = (state: Dossier, { assignment }: EventOf<'AssessorReassigned'>): Patch => {
  const isSame = state.assignment?.unit === assignment.unit;
  return { assignment, ...(!isSame && setAside(state)) };
};

const takenOver = (state: Dossier, { criteria, digest }: EventOf<'ResultsTakenOver'>): Patch => ({
  results: { ...state.results, ...only(state.former, criteria) },
  former: without(state.former, criteria),
  recorded: { ...state.recorded, results: digest },
});

/** Recording again replaces what was recorded before, with its days. */
const recorded = (state: Dossier, event: EventOf<'ResultsRecorded'>): Patch => ({
  results: { ...state.results, ...event.results },
  former: without(state.former, Object.keys(event.results)),
  effectiveOn: renewed(state.effectiveOn, event, event.effectiveOn),
  scheduledFor: renewed(state.scheduledFor, event, event.scheduledFor),
  recorded: { ...state.recorded, results: event.digest },
  ...(event.file && {
    importing: event.file.left === 0 ? null : { file: event.file.id, until: event.file.until },
  }),
});

/** What an event of the assessment changes; null for any other. */
export const assessmentPatch = (state: Dossier, step: Step): Patch | null => {
  const { event } = step;
  switch (event.type) {
    case 'AssessorAssigned':
      return { status: 'assessing', assignment: event.assignment };
    case 'AssessorReassigned':
      return reassigned(state, event);
    case 'ResultsRecorded':
      return recorded(state, event);
    case 'ResultsTakenOver':
      return takenOver(state, event);
    case 'NotApplicableAccepted':
      return accepted(state, event.criteria);
    case 'TaskCompleted':
      return {
        completed: { ...state.completed, [event.criterion]: event.effectiveOn },
        recorded: { ...state.recorded, results: event.digest },
      };
    case 'EvidenceTakenOut':
      return { recorded: { ...state.recorded, evidence: event.digest } };
    case 'EvidenceConfirmed':
      return { files: state.files + 1, recorded: { ...state.recorded, evidence: event.digest } };
    case 'EvidenceOpened':
      return {};
    case 'FindingRaised':
      return {
        status: 'remediating',
        findings: { ...state.findings, [event.finding]: raised(event) },
      };
    case 'FindingAnswered':
      return answered(state, event, step.at);
    case 'FindingReopened':
      return { ...withFinding(state, event.finding, 'open'), status: 'remediating' };
    case 'FindingClosed':
      return withFinding(state, event.finding, 'closed');
    default:
      return null;
  }
};

/** Nobody looks at an answer again once it is settled, so that its day need not be kept. */
const lookedAt = (findings: Dossier['findings']): Dossier['findings'] =>
  Object.fromEntries(
    Object.entries(findings).map(([id, { criterion, status, severity, dueOn }]) => [
      id,
      { criterion, status, severity, dueOn },
    ]),
  );

const concluded = (state: Dossier, step: Step, { eligible, frozen }: Verdict): Patch => ({
  conclusion: { ...signature(step), eligible, frozen },
  concluders: [...state.concluders, step.by.subject],
  findings: lookedAt(state.findings),
});

/** What an event of the conclusion changes; null for any other. */
export const conclusionPatch = (state: Dossier, step: Step): Patch | null => {
  const { event } = step;
  switch (event.type) {
    case 'ConcludedEligible':
      return { status: 'eligible', ...concluded(state, step, { eligible: true, frozen: event.frozen }) };
    case 'ConcludedNotEligible':
      return {
        status: 'not-eligible',
        dueOn: event.appealDueOn,
        ...concluded(state, step, { eligible: false, frozen: event.frozen }),
      };
    case 'PassedConditionally':
      return { conditional: { ...signature(step), deployBy: event.deployBy } };
    case 'Appealed':
      return {
        status: 'assessing',
        appealed: true,
        dueOn: null,
        assignment: null,
        ...setAside(state),
        findings: {},
        conclusion: null,
        conditional: null,
        barredUnits: [...state.barredUnits, event.barredUnit],
      };
    case 'PermitIssued':
      return {
        permit: {
          status: 'valid',
          issuedAt: step.at,
          validUntil: event.validUntil,
          supersededFrom: null,
          since: step.at,
        },
      };
    default:
      return null;
  }
};
