import type { Level, RulesetId } from './level.ts';
import type { ContentField } from './dossier/completeness.ts';
import type { Determination } from './levels/determine-level.ts';
import type { LevelFacts } from './levels/facts.ts';
import type { FileProblem } from './refusal.ts';
import type { Organisations } from './organisation/organisation.ts';

/** What a decision needs to know of a ruleset; the rulesets themselves are data. */
export interface Rules {
  readonly id: RulesetId;
  readonly validityMonths: Readonly<Record<Level, number>>;
  readonly expertOpinionFrom: Level;
  readonly independentAssessorFrom: Level;
  /** Until when a level may be approved under this law (day in Viet Nam); null where open-ended. */
  readonly window: { readonly lastDay: string } | null;
  readonly clocks: {
    readonly appraisal: Readonly<Record<Level, number | null>>;
    readonly approval: number;
    readonly unit: 'working-days' | 'calendar-days';
  };
  /** The fields that a dossier of a level must fill, where these facts are named; on paper none of them. */
  contentAsked(level: Level, facts: LevelFacts | undefined): readonly ContentField[];
  /** The level that facts give under this law; null where it gives none by facts. */
  determine(facts: LevelFacts): Determination | null;
  criteriaOf(level: Level): readonly { readonly id: string }[];
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
  readonly rules: Rules;
  /** The file that the wish is about, as it was found; null for a wish about none. */
  readonly file: FileFound | null;
}

/** What was found of a file: `size` in bytes, `sha256` as `sha256:<64 hex>`, the type by content; or why it is no use. */
export type FileFound =
  | { readonly size: number; readonly sha256: string; readonly mediaType: string }
  | { readonly problem: FileProblem };
