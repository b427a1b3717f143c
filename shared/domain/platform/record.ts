import type { boundCategories, InformationClass, servedScopes } from '../levels/facts.ts';

/** Whether a platform shares data over the national platform for that (NDXP; Decree 224/2026 Art. 28.4, source of 17 July 2024). */
export const connectionStatuses = ['none', 'planned', 'connected'] as const;

export interface Connection {
  readonly status: (typeof connectionStatuses)[number];
  /** ISO day since when, or from when it is planned. */
  readonly since: string | null;
}

/** How far the owner claims that the minimum requirements of Decree 224/2026 Art. 27 are met. */
export const complianceClaims = ['met', 'in-part', 'not-met', 'not-bound'] as const;

/** What the label on the interface holds or links to (Decree 224/2026 Art. 28.1 to 28.3). */
export interface Label {
  readonly identifier: string | null;
  readonly compliance: (typeof complianceClaims)[number] | null;
  /** Who verified independently, by which document, on which day (Art. 30). */
  readonly verification: {
    readonly by: string;
    readonly document: string;
    readonly day: string;
  } | null;
}

/** An app or a service that the platform offers. */
export interface Offer {
  readonly name: string;
  readonly address: string | null;
}

/** What an owner notifies of a platform (Decree 224/2026 Art. 28.4), beside its names and bodies; null is unknown. */
export interface PlatformRecord {
  /** What it is for, in the words of its owner. */
  readonly purpose: string | null;
  readonly functions: readonly string[] | null;
  readonly informationClasses: readonly InformationClass[] | null;
  readonly legalBasis: string | null;
  readonly platformType: (typeof boundCategories)[number] | null;
  readonly scope: (typeof servedScopes)[number] | null;
  /** Where it is found on the network. */
  readonly address: string | null;
  /** Whom to turn to about its operation: a unit and how to reach it, never a person. */
  readonly contact: string | null;
  readonly ndxp: Connection | null;
  readonly label: Label | null;
  readonly apps: readonly Offer[] | null;
  /** The standard solution of which this is a local instance: the id of its platform. */
  readonly solution: string | null;
}

/** The record of a platform of which nothing is known. */
export const unknownRecord: PlatformRecord = {
  purpose: null,
  functions: null,
  informationClasses: null,
  legalBasis: null,
  platformType: null,
  scope: null,
  address: null,
  contact: null,
  ndxp: null,
  label: null,
  apps: null,
  solution: null,
};

/** The end of a platform, as it was notified (Decree 224/2026 Art. 28.5). */
export interface Termination {
  /** ISO day: the last one on which it is run. */
  readonly lastDay: string;
  readonly reasons: string;
  readonly documentNumber: string;
  readonly documentDate: string;
}
