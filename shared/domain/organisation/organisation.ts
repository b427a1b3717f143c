import type { Role } from '../actor.ts';
import type { Move } from '../moves.ts';
import type { RulesetId } from '../level.ts';
import type { Period } from './period.ts';

export const organisationKinds = [
  'ministry',
  'ministry-level',
  'government-agency',
  'province',
  'enterprise',
  'vendor',
  'assessor',
  'stand-in',
  'audit',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** The two divisions into provinces; seven codes mean different provinces in them. */
export const provinceSchemes = ['2024', '2025'] as const;
export type ProvinceScheme = (typeof provinceSchemes)[number];

/** What is known of a body; null is unknown and is shown as unknown. */
export interface OrganisationDetails {
  readonly nameVi: string;
  readonly nameEn: string | null;
  readonly kind: OrganisationKind;
  readonly scheme: ProvinceScheme | null;
  readonly code: string | null;
  /** The body it belongs to. */
  readonly parent: string | null;
  /** First day on which the body acts. */
  readonly validFrom: string | null;
  /** First day on which it no longer acts. */
  readonly validUntil: string | null;
  /** The body that took over. */
  readonly successor: string | null;
  /** True for bodies that do not exist. */
  readonly synthetic: boolean;
  readonly source: string | null;
  /** The fields above that no source states plainly. */
  readonly unverified: readonly string[];
}

/** What a unit is for (Decree 331/2026 Art. 18; Dispatch 1552/BTTTT-CATTT for layer 2). */
export const unitFunctions = [
  'specialised-security',
  'operating',
  'monitoring',
  'assessing',
  'general',
] as const;
export type UnitFunction = (typeof unitFunctions)[number];

/** What may entitle a unit to assess where the law asks for more than independence (Decree 331/2026 Art. 31.2(c)). */
export const entitlementKinds = ['licensed', 'state-service', 'designated'] as const;
export type EntitlementKind = (typeof entitlementKinds)[number];

/** A licence, mandate or designation with its number; it counts on the days of its period and on no other. */
export interface Entitlement extends Period {
  readonly kind: EntitlementKind;
  readonly number: string;
}

export interface Unit extends Period {
  readonly nameVi: string;
  readonly nameEn: string | null;
  readonly function: UnitFunction;
  readonly entitlements: readonly Entitlement[];
}

/** A time that somebody served in a unit. */
export interface Stint extends Period {
  readonly unit: string;
}

/** A person in a unit; the key is an id and never a name. */
export interface Member extends Stint {
  readonly roles: readonly Role[];
  /** The times served here before the person was appointed anew, one of each unit; absent where there are none. */
  readonly former?: readonly Stint[];
}

/** While a member is away the replacement, of the same unit, holds the roles and the member does not. */
export interface Absence extends Period {
  readonly member: string;
  readonly replacement: string | null;
}

/** The owner's power for some moves, given to a unit in writing (Decree 331/2026 Art. 4.3). */
export interface Delegation extends Period {
  readonly toUnit: string;
  readonly moves: readonly Move[];
  readonly documentNumber: string;
  readonly documentDate: string;
}

export const interestKinds = ['advised', 'employed', 'owns-share', 'family', 'other'] as const;
export type InterestKind = (typeof interestKinds)[number];

/** A tie to a vendor, of one person (`subject`) or of a whole unit (`subject` null). */
export interface Interest extends Period {
  readonly subject: string | null;
  readonly unit: string;
  readonly vendor: string;
  readonly kind: InterestKind;
}

/** A yearly report that an owner has sent, with its document. */
export interface SentReport {
  readonly ruleset: RulesetId;
  /** The year in which its period ends. */
  readonly year: number;
  readonly documentNumber: string;
  readonly documentDate: string;
  /** True where the document was signed after the last day. */
  readonly late: boolean;
}

/** The yearly reports of a body that owns a system with a level. */
export interface Reporting {
  /** The first year that is owed, by law. */
  readonly since: Readonly<Record<RulesetId, number>>;
  readonly sent: readonly SentReport[];
  /** Until when (ISO 8601 UTC) what fell due was told; null where nothing was yet. */
  readonly toldUntil: string | null;
}

/** A body with its units and people. Units are named `<organisation>/<unit>` everywhere. */
export interface Organisation {
  readonly id: string;
  readonly details: OrganisationDetails;
  readonly units: Readonly<Record<string, Unit>>;
  readonly members: Readonly<Record<string, Member>>;
  readonly absences: Readonly<Record<string, Absence>>;
  readonly delegations: Readonly<Record<string, Delegation>>;
  readonly interests: Readonly<Record<string, Interest>>;
  /** How many files it keeps. */
  readonly files: number;
  /** Absent for a body that owes no yearly report. */
  readonly reporting?: Reporting;
}

/** The organisations that a decision may look at, by id. */
export type Organisations = Readonly<Record<string, Organisation>>;

/** The organisation of that id among those that were looked up; undefined for one that does not exist. */
export const organisationIn = (organisations: Organisations, id: string): Organisation | undefined =>
  Object.hasOwn(organisations, id) ? organisations[id] : undefined;

/** The organisation that a unit belongs to: what stands before the stroke. */
export const organisationOfUnit = (unit: string): string => unit.slice(0, unit.indexOf('/'));

/** The unit of that name, wherever it belongs; undefined where nobody has registered it. */
export const unitIn = (organisations: Organisations, unit: string): Unit | undefined => {
  const units = organisationIn(organisations, organisationOfUnit(unit))?.units ?? {};
  return Object.hasOwn(units, unit) ? units[unit] : undefined;
};

/** True while the body itself acts. */
export const actsOn = ({ details }: Organisation, day: string): boolean =>
  (details.validFrom === null || details.validFrom <= day) &&
  (details.validUntil === null || day < details.validUntil);
