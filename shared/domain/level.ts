/** Security level of an information system, 1 (lowest) to 5 (Decree 331/2026 Art. 11 to 15). */
export const levels = [1, 2, 3, 4, 5] as const;
export type Level = (typeof levels)[number];

/** The name of a body of law that a dossier can be judged under; which there are is data. */
export type RulesetId = string;

/** The law of a case, in the version that it keeps for its life. */
export interface RulesetRef {
  readonly ruleset: RulesetId;
  readonly rulesetVersion: string;
}
