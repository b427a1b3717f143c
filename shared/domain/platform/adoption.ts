/** On what an adoption rests (source of 10 January 2023: in the plan, or by a document of its own; or by contract). */
export const adoptionBases = ['in-plan', 'separate-document', 'contract', 'not-stated'] as const;
export const adoptionStatuses = ['planned', 'piloting', 'in-use', 'ended'] as const;

/** That a locality uses a platform, or is to. */
export interface Adoption {
  /** Scheme and code: `2025:37`. */
  readonly locality: string;
  readonly basis: (typeof adoptionBases)[number];
  /** Number of the plan, document or contract; null where a source names none. */
  readonly document: string | null;
  /** ISO day of the document; null where a source names none. */
  readonly day: string | null;
  readonly scope: string | null;
  readonly status: (typeof adoptionStatuses)[number];
  /** Who says so; null where the locality declared it itself. */
  readonly source: string | null;
}

export type AdoptionBody<T extends 'declare-adoption' | 'report-adoption'> = T extends 'declare-adoption'
  ? Omit<Adoption, 'locality' | 'source'>
  : Adoption & { readonly source: string };

export interface AdoptionNoted {
  readonly type: 'AdoptionNoted';
  readonly key: string;
  readonly adoption: Adoption;
}
