import type { ClockEvent } from '../clock/events.ts';
import type { Level } from '../level.ts';
import type { RestsOn } from '../rests-on.ts';
import type { LevelFound, LevelObjection } from './level-found.ts';
import type { Compared } from './overlap.ts';
import type { FileEvent } from './file-events.ts';
import type { CorrectiveAction, DocumentRef, FilePart, SpecialistAssessment } from './commands.ts';
import type {
  Assignment,
  CaseFacts,
  ChangeFound,
  CouncilMember,
  Dossier,
  Frozen,
  OpinionVerdict,
  Severity,
  SystemFacts,
  VerdictCode,
} from './dossier.ts';

/** Why a level stands although facts could raise it, and which facts these were; where there were any. */
interface Grounds {
  readonly reasons?: string;
  readonly openFacts?: readonly string[];
}

/** Why, and the document that it rests on where the ministry ruled so of the whole platform. */
interface Said {
  readonly reasons: string;
  readonly restsOn?: RestsOn;
}

/** What has happened to a dossier; folding these gives its state. Person ids are in the envelope, never names. */
export type DossierEvent =
  | { readonly type: 'DossierOpened'; readonly facts: CaseFacts }
  | {
      readonly type: 'ContentSaved';
      readonly digest: string;
      readonly missing: readonly string[];
      readonly regulationIssued: boolean;
      readonly factsDigest: string | null;
      readonly found: LevelFound | null;
      readonly hasGrounds: boolean;
      readonly system: SystemFacts;
      /** Every field that is filled, with a digest of its value; absent in what was recorded before these were kept. */
      readonly said?: Readonly<Record<string, string>>;
      /** The level that is proposed from now on, where it is another. */
      readonly proposedLevel?: Level;
    }
  | ({ readonly type: 'DossierSubmitted' } & Compared)
  | {
      readonly type: 'SubmissionAccepted';
      readonly dueOn: string | null;
      /** The appraisal is not counted before the specialised unit's opinion is part of the dossier (levels 4, 5). */
      readonly awaitsOpinion?: true;
    }
  | {
      readonly type: 'SubmissionReturned';
      readonly missing: readonly string[];
      /** Why the proposed level does not stand; null where it does. */
      readonly objection: LevelObjection | null;
      /** Platforms like this one of which the vendor has not said why they are others; where there are any. */
      readonly unanswered?: readonly string[];
    }
  | { readonly type: 'ChangeFound'; readonly found: ChangeFound; readonly needsSpecialist: boolean }
  | {
      /** What may be taken over from the case before: unaffected, met and fresh. */
      readonly type: 'ResultsInherited';
      readonly from: string;
      readonly results: Readonly<Record<string, VerdictCode>>;
      readonly effectiveOn: Readonly<Record<string, string>>;
      readonly scheduledFor: Readonly<Record<string, string>>;
    }
  | {
      readonly type: 'ApprovalKept';
      readonly approval: NonNullable<Dossier['approval']>;
      readonly appraisal: Dossier['appraisal'];
    }
  | {
      readonly type: 'ChangeConfirmed';
      readonly level: Level;
      readonly reasons: string;
      readonly frozen: Frozen;
    }
  | { readonly type: 'ChangeContested'; readonly reasons: string }
  | { readonly type: 'PublicationKept'; readonly publication: Dossier['publication'] }
  | { readonly type: 'DossierWithdrawn'; readonly reasons: string }
  | {
      readonly type: 'ExpertOpinionGiven';
      readonly opinion: string;
      /** The last day of the appraisal, which begins with the first opinion on a submission. */
      readonly dueOn?: string | null;
    }
  | { readonly type: 'CouncilAppointed'; readonly members: readonly CouncilMember[] }
  | { readonly type: 'OpinionsAsked'; readonly units: readonly string[]; readonly dueOn: string }
  | {
      readonly type: 'OpinionGiven';
      readonly unit: string;
      readonly verdict: OpinionVerdict;
      readonly opinion: string;
    }
  | { readonly type: 'ReturnedIncomplete'; readonly reasons: string }
  | ({
      readonly type: 'AppraisedSuitable';
      readonly level: Level;
      readonly dueOn: string | null;
    } & Grounds)
  | { readonly type: 'AppraisedNotYetSuitable'; readonly reasons: string }
  | { readonly type: 'LevelApproved'; readonly level: Level; readonly primeMinisterDecision: string | null }
  | { readonly type: 'LevelDeclined'; readonly reasons: string }
  | ({
      readonly type: 'LevelImported';
      readonly level: Level;
      readonly primeMinisterDecision: string | null;
    } & Grounds)
  | { readonly type: 'AssessorAssigned'; readonly assignment: Assignment }
  | { readonly type: 'AssessorReassigned'; readonly assignment: Assignment }
  | {
      readonly type: 'ResultsRecorded';
      readonly results: Readonly<Record<string, VerdictCode>>;
      readonly effectiveOn: Readonly<Record<string, string>>;
      readonly scheduledFor: Readonly<Record<string, string>>;
      /** The checklist file that they came in, where it has several parts. */
      readonly file?: Pick<FilePart, 'id' | 'left' | 'until'>;
      /** Over these results as they came, notes and evidence included, and over all before. */
      readonly digest: string;
    }
  | {
      readonly type: 'ResultsTakenOver';
      readonly criteria: readonly string[];
      /** Over these criteria, and over all that was recorded before. */
      readonly digest: string;
    }
  | { readonly type: 'NotApplicableAccepted'; readonly criteria: readonly string[] }
  | {
      readonly type: 'FindingRaised';
      readonly finding: string;
      readonly criterion: string;
      readonly severity: Severity;
      readonly dueOn: string;
      readonly text: string;
    }
  | {
      readonly type: 'FindingAnswered';
      readonly finding: string;
      readonly answer: string;
      readonly plan: readonly CorrectiveAction[];
    }
  | { readonly type: 'FindingReopened'; readonly finding: string; readonly reasons: string }
  | { readonly type: 'FindingClosed'; readonly finding: string }
  | {
      readonly type: 'ConcludedEligible';
      readonly kind: 'READINESS';
      readonly level: Level;
      readonly reasons: string;
      readonly acceptanceReport: DocumentRef | null;
      readonly frozen: Frozen;
    }
  | {
      readonly type: 'ConcludedNotEligible';
      /** The last day for an appeal, in Viet Nam; null where there is none any more. */
      readonly appealDueOn: string | null;
      readonly kind: 'READINESS';
      readonly reasons: string;
      readonly frozen: Frozen;
    }
  | {
      readonly type: 'PassedConditionally';
      readonly kind: 'CONDITIONAL';
      readonly reasons: string;
      readonly deployBy: string;
      readonly frozen: Frozen;
    }
  | { readonly type: 'PermitIssued'; readonly level: Level; readonly validUntil: string }
  | {
      readonly type: 'TaskCompleted';
      readonly criterion: string;
      /** The newest effective day of its evidence. */
      readonly effectiveOn: string;
      /** Over the evidence and its note, and over all that was recorded before. */
      readonly digest: string;
    }
  | { readonly type: 'Appealed'; readonly reasons: string; readonly barredUnit: string }
  | { readonly type: 'PublicationRequested'; readonly supersedesPreviousOn: string | null }
  | ({ readonly type: 'Published' } & Compared)
  | { readonly type: 'PublicationRefused'; readonly reasons: string }
  | { readonly type: 'Delisted'; readonly reasons: string }
  /** `confirmed`: the ministry confirmed that incident of the platform, which held the permit at the gate until this event. */
  | ({ readonly type: 'PermitSuspended'; readonly incident?: string; readonly confirmed?: true } & Said)
  | {
      readonly type: 'PermitReinstated';
      readonly reasons: string;
      readonly assessment?: SpecialistAssessment;
    }
  | { readonly type: 'PermitRevoked'; readonly reasons: string }
  /** Until that instant (ISO 8601 UTC) denials for want of the expired permit are let through. */
  | { readonly type: 'GraceGranted'; readonly until: string; readonly reasons: string }
  /** The ministry confirmed that incident of the platform: what runs under the expired permit is let through no longer. */
  | ({ readonly type: 'GraceEnded'; readonly incident: string } & Said)
  | FileEvent
  | { readonly type: 'SuccessorAnnounced'; readonly supersededFrom: string; readonly renewed?: boolean }
  | { readonly type: 'PermitEndedWithPlatform'; readonly restsOn?: RestsOn }
  | { readonly type: 'PermitSuperseded' }
  | { readonly type: 'PermitExpired' }
  | ClockEvent;

/** An event with the instant and the signer that its envelope carries: all that `evolve` reads. */
export interface Happened<Event> {
  readonly at: string;
  readonly by: { readonly subject: string; readonly unit: string };
  readonly event: Event;
}
