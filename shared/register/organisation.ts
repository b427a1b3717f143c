import type {
  EntitlementKind,
  OrganisationKind,
  ProvinceScheme,
} from '../domain/organisation/organisation.ts';

/** A body that may act. Fields that no source states are absent or null, never defaulted. */
export interface Organisation {
  /** Abbreviation without marks (`BTC`, `BGDDT`), `ENT-01`, or scheme and code of a province (`2025:37`). */
  readonly id: string;
  readonly nameVi: string;
  readonly nameEn: string | null;
  readonly kind: OrganisationKind;
  readonly scheme?: ProvinceScheme;
  readonly code?: string;
  /** First day on which the body acts. */
  readonly validFrom?: string;
  /** First day on which it no longer acts. */
  readonly validUntil?: string;
  /** The body that took over; null where there is none. */
  readonly successor: string | null;
  /** Of an assessor: what entitles it where the ruleset asks for more than independence. */
  readonly standing?: EntitlementKind;
  /** True for bodies that do not exist. */
  readonly synthetic: boolean;
  readonly source: string | null;
  readonly verified: boolean;
  readonly unverifiedFields: readonly string[];
}
