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

const answered = (state: Dossier, finding: string): Patch => {
  const patch = withFinding(state, finding, 'answered');
  const waiting = Object.values(patch.findings ?? {}).some(({ status }) => status === 'open');
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

/** Recording again replaces what was recorded before, with its days. */
const recorded = (state: Dossier, event: EventOf<'ResultsRecorded'>): Patch => ({
  results: { ...state.results, ...event.results },
  effectiveOn: renewed(state.effectiveOn, event, event.effectiveOn),
  scheduledFor: renewed(state.scheduledFor, event, event.scheduledFor),
  recorded: { ...state.recorded, results: event.digest },
});

/** What an event of the assessment changes; null for any other. */
export const assessmentPatch = (state: Dossier, step: Step): Patch | null => {
  const { event } = step;
  switch (event.type) {
    case 'AssessorAssigned':
      return { status: 'assessing', assignment: event.assignment };
    case 'AssessorReassigned':
      return { assignment: event.assignment };
    case 'ResultsRecorded':
      return recorded(state, event);
    case 'NotApplicableAccepted':
      return accepted(state, event.criteria);
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
      return answered(state, event.finding);
    case 'FindingReopened':
      return { ...withFinding(state, event.finding, 'open'), status: 'remediating' };
    case 'FindingClosed':
      return withFinding(state, event.finding, 'closed');
    default:
      return null;
  }
};

const concluded = (state: Dossier, step: Step, { eligible, frozen }: Verdict): Patch => ({
  conclusion: { ...signature(step), eligible, frozen },
  concluders: [...state.concluders, step.by.subject],
});

/** What an event of the conclusion changes; null for any other. */
export const conclusionPatch = (state: Dossier, step: Step): Patch | null => {
  const { event } = step;
  switch (event.type) {
    case 'ConcludedEligible':
      return { status: 'eligible', ...concluded(state, step, { eligible: true, frozen: event.frozen }) };
    case 'ConcludedNotEligible':
      return { status: 'not-eligible', ...concluded(state, step, { eligible: false, frozen: event.frozen }) };
    case 'PassedConditionally':
      return { conditional: { ...signature(step), deployBy: event.deployBy } };
    case 'Appealed':
      return {
        status: 'assessing',
        appealed: true,
        assignment: null,
        results: {},
        effectiveOn: {},
        scheduledFor: {},
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
