/** The kinds of systems (Decree 331/2026 Art. 9.2, Decree 85/2016 Art. 6.2). */
export const systemTypes = [
  'internal',
  'citizen-business',
  'infrastructure',
  'industrial-control',
  'other',
] as const;

/** The kinds of information (Decree 331/2026 Art. 9.1, Decree 85/2016 Art. 6.1). */
export const informationClasses = ['public', 'private', 'personal', 'state-secret'] as const;
export type InformationClass = (typeof informationClasses)[number];

/** What national security suffers when a system with state secrets, or for defence and security, is destroyed. */
export const secretHarms = ['none', 'harm', 'serious', 'especially-serious'] as const;

/** Whom a system serves. */
export const servedScopes = [
  'one-organisation',
  'one-ministry',
  'one-sector',
  'one-province',
  'several-provinces',
  'nationwide',
  'international',
] as const;

/** Grades of construction works (the law on construction). */
export const constructionGrades = ['special', 'I', 'II', 'III', 'IV'] as const;

export const sectors = ['civil', 'military', 'cipher'] as const;

/** The platforms that minimum requirements bind (Decree 224/2026 Art. 27), and all others. */
export const boundCategories = [
  'shared-state',
  'public-interest',
  'essential-service',
  'delegated-public-service',
  'other',
] as const;

export const hostings = ['own', 'leased-data-centre', 'cloud'] as const;

/** What is said of a system, one fact to a name; a fact that is absent is not known, and is never taken for a no. */
export interface LevelFacts {
  readonly systemType: (typeof systemTypes)[number];
  readonly informationClasses: readonly InformationClass[];
  readonly secretHarm?: (typeof secretHarms)[number] | undefined;
  readonly servedScope?: (typeof servedScopes)[number] | undefined;
  readonly conditionalBusiness?: boolean | undefined;
  readonly settlesAdministrativeProcedures?: boolean | undefined;
  readonly eGovernmentNational?: boolean | undefined;
  readonly requires24x7?: boolean | undefined;
  readonly unplannedStopAcceptable?: boolean | undefined;
  readonly nationalDataStore?: boolean | undefined;
  readonly nationalSecurityWorks?: boolean | undefined;
  readonly onlineServiceProvider?: boolean | undefined;
  readonly publicServiceLevel?: number | undefined;
  readonly userCount?: number | undefined;
  readonly basicDataSubjects?: number | undefined;
  readonly sensitiveDataSubjects?: number | undefined;
  readonly constructionGrade?: (typeof constructionGrades)[number] | undefined;
  readonly sector?: (typeof sectors)[number] | undefined;
  readonly platformCategory?: (typeof boundCategories)[number] | undefined;
  readonly hosting?: (typeof hostings)[number] | undefined;
  readonly primeMinisterDecision?: number | undefined;
  readonly riskOutcomeLevel?: number | undefined;
  /** The parts of the system; the highest level of any wins (Decree 85/2016 Art. 5.2, Decree 331/2026 Art. 8.2). */
  readonly components?: readonly LevelFacts[] | undefined;
}

/** The names of all facts but the components. */
export const factNames = [
  'systemType',
  'informationClasses',
  'secretHarm',
  'servedScope',
  'conditionalBusiness',
  'settlesAdministrativeProcedures',
  'eGovernmentNational',
  'requires24x7',
  'unplannedStopAcceptable',
  'nationalDataStore',
  'nationalSecurityWorks',
  'onlineServiceProvider',
  'publicServiceLevel',
  'userCount',
  'basicDataSubjects',
  'sensitiveDataSubjects',
  'constructionGrade',
  'sector',
  'platformCategory',
  'hosting',
  'primeMinisterDecision',
  'riskOutcomeLevel',
] as const satisfies readonly (keyof LevelFacts)[];
export type FactName = (typeof factNames)[number];
