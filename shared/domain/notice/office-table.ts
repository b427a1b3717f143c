import type { RelaxationEvent } from '../gate/relaxation.ts';
import type { ImportEvent } from '../import/import.ts';
import type { ListEvent } from '../list/list.ts';
import type { OrganisationEvent } from '../organisation/events.ts';
import type { PersonEvent } from '../person/person.ts';
import { clockNotices } from './clock-table.ts';
import type { ClockAudience } from './clock-table.ts';
import type { WebhookEvent } from '../webhook/webhooks.ts';
import type { NoticeRow } from './notice.ts';

/** Who what happens to an organisation can concern: its administrators, a person named, or the unit that gets a power. */
export type OfficeAudience = ClockAudience | 'administrator' | 'person' | 'delegate' | 'owner';

const toPerson = { kind: 'office', tells: ['person'] } as const satisfies NoticeRow<OfficeAudience>;
const toDelegate = { kind: 'office', tells: ['delegate'] } as const satisfies NoticeRow<OfficeAudience>;
const toKeepers = { kind: 'office', tells: ['administrator'] } as const satisfies NoticeRow<OfficeAudience>;

/** Who hears of what happens to an organisation. */
export const organisationNotices: Readonly<Record<OrganisationEvent['type'], NoticeRow<OfficeAudience>>> = {
  OrganisationRegistered: { nobody: 'nobody is appointed there yet' },
  OrganisationCarried: { nobody: 'the record that was known is taken up, and says nothing new' },
  OrganisationChanged: toKeepers,
  UnitSet: toKeepers,
  UnitEntitled: toKeepers,
  EntitlementWithdrawn: toKeepers,
  MemberAppointed: toPerson,
  MemberDismissed: toPerson,
  AbsenceNoted: toPerson,
  AbsenceEnded: toPerson,
  PowerDelegated: toDelegate,
  DelegationRevoked: toDelegate,
  InterestDeclared: toPerson,
  InterestEnded: toPerson,
  FileConfirmed: { nobody: 'a file by itself says nothing; what rests on it is told' },
  FileOpened: { nobody: 'who reads a file is kept for whoever asks' },
  ReportingDutyNoted: { kind: 'deadline', tells: ['owner'] },
  AnnualReportSent: { nobody: 'the owner has said it, and its last day is told no more' },
  ...clockNotices,
};

/** Who hears of what is kept of a person: the person. */
export const personNotices: Readonly<Record<PersonEvent['type'], NoticeRow<'person'>>> = {
  ProfileSaved: { kind: 'office', tells: ['person'] },
  NoticePreferencesSaved: { nobody: 'the person alone can say it' },
  ProfileErased: { kind: 'office', tells: ['person'] },
};

/** Who hears of the webhooks of an organisation: who keeps them. */
export const webhookNotices: Readonly<Record<WebhookEvent['type'], NoticeRow<'administrator'>>> = {
  WebhookAdded: { kind: 'office', tells: ['administrator'] },
  WebhookSecretRotated: { kind: 'office', tells: ['administrator'] },
  WebhookRemoved: { kind: 'office', tells: ['administrator'] },
  WebhookRetryAsked: { nobody: 'who asks sees what comes of it' },
  WebhookSwitchedOff: { kind: 'office', tells: ['administrator'] },
};

/** Who hears of a relaxation of the gate: whom it is for. */
export const relaxationNotices: Readonly<
  Record<RelaxationEvent['type'], NoticeRow<ClockAudience | 'relaxed'>>
> = {
  EnforcementRelaxed: { kind: 'permit', tells: ['relaxed'] },
  RelaxationEnded: { kind: 'permit', tells: ['relaxed'] },
  ...clockNotices,
  ClockReminded: { kind: 'deadline', tells: ['relaxed'] },
  ClockLapsed: { kind: 'deadline', tells: ['relaxed'] },
};

/** What nobody hears of by itself: lists and imports are public, and each platform tells its own. */
export const publicEvents: Readonly<Record<ListEvent['type'] | ImportEvent['type'], NoticeRow<never>>> = {
  ListPublished: { nobody: 'a list is public; a platform that leaves one tells its owner' },
  ListRenewed: { nobody: 'a list is public; a platform that leaves one tells its owner' },
  MembersAdded: { nobody: 'a list is public; a platform that leaves one tells its owner' },
  MembersRemoved: { nobody: 'the platform that leaves the list tells its owner' },
  ImportApplied: { nobody: 'what an import brings was published before' },
};
