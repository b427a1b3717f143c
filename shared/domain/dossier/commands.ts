import type { Ruling } from '../actor.ts';
import type { CommandHead } from '../command.ts';
import type { Level } from '../level.ts';
import type { RestsOn } from '../rests-on.ts';
import type { DossierContent, PartWithFiles } from './content.ts';
import type { Compared } from './overlap.ts';
import type {
  CaseFacts,
  CouncilMember,
  OpinionVerdict,
  Qualification,
  Severity,
  Verdict,
} from './dossier.ts';

/** What a result rests on: a confirmed file, of this case or of another of the same platform, or a paper that is kept elsewhere. */
export type EvidenceLink = { readonly effectiveOn: string } & (
  { readonly evidence: string; readonly dossier?: string | undefined } | { readonly paper: string }
);

export interface RecordedResult {
  readonly criterion: string;
  readonly verdict: Verdict;
  readonly note?: string | undefined;
  readonly evidence?: readonly EvidenceLink[] | undefined;
  /** The day of the approved schedule by which a system that does not run yet meets a periodic criterion. */
  readonly scheduledFor?: string | undefined;
}

/** Which part of a checklist file a command is: how many follow it, and until when they are waited for (ISO 8601 UTC). */
export interface FilePart {
  readonly id: string;
  readonly first: boolean;
  readonly left: number;
  readonly until: string;
}

/** One step of a corrective plan, and the day by which it is done. */
export interface CorrectiveAction {
  readonly action: string;
  readonly doneBy: string;
}

/** A document by number and day. */
export interface DocumentRef {
  readonly number: string;
  readonly date: string;
}

/** The report of a specialist body: which unit made it, its number and its day. */
export interface SpecialistAssessment extends DocumentRef {
  readonly organisation: string;
  readonly unit: string;
}

/** The three verdicts; a conditional pass is not a readiness assessment and leads nowhere by itself (R25). */
type Conclusion =
  | {
      readonly verdict: 'eligible';
      /** Decree 331/2026 Art. 30.6. */
      readonly planFullyImplemented: boolean;
      /** The acceptance report that the owner approved, where the level asks for it. */
      readonly acceptanceReport?: DocumentRef | undefined;
    }
  | { readonly verdict: 'not-eligible'; readonly planFullyImplemented: boolean }
  | { readonly verdict: 'conditional'; readonly deployBy: string };

type Reasoned = { readonly reasons: string };
type Ruled = { readonly ruling: Ruling };
type Empty = Readonly<Record<string, never>>;

/** What each move carries; texts are for people and never enter the decision state. */
export interface DossierBodies {
  'open-dossier': { readonly facts: CaseFacts };
  'save-content': {
    readonly content: DossierContent;
    readonly digest: string;
    /** `sha256:<64 hex>` of the facts alone; null where there are none. */
    readonly factsDigest: string | null;
  };
  submit: Compared;
  withdraw: Reasoned;
  'expert-opinion': Ruled & { readonly opinion: string };
  'appoint-council': Ruled & { readonly members: readonly CouncilMember[] };
  'ask-opinion': Ruled & { readonly units: readonly string[]; readonly dueOn: string };
  'give-opinion': Ruled & { readonly verdict: OpinionVerdict; readonly opinion: string };
  'return-incomplete': Reasoned & Ruled;
  appraise: Ruled & {
    readonly verdict: 'suitable' | 'not-yet-suitable';
    readonly level: Level;
    readonly reasons?: string | undefined;
  };
  'approve-level': Ruled & { readonly primeMinisterDecision?: string | undefined };
  'decline-level': Ruled & Reasoned;
  'import-level': Ruled & {
    readonly level: Level;
    /** The grounds for the level where facts of the dossier could raise it. */
    readonly reasons?: string | undefined;
    readonly primeMinisterDecision?: string | undefined;
  };
  assign: {
    readonly organisation: string;
    readonly unit: string;
    readonly qualification?: Qualification | undefined;
  };
  reassign: {
    readonly organisation: string;
    readonly unit: string;
    readonly qualification?: Qualification | undefined;
  };
  'record-results': { readonly results: readonly RecordedResult[]; readonly file?: FilePart | undefined };
  /** Criteria whose results another unit recorded before. */
  'take-over-results': { readonly criteria: readonly string[] };
  'accept-not-applicable': { readonly criteria: readonly string[] };
  'raise-finding': {
    readonly criterion: string;
    readonly severity: Severity;
    readonly dueOn: string;
    readonly text: string;
  };
  'answer-finding': {
    readonly finding: string;
    readonly answer: string;
    readonly plan?: readonly CorrectiveAction[] | undefined;
  };
  'recheck-finding': {
    readonly finding: string;
    readonly verdict: 'accepted' | 'rejected';
    readonly reasons: string;
  };
  conclude: Ruled & Reasoned & Conclusion;
  /** The assessor's ruling on a change that fired no trigger. */
  'confirm-change': Ruled & Reasoned & { readonly verdict: 'routine' | 'not-routine' };
  'complete-task': {
    readonly criteria: readonly string[];
    readonly evidence: readonly EvidenceLink[];
    readonly note?: string | undefined;
  };
  appeal: Reasoned;
  'request-publication': { readonly supersedesPreviousOn?: string | undefined };
  'approve-publication': Ruled & Compared;
  'refuse-publication': Ruled & Reasoned;
  delist: Ruled & Reasoned;
  /** `incident`: the number of the report of a serious incident that the ministry confirms by this ruling. */
  suspend: Ruled & Reasoned & { readonly incident?: string | undefined };
  /** `assessment`: the report of a specialist body, where a serious incident was the ground of the suspension. */
  reinstate: Ruled & Reasoned & { readonly assessment?: SpecialistAssessment | undefined };
  revoke: Ruled & Reasoned;
  /** `lastDay`: in Viet Nam, the last day on which a denial for want of the expired permit is let through. */
  'grant-grace': Ruled & Reasoned & { readonly lastDay: string };
  'confirm-evidence': {
    readonly evidence: string;
    readonly name: string;
    readonly sha256: string;
    readonly size: number;
    /** The part of the dossier that it belongs to, where it belongs to one. */
    readonly section?: PartWithFiles | undefined;
  };
  'open-evidence': {
    readonly evidence: string;
    /** The case that keeps it, where that is another one of the same platform. */
    readonly dossier?: string | undefined;
  };
  'take-out-file': { readonly evidence: string };
  'erase-files': Ruled & Reasoned;
  'announce-successor': {
    readonly supersededFrom: string;
    /** The same release, given anew. */
    readonly renewed?: boolean | undefined;
  };
  /** The platform ended, and its permits with it. */
  'end-with-platform': { readonly restsOn?: RestsOn | undefined };
  /** The ministry has confirmed a serious incident on the platform; `incident` is its id. */
  'suspend-for-incident': Reasoned & { readonly incident: string; readonly restsOn?: RestsOn | undefined };
  supersede: Empty;
  expire: Empty;
  /** The platform itself: tell what time has done. */
  'note-due': Empty;
}

/** Moves that a person or the platform may ask for; accepting and returning follow from `submit` itself. */
export type DossierCommandType = keyof DossierBodies;

export type CommandOf<T extends DossierCommandType> = CommandHead & {
  readonly type: T;
  readonly body: DossierBodies[T];
};

/** Any wish that concerns a dossier. */
export type DossierCommand = { [T in DossierCommandType]: CommandOf<T> }[DossierCommandType];
