/** Every business "no" that a decision can give. Codes are part of the public contract: they are never renamed. */
export const refusalCodes = [
  'already-appealed',
  'already-exists',
  'appraisal-missing',
  'appraiser-operates',
  'approver-may-not-publish',
  'assessor-is-monitoring-provider',
  'assessor-is-vendor',
  'assessor-must-change',
  'assessor-operates',
  'assessor-not-qualified',
  'calendar-year-unknown',
  'concluder-may-not-decide',
  'criteria-unanswered',
  'criteria-not-satisfied',
  'criterion-not-on-list',
  'digest-already-registered',
  'document-date-in-future',
  'dossier-already-open',
  'dossier-incomplete',
  'expert-opinion-missing',
  'expert-opinion-not-needed',
  'finding-not-open',
  'finding-unknown',
  'findings-open',
  'level-of-another-appraiser',
  'move-not-allowed',
  'name-taken',
  'no-permit-to-move',
  'not-applicable-not-accepted',
  'not-your-move',
  'not-your-platform',
  'nothing-to-accept',
  'operating-unit-missing',
  'permit-not-valid',
  'plan-not-implemented',
  'prime-minister-decision-missing',
  'purl-already-registered',
  'release-already-registered',
  'ruleset-window-closed',
  'security-regulation-not-issued',
  'stale-version',
  'supersession-day-past',
  'unknown-aggregate',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** A business "no": recorded, answered, never retried. `details` names what is missing or in the way. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly details: Readonly<Record<string, string | number | readonly string[]>>;
}
