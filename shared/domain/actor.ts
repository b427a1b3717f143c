export const roles = [
  'vendor',
  'owner',
  'appraiser',
  'assessor',
  'ministry',
  'registrar',
  'locality',
  'deployer',
  'auditor',
  'administrator',
] as const;
export type Role = (typeof roles)[number];

/** A person or machine acting for a unit of an organisation; `subject` is an id, never a name. */
export interface Actor {
  readonly subject: string;
  readonly unit: string;
  readonly organisation: string;
  readonly roles: readonly Role[];
}

/** The act of an official: document number and date, and what law it stands on (forms 04, 06, 07 of Decree 331/2026). */
export interface Ruling {
  readonly documentNumber: string;
  /** ISO date in Viet Nam. */
  readonly documentDate: string;
  readonly legalBasis: string;
  readonly capacity: string;
  /** The signed document, as a file of the case (its evidence id). */
  readonly attachment?: string | undefined;
}

/** Who the platform itself is when it acts. */
export const systemActor: Actor = { subject: 'system', unit: 'chot/system', organisation: 'chot', roles: [] };

/** True when the platform itself acts. */
export const isSystem = ({ subject, unit, organisation }: Actor): boolean =>
  subject === systemActor.subject && unit === systemActor.unit && organisation === systemActor.organisation;

/** Somebody who is signed in and holds no office: never appointed, or no longer. Acts for nobody but themselves. */
export const withoutOffice = (subject: string): Actor => ({
  subject,
  unit: `${systemActor.organisation}/nobody`,
  organisation: systemActor.organisation,
  roles: [],
});
