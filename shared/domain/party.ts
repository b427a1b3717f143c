/** In which capacity a move is made; `approver` is resolved by level (Decree 331/2026 Art. 18). */
export type Party =
  | 'vendor'
  | 'system'
  | 'owner'
  /** The owner itself and nobody under its delegation. */
  | 'owner-alone'
  | 'specialised-unit'
  | 'appraiser'
  /** A unit that the appraiser has asked for its opinion. */
  | 'asked-body'
  | 'approver'
  | 'registrar'
  | 'assessor'
  | 'publishing-body'
  | 'owner-or-publishing-body'
  /** Any party to the case. */
  | 'case-party'
  /** Whoever may read the case. */
  | 'case-reader';
