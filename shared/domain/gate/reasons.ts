/** What only the check without the service can say: of the papers that it was given, before any rule is asked. */
export const paperReasons = [
  /** Not the exact bytes of one envelope with one signature. */
  'envelope-malformed',
  'key-unknown',
  'key-revoked',
  'signature-invalid',
  /** The signature is right, and what it covers is no permit or no status list. */
  'payload-invalid',
  'status-list-missing',
  'status-stale',
  /** Older than one that was seen before. */
  'status-list-older',
  /** Made later than now: one of the two clocks is wrong. */
  'status-list-in-future',
  'permit-in-future',
] as const;
export type PaperReason = (typeof paperReasons)[number];
