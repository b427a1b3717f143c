import type { DossierEvent } from '../dossier/events.ts';
import { clockNotices } from './clock-table.ts';
import type { ClockAudience } from './clock-table.ts';
import type { NoticeRow } from './notice.ts';

/** Who a case can concern. */
export type CaseAudience =
  | ClockAudience
  | 'vendor'
  | 'owner'
  | 'assessor'
  | 'former-assessor'
  | 'appraising-body'
  | 'publishing-body'
  | 'asked-units'
  | 'council'
  /** Who has reported that the release runs. */
  | 'reporters';

type Row = NoticeRow<CaseAudience>;

const bothSides = ['vendor', 'owner'] as const;
const inCase = { kind: 'case', tells: bothSides } as const satisfies Row;
const onPermit = {
  kind: 'permit',
  tells: ['vendor', 'owner', 'publishing-body', 'reporters'],
} as const satisfies Row;

/** Who hears of what happens to a case. Whose turn it is now is told beside this, to the one whose turn it has become. */
export const dossierNotices: Readonly<Record<DossierEvent['type'], Row>> = {
  DossierOpened: { kind: 'case', tells: ['owner'] },
  ContentSaved: { nobody: 'a draft is the own work of its vendor' },
  DossierSubmitted: { nobody: 'it is accepted or returned by the same commit' },
  SubmissionAccepted: inCase,
  SubmissionReturned: inCase,
  ChangeFound: inCase,
  ResultsInherited: { nobody: 'the assessor finds them in the case' },
  ApprovalKept: { kind: 'case', tells: ['owner'] },
  ChangeConfirmed: inCase,
  ChangeContested: inCase,
  PublicationKept: { kind: 'case', tells: ['vendor', 'owner', 'publishing-body'] },
  DossierWithdrawn: { kind: 'case', tells: ['owner', 'appraising-body'] },
  ExpertOpinionGiven: { nobody: 'the appraiser hears that it is their turn' },
  CouncilAppointed: { kind: 'case', tells: ['council'] },
  OpinionsAsked: { kind: 'turn', tells: ['asked-units'] },
  OpinionGiven: { kind: 'case', tells: ['appraising-body'] },
  ReturnedIncomplete: inCase,
  AppraisedSuitable: inCase,
  AppraisedNotYetSuitable: inCase,
  LevelApproved: inCase,
  LevelDeclined: inCase,
  LevelImported: inCase,
  AssessorAssigned: { kind: 'case', tells: ['assessor', 'vendor'] },
  AssessorReassigned: { kind: 'case', tells: ['assessor', 'former-assessor', 'vendor'] },
  ResultsRecorded: { nobody: 'work that goes on; what comes of it is told' },
  ResultsTakenOver: { nobody: 'work that goes on; what comes of it is told' },
  NotApplicableAccepted: { kind: 'case', tells: ['assessor'] },
  FindingRaised: inCase,
  FindingAnswered: { kind: 'case', tells: ['assessor'] },
  FindingReopened: { kind: 'case', tells: ['vendor'] },
  FindingClosed: { kind: 'case', tells: ['vendor'] },
  ConcludedEligible: inCase,
  ConcludedNotEligible: inCase,
  PassedConditionally: inCase,
  PermitIssued: { kind: 'permit', tells: bothSides },
  TaskCompleted: { kind: 'case', tells: ['vendor', 'assessor'] },
  Appealed: { kind: 'case', tells: ['owner'] },
  PublicationRequested: { kind: 'case', tells: ['vendor'] },
  Published: inCase,
  PublicationRefused: inCase,
  Delisted: { kind: 'permit', tells: ['vendor', 'owner', 'publishing-body'] },
  PermitSuspended: onPermit,
  PermitReinstated: onPermit,
  PermitRevoked: onPermit,
  GraceGranted: onPermit,
  GraceEnded: onPermit,
  EvidenceConfirmed: { nobody: 'work that goes on; what comes of it is told' },
  EvidenceTakenOut: { nobody: 'the vendor’s own draft; what is handed in is told with the submission' },
  EvidenceOpened: { nobody: 'who reads a file is kept for whoever asks' },
  FilesErased: { kind: 'case', tells: ['vendor'] },
  SuccessorAnnounced: onPermit,
  PermitEndedWithPlatform: onPermit,
  PermitSuperseded: onPermit,
  PermitExpired: onPermit,
  ...clockNotices,
  ClockMissed: { kind: 'deadline', tells: ['whose', 'owner'] },
  PermitExpiring: { kind: 'deadline', tells: ['whose', 'vendor'] },
};
