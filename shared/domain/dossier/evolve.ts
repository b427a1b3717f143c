import type { Dossier, FindingStatus, Permit, Signature } from './dossier.ts';
import { opened } from './dossier.ts';
import type { DossierEvent, Happened } from './events.ts';

type Step = Happened<DossierEvent>;
type Patch = Partial<Dossier>;

const signature = ({ at, by }: Step): Signature => ({ subject: by.subject, unit: by.unit, at });

const withFinding = (state: Dossier, finding: string, status: FindingStatus): Patch => {
  const known = state.findings[finding];
  if (known === undefined) throw new Error(`history names finding ${finding}, which was never raised`);
  return { findings: { ...state.findings, [finding]: { ...known, status } } };
};

const withPermit = (state: Dossier, step: Step, change: Partial<Permit>): Patch => {
  if (state.permit === null) throw new Error('history changes a permit that was never issued');
  const since = change.status === undefined ? state.permit.since : step.at;
  return { permit: { ...state.permit, since, ...change } };
};

const answered = (state: Dossier, finding: string): Patch => {
  const patch = withFinding(state, finding, 'answered');
  const waiting = Object.values(patch.findings ?? {}).some(({ status }) => status === 'open');
  return waiting ? patch : { ...patch, status: 'assessing' };
};

const accepted = (state: Dossier, criteria: readonly string[]): Patch => ({
  results: { ...state.results, ...Object.fromEntries(criteria.map((id) => [id, 'A' as const])) },
});

/** A return, a decline and a new submission ask for every opinion and appraisal anew. */
const backToVendor: Patch = {
  status: 'returned',
  expertOpinion: null,
  council: null,
  appraisal: null,
  dueOn: null,
};

const submissionPatch = (state: Dossier, step: Step): Patch | null => {
  const { event } = step;
  switch (event.type) {
    case 'ContentSaved':
      return {
        content: {
          digest: event.digest,
          missing: event.missing,
          regulationIssued: event.regulationIssued,
          factsDigest: event.factsDigest,
          found: event.found,
          hasGrounds: event.hasGrounds,
        },
      };
    case 'DossierSubmitted':
      return { status: 'submitted', submissions: state.submissions + 1, dueOn: null };
    case 'SubmissionAccepted':
      return { status: 'awaiting-appraisal', dueOn: event.dueOn };
    case 'SubmissionReturned':
    case 'ReturnedIncomplete':
    case 'AppraisedNotYetSuitable':
    case 'LevelDeclined':
      return backToVendor;
    case 'DossierWithdrawn':
      return { status: 'withdrawn', dueOn: null };
    default:
      return null;
  }
};

const levelPatch = (step: Step): Patch | null => {
  const { event } = step;
  switch (event.type) {
    case 'ExpertOpinionGiven':
      return { expertOpinion: signature(step) };
    case 'CouncilAppointed':
      return { council: signature(step) };
    case 'AppraisedSuitable':
      return {
        status: 'appraised',
        appraisal: { ...signature(step), level: event.level },
        dueOn: event.dueOn,
      };
    case 'LevelApproved':
      return {
        status: 'level-approved',
        approval: { ...signature(step), level: event.level, imported: false },
        dueOn: null,
      };
    case 'LevelImported':
      return {
        status: 'level-approved',
        approval: { ...signature(step), level: event.level, imported: true },
        dueOn: null,
      };
    default:
      return null;
  }
};

const assessmentPatch = (state: Dossier, step: Step): Patch | null => {
  const { event } = step;
  switch (event.type) {
    case 'AssessorAssigned':
      return { status: 'assessing', assignment: event.assignment };
    case 'AssessorReassigned':
      return { assignment: event.assignment };
    case 'ResultsRecorded':
      return { results: { ...state.results, ...event.results } };
    case 'NotApplicableAccepted':
      return accepted(state, event.criteria);
    case 'EvidenceConfirmed':
      return { files: state.files + 1 };
    case 'EvidenceOpened':
      return {};
    case 'FindingRaised':
      return {
        status: 'remediating',
        findings: { ...state.findings, [event.finding]: { criterion: event.criterion, status: 'open' } },
      };
    case 'FindingAnswered':
      return answered(state, event.finding);
    case 'FindingClosed':
      return withFinding(state, event.finding, 'closed');
    default:
      return null;
  }
};

const concluded = (state: Dossier, step: Step, eligible: boolean): Patch => ({
  conclusion: { ...signature(step), eligible },
  concluders: [...state.concluders, step.by.subject],
});

const conclusionPatch = (state: Dossier, step: Step): Patch | null => {
  const { event } = step;
  switch (event.type) {
    case 'ConcludedEligible':
      return { status: 'eligible', ...concluded(state, step, true) };
    case 'ConcludedNotEligible':
      return { status: 'not-eligible', ...concluded(state, step, false) };
    case 'Appealed':
      return {
        status: 'assessing',
        appealed: true,
        assignment: null,
        results: {},
        findings: {},
        conclusion: null,
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

const publicationPatch = (step: Step): Patch | null => {
  const { event } = step;
  switch (event.type) {
    case 'PublicationRequested':
      return { status: 'awaiting-publication', supersedesPreviousOn: event.supersedesPreviousOn };
    case 'Published':
      return { status: 'published', publication: signature(step) };
    case 'PublicationRefused':
      return { status: 'refused' };
    case 'Delisted':
      return { status: 'delisted' };
    default:
      return null;
  }
};

const permitPatch = (state: Dossier, step: Step): Patch | null => {
  switch (step.event.type) {
    case 'PermitSuspended':
      return withPermit(state, step, { status: 'suspended' });
    case 'PermitReinstated':
      return withPermit(state, step, { status: 'valid' });
    case 'PermitRevoked':
      return withPermit(state, step, { status: 'revoked' });
    case 'SuccessorAnnounced':
      return withPermit(state, step, { supersededFrom: step.event.supersededFrom });
    case 'PermitSuperseded':
      return withPermit(state, step, { status: 'superseded' });
    case 'PermitExpired':
      return withPermit(state, step, { status: 'expired' });
    default:
      return null;
  }
};

/** The dossier after one more thing has happened; a history that cannot be is a fault. */
export const evolveDossier = (state: Dossier | null, step: Step): Dossier => {
  if (step.event.type === 'DossierOpened') return opened(step.event.facts);
  if (state === null) throw new Error(`history starts with ${step.event.type}`);
  const patch =
    submissionPatch(state, step) ??
    levelPatch(step) ??
    assessmentPatch(state, step) ??
    conclusionPatch(state, step) ??
    publicationPatch(step) ??
    permitPatch(state, step);
  if (patch === null) throw new Error(`history holds an unknown event ${step.event.type}`);
  return { ...state, ...patch };
};
