import type { ClockUnit } from '../domain/clock/step-clock.ts';
import type { Level, RulesetId } from '../domain/level.ts';
import type { Move } from '../domain/moves.ts';
import type {
  Assessment,
  ChangeRules,
  ChangeTrigger,
  Due,
  RuleCriterion,
  Rules,
  Transition,
} from '../domain/rules.ts';

/** How a number or an article of a ruleset is known; `design-choice` marks what the law leaves open. */
export const confidences = ['text-read', 'page', 'secondary', 'unverified', 'design-choice'] as const;
export type Confidence = (typeof confidences)[number];

export const appraisers = ['specialised-unit', 'security-authority'] as const;

export const approvers = ['specialised-unit', 'owner'] as const;

export const assessorQualifications = ['licensed', 'state-service', 'designated'] as const;
export type AssessorQualification = (typeof assessorQualifications)[number];

export const criterionKinds = ['management', 'technical'] as const;
export type CriterionKind = (typeof criterionKinds)[number];

export type PerLevel<T> = Readonly<Record<Level, T>>;

/** What a rule rests on; a null article means that no article of law says so. */
export interface LegalBasis {
  readonly article: string | null;
  readonly confidence: Confidence;
}

/** The statutory time limits in days, each in its own unit, and the articles they stand in. */
export interface RulesetClocks {
  /** Answer that the dossier is incomplete, from receipt, in `replyUnit`. */
  readonly replyIncomplete: number;
  /** Appraisal of a full valid dossier, in `unit`; null where the law sets no limit. */
  readonly appraisal: PerLevel<number | null>;
  /** Approval of the level, in `approvalUnit`. */
  readonly approval: number;
  readonly unit: ClockUnit;
  readonly replyUnit: ClockUnit;
  readonly approvalUnit: ClockUnit;
  readonly unitConfidence: Confidence;
  /** Days before a last day: of a step in working days, of evidence and a permit in calendar days. */
  readonly reminders: {
    readonly step: readonly number[];
    readonly evidence: readonly number[];
    readonly permit: PerLevel<readonly number[]>;
    /** Working days within which the assessor looks again at what was answered. */
    readonly recheckWithin: number;
  };
  /** Working days after a missed day, one step up each. */
  readonly escalations: readonly number[];
  readonly basis: Readonly<
    Record<'replyIncomplete' | 'appraisal' | 'approval' | 'reminders' | 'escalations', LegalBasis>
  >;
}

/** For which projects a ruleset may still be chosen; both days are calendar days in Viet Nam, the last inclusive. */
export interface RulesetWindow {
  readonly projectStartedBefore: string;
  readonly lastDay: string;
}

/** Cases of another ruleset that a version concerns, and until which day (in Viet Nam). */
export interface Affected extends LegalBasis, Pick<Transition, 'whoHolds' | 'until'> {
  readonly ruleset: RulesetId;
  readonly version?: string | undefined;
}

/** A trigger with its words and its article. */
export interface NamedTrigger extends ChangeTrigger, LegalBasis {
  readonly vi: string;
  readonly en: string;
}

/** The numbers and articles of one version of a ruleset, without its criteria. */
export interface RulesetTerms extends Omit<Rules, 'criteriaOf' | 'determine' | 'contentAsked'> {
  readonly id: RulesetId;
  readonly version: string;
  /** The day in Viet Nam from which new dossiers take this version; null from the beginning. */
  readonly takenFrom: string | null;
  /** What kind of thing it assesses. */
  readonly subject: string;
  readonly assessment: Assessment;
  readonly nameVi: string;
  readonly nameEn: string;
  /** Months that a conclusion holds. */
  readonly validityMonths: PerLevel<number>;
  readonly validityBasis: LegalBasis;
  readonly clocks: RulesetClocks;
  /** Approvals under another law that this version asks something of. */
  readonly affects: readonly Affected[];
  readonly changes: Omit<ChangeRules, 'triggers'> & { readonly triggers: readonly NamedTrigger[] };
  readonly assessorQualifications: readonly AssessorQualification[];
  /** Hours for which a status list may be trusted offline. */
  readonly statusListFreshnessHours: PerLevel<number>;
  /** Until when a criterion must be met that says nothing itself. */
  readonly dueUnlessSaid: DueWithBasis;
  /** The legal basis that a move states unless the person names another. */
  readonly articleOf: (move: Move) => LegalBasis;
  /** Null: open without end. */
  readonly window: RulesetWindow | null;
}

/** Until when a criterion must be met, and what says so. */
export interface DueWithBasis extends LegalBasis {
  readonly when: Due;
}

/** One thing to be assessed at one level. */
export interface Criterion extends RuleCriterion {
  readonly kind: CriterionKind;
  readonly vi: string;
  readonly en: string;
  readonly clause: string | null;
  /** ISO 8601 duration, or `periodic` or `programme-defined` where the standard gives no number. */
  readonly minInterval: string | null;
  readonly tags: readonly string[];
  readonly provenance: CriterionProvenance;
}

/** What is known of an entry, part by part: what nobody has confirmed says so. */
export interface CriterionProvenance {
  readonly source: string;
  readonly verified: boolean;
  /** Whether the spread over the levels was confirmed too. */
  readonly levelsVerified: boolean;
  readonly due: LegalBasis;
  /** Null where the criterion applies without condition. */
  readonly appliesWhen: LegalBasis | null;
}

/** A ruleset with its criteria. */
export interface Ruleset extends RulesetTerms, Pick<Rules, 'determine' | 'contentAsked'> {
  readonly criteriaOf: (level: Level) => readonly Criterion[];
}
