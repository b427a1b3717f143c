import type { Role } from '../actor.ts';
import type { ClockEvent } from '../clock/events.ts';
import type {
  Absence,
  Delegation,
  Entitlement,
  Interest,
  Organisation,
  OrganisationDetails,
  SentReport,
  Stint,
  Unit,
} from './organisation.ts';

/** What has happened to an organisation; folding these gives its state. Persons are ids, never names. */
export type OrganisationEvent =
  | ClockEvent
  /** A system of the body has a level under this law for the first time; it reports from that year on. */
  | { readonly type: 'ReportingDutyNoted'; readonly ruleset: string; readonly firstYear: number }
  | (SentReport & { readonly type: 'AnnualReportSent' })
  | { readonly type: 'OrganisationRegistered'; readonly organisation: Organisation }
  /** The record that the platform brought with it, taken up by the first act on it. */
  | { readonly type: 'OrganisationCarried'; readonly organisation: Organisation }
  | { readonly type: 'OrganisationChanged'; readonly changes: Partial<OrganisationDetails> }
  | { readonly type: 'UnitSet'; readonly unit: string; readonly as: Unit }
  | { readonly type: 'UnitEntitled'; readonly unit: string; readonly entitlement: Entitlement }
  | {
      readonly type: 'EntitlementWithdrawn';
      readonly unit: string;
      readonly number: string;
      readonly lastDay: string;
    }
  | {
      readonly type: 'MemberAppointed';
      readonly member: string;
      readonly unit: string;
      readonly roles: readonly Role[];
      readonly firstDay: string | null;
      readonly lastDay: string | null;
      /** The times served here until then, which the new appointment does not wipe out. */
      readonly former?: readonly Stint[];
    }
  | { readonly type: 'MemberDismissed'; readonly member: string; readonly lastDay: string }
  | { readonly type: 'AbsenceNoted'; readonly absence: string; readonly as: Absence }
  | { readonly type: 'AbsenceEnded'; readonly absence: string; readonly lastDay: string }
  | { readonly type: 'PowerDelegated'; readonly delegation: string; readonly as: Delegation }
  | { readonly type: 'DelegationRevoked'; readonly delegation: string; readonly lastDay: string }
  | { readonly type: 'InterestDeclared'; readonly interest: string; readonly as: Interest }
  | { readonly type: 'InterestEnded'; readonly interest: string; readonly lastDay: string }
  | {
      readonly type: 'FileConfirmed';
      readonly evidence: string;
      readonly sha256: string;
      readonly size: number;
      readonly mediaType: string;
    }
  | { readonly type: 'FileOpened'; readonly evidence: string };
