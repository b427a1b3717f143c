import { describe, expect, it } from 'vitest';
import type { DossierEvent } from '../../../shared/domain/dossier/events.ts';
import { evolveDossier } from '../../../shared/domain/dossier/evolve.ts';
import { aCase, aDossier, anAssignment } from '../../support/domain/a-case.ts';
import { frozen } from '../../support/domain/frozen.ts';
import { dossierIn } from '../../support/domain/road.ts';
import { monday } from '../../support/domain/surroundings.ts';

const reasons = 'for the reasons of the file';
const finding = 'finding-1';
const answeredFinding = 'finding-3';
const digests = { catalogue: 'sha256:1', results: 'sha256:2', evidence: 'sha256:3', facts: 'sha256:4' };

const told = {
  kind: 'approval',
  items: [],
  dueOn: '2026-11-11',
  whose: { role: 'owner', organisation: 'BTC' },
} as const;

/** One of each; the compiler keeps the list complete. */
const samples: { readonly [T in DossierEvent['type']]: Extract<DossierEvent, { type: T }> } = {
  DossierOpened: { type: 'DossierOpened', facts: aCase() },
  ContentSaved: {
    type: 'ContentSaved',
    digest: 'd',
    missing: [],
    regulationIssued: true,
    factsDigest: 'f',
    found: { kind: 'determined', level: 2, criteria: ['12.1'], couldRaise: [] },
    hasGrounds: true,
    system: { hosting: 'cloud' },
  },
  DossierSubmitted: { type: 'DossierSubmitted' },
  SubmissionAccepted: { type: 'SubmissionAccepted', dueOn: '2026-11-23' },
  SubmissionReturned: { type: 'SubmissionReturned', missing: ['scope'], objection: null },
  DossierWithdrawn: { type: 'DossierWithdrawn', reasons },
  ExpertOpinionGiven: { type: 'ExpertOpinionGiven', opinion: 'yes' },
  CouncilAppointed: {
    type: 'CouncilAppointed',
    members: [{ person: 'p-1', unit: 'BYT/office', role: 'chair' }],
  },
  OpinionsAsked: { type: 'OpinionsAsked', units: ['BYT/security'], dueOn: '2026-11-20' },
  OpinionGiven: { type: 'OpinionGiven', unit: 'BYT/office', verdict: 'suitable', opinion: 'yes' },
  ReturnedIncomplete: { type: 'ReturnedIncomplete', reasons },
  AppraisedSuitable: { type: 'AppraisedSuitable', level: 3, dueOn: '2026-11-11' },
  AppraisedNotYetSuitable: { type: 'AppraisedNotYetSuitable', reasons },
  LevelApproved: { type: 'LevelApproved', level: 3, primeMinisterDecision: null },
  LevelDeclined: { type: 'LevelDeclined', reasons },
  LevelImported: { type: 'LevelImported', level: 3, primeMinisterDecision: null },
  AssessorAssigned: { type: 'AssessorAssigned', assignment: anAssignment() },
  AssessorReassigned: { type: 'AssessorReassigned', assignment: anAssignment({ unit: 'DGB/assessment' }) },
  ResultsRecorded: {
    type: 'ResultsRecorded',
    results: { 'RSK-02': 'p' },
    effectiveOn: { 'RSK-02': '2026-10-01' },
    scheduledFor: {},
    digest: 'sha256:r',
  },
  ResultsTakenOver: { type: 'ResultsTakenOver', criteria: ['RSK-05'], digest: 'sha256:t' },
  NotApplicableAccepted: { type: 'NotApplicableAccepted', criteria: ['RSK-03'] },
  FindingRaised: {
    type: 'FindingRaised',
    finding: 'finding-2',
    criterion: 'RSK-01',
    severity: 'minor',
    dueOn: '2026-12-01',
    text: 'no',
  },
  FindingAnswered: { type: 'FindingAnswered', finding, answer: 'done', plan: [] },
  FindingReopened: { type: 'FindingReopened', finding: answeredFinding, reasons },
  FindingClosed: { type: 'FindingClosed', finding },
  ConcludedEligible: {
    type: 'ConcludedEligible',
    kind: 'READINESS',
    level: 3,
    reasons,
    acceptanceReport: null,
    frozen: digests,
  },
  ConcludedNotEligible: {
    type: 'ConcludedNotEligible',
    kind: 'READINESS',
    reasons,
    appealDueOn: '2027-01-31',
    frozen: digests,
  },
  PassedConditionally: {
    type: 'PassedConditionally',
    kind: 'CONDITIONAL',
    reasons,
    deployBy: '2027-01-31',
    frozen: digests,
  },
  PermitIssued: { type: 'PermitIssued', level: 3, validUntil: '2028-11-02T17:00:00.000Z' },
  TaskCompleted: {
    type: 'TaskCompleted',
    criterion: 'DEC-19',
    effectiveOn: '2026-11-01',
    digest: 'sha256:t',
  },
  Appealed: { type: 'Appealed', reasons, barredUnit: 'DGA/assessment' },
  PublicationRequested: { type: 'PublicationRequested', supersedesPreviousOn: '2027-01-01' },
  Published: { type: 'Published' },
  PublicationRefused: { type: 'PublicationRefused', reasons },
  Delisted: { type: 'Delisted', reasons },
  PermitSuspended: { type: 'PermitSuspended', reasons },
  PermitReinstated: { type: 'PermitReinstated', reasons },
  PermitRevoked: { type: 'PermitRevoked', reasons },
  EvidenceConfirmed: {
    type: 'EvidenceConfirmed',
    evidence: 'ev-1',
    sha256: 'sha256:e',
    size: 10,
    mediaType: 'application/pdf',
    digest: 'sha256:c',
  },
  EvidenceOpened: { type: 'EvidenceOpened', evidence: 'ev-1', dossier: 'ds-1' },
  FilesErased: { type: 'FilesErased', files: 1, reasons },
  SuccessorAnnounced: { type: 'SuccessorAnnounced', supersededFrom: '2027-01-01T17:00:00.000Z' },
  PermitSuperseded: { type: 'PermitSuperseded' },
  PermitExpired: { type: 'PermitExpired' },
  ClockReminded: { type: 'ClockReminded', ...told, daysLeft: 3 },
  ClockMissed: { type: 'ClockMissed', ...told },
  ClockLapsed: { type: 'ClockLapsed', ...told },
  ClockEscalated: {
    type: 'ClockEscalated',
    ...told,
    step: 1,
    to: { role: 'ministry', organisation: 'BKHCN' },
  },
  PermitExpiring: {
    type: 'PermitExpiring',
    validUntil: '2027-11-02T17:00:00.000Z',
    daysLeft: 30,
    whose: { role: 'owner', organisation: 'BTC' },
  },
  DueNoted: { type: 'DueNoted', until: monday },
};
const happened = (event: DossierEvent) =>
  frozen({ at: '2026-11-03T02:00:00.000Z', by: { subject: 'p-1', unit: 'BTC/office' }, event });

/** A state that holds something of everything, so that each event has something to change. */
const remediating = dossierIn('remediating');
const rich = frozen({
  ...remediating,
  former: { 'RSK-05': 's' as const },
  opinions: { 'BYT/office': { dueOn: '2026-11-20', given: null } },
  findings: {
    ...remediating.findings,
    [answeredFinding]: {
      criterion: 'RSK-02',
      status: 'answered' as const,
      severity: 'minor' as const,
      dueOn: '2026-12-01',
    },
  },
  permit: {
    status: 'valid' as const,
    issuedAt: monday,
    validUntil: '2027-11-02T17:00:00.000Z',
    supersededFrom: null,
    since: monday,
  },
});

describe('every event of a dossier', () => {
  /** That a file was given out, or somebody was told of a day, is a record and decides nothing. */
  const records = ['EvidenceOpened', 'PermitExpiring', 'ClockReminded', 'ClockMissed', 'ClockLapsed'];
  const changing = Object.values(samples).filter(
    ({ type }) => type !== 'ClockEscalated' && !records.includes(type),
  );

  it.each(changing)('$type changes the state and leaves the facts of the case', (event) => {
    const after = evolveDossier(rich, happened(event));
    expect(after).not.toEqual(rich);
    expect(after.facts).toEqual(rich.facts);
    expect(JSON.parse(JSON.stringify(after))).toEqual(after);
  });

  it.each(Object.values(samples).filter(({ type }) => type !== 'DossierOpened'))(
    '$type starts no history',
    (event) => {
      expect(() => evolveDossier(null, happened(event))).toThrow(`history starts with ${event.type}`);
    },
  );

  it.each([samples.FindingAnswered, samples.FindingClosed])('$type needs the finding', (event) => {
    expect(() => evolveDossier(aDossier(), happened(event))).toThrow('which was never raised');
  });

  it('an opinion needs the question', () => {
    expect(() => evolveDossier(aDossier(), happened(samples.OpinionGiven))).toThrow('which was never asked');
  });

  it.each([
    samples.PermitSuspended,
    samples.PermitReinstated,
    samples.PermitRevoked,
    samples.SuccessorAnnounced,
    samples.PermitSuperseded,
    samples.PermitExpired,
  ])('$type needs the permit', (event) => {
    expect(() => evolveDossier(aDossier(), happened(event))).toThrow('a permit that was never issued');
  });
});
