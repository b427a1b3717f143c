import type { Account } from '../clock/account.ts';
import type { StepClock } from '../clock/step-clock.ts';
import type { Level, RulesetRef } from '../level.ts';
import type { PermitStatus, Status } from '../moves.ts';
import type { LevelFound } from './level-found.ts';
import { noOverlap } from './overlap.ts';
import type { Overlap } from './overlap.ts';

/** A criterion's verdict; *not applicable* needs the appraiser's acceptance (R29). */
export const verdicts = ['satisfied', 'partially-satisfied', 'not-satisfied', 'not-applicable'] as const;
export type Verdict = (typeof verdicts)[number];

/** What may have been decided on a criterion, one letter each so that the largest state stays small. */
export type VerdictCode = 's' | 'p' | 'n' | 'a' | 'A';

/** Who signed: persons and units are compared, never organisations alone. */
export interface Signature {
  readonly subject: string;
  readonly unit: string;
  readonly at: string;
}

/** Why an assessor may judge where the ruleset asks for a specialist body (Decree 331/2026 Art. 31.2(c)). */
export interface Qualification {
  readonly kind: 'licensed' | 'state-service' | 'designated';
  readonly number: string;
}

export interface Assignment {
  readonly organisation: string;
  readonly unit: string;
  readonly qualification: Qualification | null;
}

export interface Permit {
  readonly status: PermitStatus;
  readonly issuedAt: string;
  readonly validUntil: string;
  /** From this instant a newer release takes its place; null while none does. */
  readonly supersededFrom: string | null;
  /** The instant of the last change of status. */
  readonly since: string;
  /** A permit of the same release, given anew, took its place; the gate reads that one from the instant it was given. */
  readonly renewed?: boolean | undefined;
  /** The incident after which only a specialist body's assessment brings it back (R30); null where there was none. */
  readonly incident?: string | null | undefined;
  /** The incidents of the platform for which it was suspended on the ministry's confirmation; absent where there was none. */
  readonly incidents?: readonly string[] | undefined;
  /** Once it has expired: the instant until which what runs under it need not be stopped; absent where nobody ruled so. */
  readonly graceUntil?: string | undefined;
  /** When that was ruled; absent where it was not kept. */
  readonly graceSince?: string | undefined;
  /** True from a suspension until it is reinstated, also once it has expired so. */
  readonly suspended?: boolean | undefined;
}

export const followings = ['change', 'renewal'] as const;
export type Following = (typeof followings)[number];

/** The case that this one follows: a newer release of its platform, or the same one once more before its permit ends. */
export interface Follows {
  readonly kind: Following;
  readonly dossier: string;
  readonly releaseId: string;
}

export const changeKinds = ['routine', 'adaptive', 'transformative'] as const;

/** What a release changes against the one before (Decree 331/2026 Art. 10.2): `fired` names triggers of the ruleset. */
export interface ChangeFound {
  readonly kind: (typeof changeKinds)[number];
  readonly fired: readonly string[];
  /** The fields that differ, as paths; at most as many as a content has. */
  readonly fields: readonly string[];
}

/** What is said of the system, fact by fact; decides which criteria apply. A fact that is absent is not known. */
export type SystemFacts = Readonly<Record<string, string | number | boolean | readonly (string | boolean)[]>>;

export const severities = ['critical', 'major', 'minor'] as const;
export type Severity = (typeof severities)[number];

export interface Finding {
  readonly criterion: string;
  readonly status: FindingStatus;
  readonly severity: Severity;
  /** The day in Viet Nam by which it is to be mended. */
  readonly dueOn: string;
  /** Once it was answered: the day from which on the assessor can look again, the last of the vendor's plan. */
  readonly answeredOn?: string | undefined;
}

/** What a conclusion was drawn from, digest by digest: nothing of it can change unseen. */
export interface Frozen {
  readonly catalogue: string;
  readonly results: string;
  readonly evidence: string;
  readonly facts: string;
}

/** What a unit was asked for beside the appraiser (Decree 331/2026 Art. 18.3; Form 04, parts 3 and 4). */
export interface AskedOpinion {
  /** The last day on which the appraiser waits for it, in Viet Nam. */
  readonly dueOn: string;
  readonly given: (Omit<Signature, 'unit'> & { readonly verdict: OpinionVerdict }) | null;
}

export const councilRoles = ['chair', 'secretary', 'member'] as const;

/** Somebody on an appraisal council, by the id of the person. */
export interface CouncilMember {
  readonly person: string;
  readonly unit: string;
  readonly role: (typeof councilRoles)[number];
}

/** The words of Form 04: does the dossier fit the level? */
export const opinionVerdicts = ['suitable', 'not-yet-suitable'] as const;
export type OpinionVerdict = (typeof opinionVerdicts)[number];

export type FindingStatus = 'open' | 'answered' | 'closed';

/** The facts of the case that never change after opening (R01: one owner, one operating unit), but for the proposed level. */
export interface CaseFacts extends RulesetRef {
  readonly id: string;
  readonly platformId: string;
  readonly releaseId: string;
  readonly version: string;
  readonly digests: readonly string[];
  readonly purl: string | null;
  /** What the vendor said of the project's start, which chose the ruleset; null where nothing was said. */
  readonly projectStartedOn: string | null;
  readonly synthetic: boolean;
  readonly vendor: string;
  readonly vendorUnit: string;
  readonly owner: string;
  /** Whether the owner is a ministry and so publishes its own platforms. */
  readonly ownerPublishes: boolean;
  readonly operatingUnit: string;
  /** Monitoring provider of layer 2; null where none is named (Dispatch 1552/BTTTT-CATTT). */
  readonly monitoringProvider: string | null;
  /** As the vendor has it while the dossier is written. */
  readonly proposedLevel: Level;
  /** Absent for the first case of a platform, and for one that stands by itself. */
  readonly follows?: Follows | undefined;
}

/** What `decide` reads of a dossier: small, without texts and without names. */
export interface Dossier {
  readonly facts: CaseFacts;
  /** The day of opening in Viet Nam; its year stands in the case number. */
  readonly openedOn: string;
  readonly status: Status;
  readonly content: {
    readonly digest: string;
    readonly missing: readonly string[];
    readonly regulationIssued: boolean;
    readonly factsDigest: string | null;
    /** What the facts give under the law of the case; null where none are named. */
    readonly found: LevelFound | null;
    readonly hasGrounds: boolean;
    /** Every field that is filled, with a digest of its value; empty where it was saved before these were kept. */
    readonly said: Readonly<Record<string, string>>;
  } | null;
  /** What the release changes, as it was found when the dossier was handed in; null before, and where nothing is followed. */
  readonly change: ChangeFound | null;
  /** The assessor found that the change is not the routine one that it looked like. */
  readonly contested: boolean;
  /** The law asks for a specialist body here whatever the level (Decree 331/2026 Art. 31.2(c)). */
  readonly needsSpecialist: boolean;
  readonly submissions: number;
  readonly overlap: Overlap;
  readonly expertOpinion: Signature | null;
  /** Who appointed it, and who sits on it. */
  readonly council: (Signature & { readonly members: readonly CouncilMember[] }) | null;
  /** Who was asked for an opinion by the appraiser, by unit; asked anew after every return. */
  readonly opinions: Readonly<Record<string, AskedOpinion>>;
  readonly appraisal: (Signature & { readonly level: Level }) | null;
  readonly approval: (Signature & { readonly level: Level; readonly imported: boolean }) | null;
  readonly assignment: Assignment | null;
  readonly barredUnits: readonly string[];
  /** How many files are kept; the files themselves are items of their own. */
  readonly files: number;
  /** The instant at which the key of the files was given up; null while they can be read. */
  readonly filesErasedAt: string | null;
  readonly system: SystemFacts;
  readonly results: Readonly<Record<string, VerdictCode>>;
  /** What a unit that assessed before has recorded; it counts once the assessor takes it over or records it anew. */
  readonly former: Readonly<Record<string, VerdictCode>>;
  /** The newest effective day of the evidence of a criterion that must be repeated. */
  readonly effectiveOn: Readonly<Record<string, string>>;
  /** The day for which a periodic criterion of a system that does not run yet is scheduled. */
  readonly scheduledFor: Readonly<Record<string, string>>;
  /** The newest effective day of what was brought for a task after the conclusion, by criterion. */
  readonly completed: Readonly<Record<string, string>>;
  /** Digests over everything that was ever recorded of results and of files, each over the one before. */
  readonly recorded: { readonly results: string | null; readonly evidence: string | null };
  /** The checklist file whose parts are coming in, and the instant until which nothing else is decided; null where none is. */
  readonly importing: { readonly file: string; readonly until: string } | null;
  readonly findings: Readonly<Record<string, Finding>>;
  readonly conclusion: (Signature & { readonly eligible: boolean; readonly frozen: Frozen | null }) | null;
  /** A pass under conditions, as of 2022: recorded, and never enough for operation (R25). */
  readonly conditional: (Signature & { readonly deployBy: string }) | null;
  readonly appealed: boolean;
  /** Everybody who has concluded, also before an appeal: none of them concludes again or signs the publication. */
  readonly concluders: readonly string[];
  readonly publication: Signature | null;
  /** The day from which the owner wants the previous release replaced. */
  readonly supersedesPreviousOn: string | null;
  readonly permit: Permit | null;
  /** The statutory deadline of the step at hand; null where the law sets none. */
  readonly dueOn: string | null;
  /** The clock that runs against an authority, or waits for the applicant; null where none does. */
  readonly clock: StepClock | null;
  /** How long it stood in each status; null until one is left, where none was kept at first. */
  readonly account: Account | null;
  /** Whatever fell due until this instant is told; null where nothing was told yet. */
  readonly toldUntil: string | null;
}

/** The level that counts: as approved, else as appraised, else as proposed. */
export const levelOf = (dossier: Dossier): Level =>
  dossier.approval?.level ?? dossier.appraisal?.level ?? dossier.facts.proposedLevel;

/** A dossier as it is when it has just been opened, on a day in Viet Nam. */
export const opened = (facts: CaseFacts, openedOn: string): Dossier => ({
  facts,
  openedOn,
  status: 'drafting',
  content: null,
  change: null,
  contested: false,
  needsSpecialist: false,
  submissions: 0,
  overlap: noOverlap,
  expertOpinion: null,
  council: null,
  opinions: {},
  appraisal: null,
  approval: null,
  assignment: null,
  barredUnits: [],
  files: 0,
  filesErasedAt: null,
  system: {},
  results: {},
  former: {},
  effectiveOn: {},
  scheduledFor: {},
  completed: {},
  recorded: { results: null, evidence: null },
  importing: null,
  findings: {},
  conclusion: null,
  conditional: null,
  appealed: false,
  concluders: [],
  publication: null,
  supersedesPreviousOn: null,
  permit: null,
  dueOn: null,
  clock: null,
  account: null,
  toldUntil: null,
});
