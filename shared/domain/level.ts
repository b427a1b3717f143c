/** Security level of an information system, 1 (lowest) to 5 (Decree 331/2026 Art. 11 to 15). */
export const levels = [1, 2, 3, 4, 5] as const;
export type Level = (typeof levels)[number];

/** The bodies of law that a dossier can be judged under; kept for the life of the dossier. */
export const rulesetIds = ['ND331_2026', 'ND85_2016'] as const;
export type RulesetId = (typeof rulesetIds)[number];
