/** Where a dossier stands. */
export const statuses = [
  'drafting',
  'submitted',
  'returned',
  'withdrawn',
  'awaiting-appraisal',
  'appraised',
  'level-approved',
  'assessing',
  'remediating',
  'eligible',
  'not-eligible',
  'awaiting-publication',
  'published',
  'refused',
  'delisted',
] as const;
export type Status = (typeof statuses)[number];

/** Statuses beside which a permit can exist. */
export const concluded = [
  'eligible',
  'awaiting-publication',
  'published',
  'refused',
  'delisted',
] as const satisfies readonly Status[];
