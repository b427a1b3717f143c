import type { Level, RulesetId } from '../level.ts';

/**
 * What a law asks of the yearly report of an owner (Decree 331/2026 Art. 35; before it Circular 03/2017/TT-BTTTT Art. 17). Days are
 * `MM-DD`; the report is due *before* its day, so that the day before is the last one in time.
 */
export interface ReportTerms {
  readonly article: string;
  readonly periodFrom: string;
  /** The year of a report is the one in which its period ends. */
  readonly periodUntil: string;
  /** When the owner's specialised unit hands in its part; null where the law asks for none. */
  readonly toOwnerBefore: string | null;
  readonly toMinistryBefore: string;
  /** The lowest level whose systems are reported. */
  readonly fromLevel: Level;
  /** The last year that is reported under this law; null where it goes on. */
  readonly lastYear: number | null;
  /** True where the law has it sent before the period is over. */
  readonly beforePeriodEnds: boolean;
  /** Calendar days before the last day on which the owner is reminded (a choice of ours). */
  readonly reminders: readonly number[];
  /** Working days after a missed day on which the next above hears of it (a choice of ours). */
  readonly escalations: readonly number[];
}

/** The terms of every law that asks for a yearly report, by law. */
export type ReportLaws = Readonly<Record<RulesetId, ReportTerms>>;
