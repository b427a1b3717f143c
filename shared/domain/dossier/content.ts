/** The parts of a level-proposal dossier that must be filled before it is submitted (Decree 331/2026 Art. 21, 22). */
export const requiredSections = [
  'overview',
  'scope',
  'informationClasses',
  'designDocument',
  'levelStatement',
  'securityPlan',
] as const;

/** What the vendor writes; later depth goes into more sections, never into free-form fields. */
export interface DossierContent {
  readonly overview?: string | undefined;
  readonly scope?: string | undefined;
  readonly informationClasses?: readonly ('public' | 'private' | 'personal' | 'state-secret')[] | undefined;
  readonly designDocument?: string | undefined;
  readonly levelStatement?: string | undefined;
  readonly securityPlan?: string | undefined;
  /** The internal security regulation; must be issued before the level is approved (Art. 30.7). */
  readonly securityRegulation?: { readonly number: string; readonly issuedOn: string } | undefined;
}

/** The names of the sections that are still empty. */
export const missingSections = (content: DossierContent): string[] =>
  requiredSections.filter((section) => (content[section]?.length ?? 0) === 0);
