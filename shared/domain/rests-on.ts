/** The document that an act of the platform itself rests on, where somebody ruled so elsewhere, and which organisation did. */
export interface RestsOn {
  readonly documentNumber: string;
  /** ISO day in Viet Nam. */
  readonly documentDate: string;
  /** Null where it was not kept. */
  readonly legalBasis: string | null;
  readonly by: string;
}
