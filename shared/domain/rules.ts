import type { ContentField } from './dossier/completeness.ts';
import type { Determination } from './levels/determine-level.ts';
import type { LevelFacts } from './levels/facts.ts';
import type { Interest, Organisations } from './organisation/organisation.ts';
import type { PartWithFiles } from './dossier/content.ts';
import type { FileProblem } from './refusal.ts';
import type { Level, RulesetId } from './level.ts';

/** Until when a criterion must be met; only the first blocks *eligible*, and the last is established by the workflow itself. */
export const dues = ['before-conclusion', 'before-publication', 'in-operation', 'by-system'] as const;
export type Due = (typeof dues)[number];

/** What of the workflow establishes a criterion by itself. */
export const establishments = [
  'content',
  'regulation',
  'expert-opinion',
  'appraisal',
  'assignment',
  'plan',
  'conclusion',
] as const;
export type Establishment = (typeof establishments)[number];

/** True when the fact of the case is one of these; a list, when one of its members is. */
export interface Condition {
  readonly fact: string;
  readonly isOneOf: readonly (string | number | boolean)[];
}

/** What a decision needs to know of one criterion. */
export interface RuleCriterion {
  readonly id: string;
  readonly group: string;
  /** Marks of the data, by which a change may re-open it. */
  readonly tags?: readonly string[];
  readonly due: Due;
  /** Null unless it is due by the system. */
  readonly establishedBy: Establishment | null;
  /** Must be satisfied, or accepted as not applicable, before operation. */
  readonly gate: boolean;
  /** All must hold for the criterion to be on the list; empty for one that applies at its levels always. */
  readonly appliesWhen: readonly Condition[];
  /** Repeated by its nature, with or without a number. */
  readonly periodic: boolean;
  /** Months after which evidence no longer speaks for today; null where the standard gives no number. */
  readonly freshForMonths: number | null;
  /** What meeting it is worth where groups are scored; null where nothing is. */
  readonly points: number | null;
}

/** How results become a verdict: every criterion by itself, or the points of each group against its pass mark. */
export type Assessment =
  | { readonly kind: 'checklist' }
  | {
      readonly kind: 'scored-groups';
      /** `passMark` in per cent of the points that apply. */
      readonly groups: readonly { readonly id: string; readonly passMark: number }[];
    };

/** What of a change asks for a new look (Decree 331/2026 Art. 10.2; Decree 85/2016 Art. 18), and what it re-opens. */
export interface ChangeTrigger {
  readonly id: string;
  readonly makes: 'adaptive' | 'transformative';
  /** Fields of a dossier; one that differs fires it. Empty where it is worked out otherwise. */
  readonly fields: readonly string[];
  /** The groups of criteria that it re-opens. */
  readonly groups: 'all' | readonly string[];
  /** Marks of criteria that it re-opens besides. */
  readonly tags: readonly string[];
}

/** How a change of a release is judged, and from when a permit may be renewed. */
export interface ChangeRules {
  readonly triggers: readonly ChangeTrigger[];
  /** Fields that are words about the dossier and say nothing of the system. */
  readonly wordsOnly: readonly string[];
  /** Days before a permit ends from which its renewal may be opened. */
  readonly renewalFromDays: number;
}

/** What a newer law asks of cases under this one: of those that hold a level, or of those that hold none, until a day. */
export interface Transition {
  /** The law that asks. */
  readonly by: RulesetId;
  readonly whoHolds: 'level' | 'no-level';
  /** The last day in Viet Nam. */
  readonly until: string;
}

/** What a decision needs to know of a ruleset; the rulesets themselves are data. */
export interface Rules {
  readonly id: RulesetId;
  readonly version: string;
  readonly assessment: Assessment;
  readonly validityMonths: Readonly<Record<Level, number>>;
  /** Hours for which a status list may be trusted offline. */
  readonly statusListFreshnessHours: Readonly<Record<Level, number>>;
  readonly expertOpinionFrom: Level;
  readonly independentAssessorFrom: Level;
  /** First level whose conclusion names the acceptance report that the owner approved; null where none does. */
  readonly acceptanceReportFrom: Level | null;
  /** Days after a conclusion of *not eligible* within which its vendor may appeal. */
  readonly appealDays: number;
  readonly changes: ChangeRules;
  /** Absent where no newer law asks anything of its cases. */
  readonly transitions?: readonly Transition[];
  /** Until when a level may be approved under this law (day in Viet Nam); null where open-ended. */
  readonly window: { readonly lastDay: string } | null;
  readonly clocks: {
    readonly appraisal: Readonly<Record<Level, number | null>>;
    readonly approval: number;
    /** To answer that the dossier is incomplete, from receipt. */
    readonly replyIncomplete: number;
    readonly unit: 'working-days' | 'calendar-days';
    /** Days before a last day on which somebody is reminded: of a step in working days, of evidence and a permit in calendar days. */
    readonly reminders: {
      readonly step: readonly number[];
      readonly evidence: readonly number[];
      readonly permit: Readonly<Record<Level, readonly number[]>>;
      /** Working days within which the assessor looks again at what was answered. */
      readonly recheckWithin: number;
    };
    /** Working days after a missed day on which the next above hears of it, step by step. */
    readonly escalations: readonly number[];
  };
  /** The fields that a dossier of a level must fill, where these facts are named; on paper none of them. */
  contentAsked(level: Level, facts: LevelFacts | undefined): readonly ContentField[];
  /** The level that facts give under this law; null where it gives none by facts. */
  determine(facts: LevelFacts): Determination | null;
  criteriaOf(level: Level): readonly RuleCriterion[];
  appraiserOf(level: Level): 'specialised-unit' | 'security-authority';
  approverOf(level: Level): 'specialised-unit' | 'owner';
}

/** What surrounds every decision: the instant (ISO 8601 UTC), which bodies act today, and the organisations concerned. */
export interface Surroundings {
  readonly now: string;
  readonly bodies: { readonly securityAuthority: string; readonly registerMinistry: string };
  readonly organisations: Organisations;
}

/** What surrounds a decision on a dossier: that, and the law of the case. */
export interface Context extends Surroundings {
  /** The ties that were declared of who judges, in whatever organisation; none are looked up where nothing is judged. */
  readonly ties: readonly Interest[];
  readonly rules: Rules;
  /** The file that the wish is about, as it was found; null for a wish about none. */
  readonly file: FileFound | null;
  /** The confirmed files that results refer to, as they were found; what is not there was not. */
  readonly evidence: readonly EvidenceFound[];
  /** `sha256:<64 hex>` of a value's canonical JSON (RFC 8785): the same value, the same digest. */
  readonly digestOf: (value: unknown) => string;
}

/** A confirmed file, in the case that keeps it. */
export interface EvidenceFound {
  readonly dossier: string;
  readonly evidence: string;
  readonly platformId: string;
  readonly sha256: string;
}

/** That a file belongs to its part no more, since when; `handedIn` where the part was submitted with it, which stays to be read. */
export interface TakenOut {
  readonly at: string;
  readonly handedIn: boolean;
}

/** A file of a part of a dossier, and after how many submissions it came; a file of no part has neither. */
interface OfPart {
  readonly section?: PartWithFiles | undefined;
  readonly round?: number | undefined;
  readonly takenOut?: TakenOut | undefined;
}

/** What was found of a file: `size` in bytes, `sha256` as `sha256:<64 hex>`, the type by content; or why it is no use. */
export type FileFound =
  | ({ readonly size: number; readonly sha256: string; readonly mediaType: string } & OfPart)
  | { readonly problem: FileProblem };
