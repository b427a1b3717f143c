import type { Addressee } from '../clock/deadline.ts';
import { addHours } from '../instant.ts';

/** How grave an incident is, as Decree 331/2026 Art. 31.2(d) tells them apart. */
export const incidentSeverities = ['national-security', 'serious', 'ordinary'] as const;
export type IncidentSeverity = (typeof incidentSeverities)[number];

/** The ruling by which the ministry confirms an incident as serious. */
export interface IncidentConfirmation {
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly reasons: string;
  readonly documentNumber: string;
  readonly documentDate: string;
  /** The cases whose permits it suspends; each is told once. */
  readonly suspends: readonly string[];
}

/**
 * An open incident on a platform; instants are ISO 8601 UTC. What happened is kept beside the platform and not in its state or
 * its events: never public, and with no personal data and no secrets.
 */
export interface Incident {
  readonly id: string;
  readonly severity: IncidentSeverity;
  readonly noticedAt: string;
  readonly openedAt: string;
  /** The organisation that opened it. */
  readonly openedBy: string;
  /** The releases that it touches, by id; empty while nobody knows. */
  readonly releases: readonly string[];
  /** When vendor or owner gave their first word of it; null while only the ministry did. */
  readonly notifiedAt: string | null;
  /** When the full report came; null while it has not. */
  readonly reportedAt: string | null;
  /** The publishing body of the platform when it was opened, which confirms and closes it. */
  readonly ministry: string;
  readonly confirmation: IncidentConfirmation | null;
}

/** At most so many are open on one platform, so that its state stays small (a choice of ours). */
export const mostIncidents = 10;
/** What was noticed longer ago is no report any more (a choice of ours): so many days. */
export const oldestIncidentDays = 365;

/**
 * Hours from when it was noticed to the first word: 24 for a serious one, and none for an ordinary one (Decree 331/2026 Art. 31.2(d)).
 * What touches national security is to be told at once; the decree counts no hours, so that one hour is a choice of ours.
 */
const noticeHours: Readonly<Record<IncidentSeverity, number | null>> = {
  'national-security': 1,
  serious: 24,
  ordinary: null,
};

/** Hours from when it was noticed to the full report (Decree 331/2026 Art. 31.2(d)). */
const reportHours = 72;

/** Who answers for a platform, and as what kind of body it is owned. */
interface Holders {
  readonly owner: string | null;
  readonly ownerKind: string | null;
  readonly vendor: string | null;
}

type Noticed = Pick<Incident, 'severity' | 'noticedAt'>;

/** The first instant at which the first word is late; null where the law sets none. */
export const noticeDueAt = ({ severity, noticedAt }: Noticed): string | null => {
  const hours = noticeHours[severity];
  return hours === null ? null : addHours(noticedAt, hours);
};

/** The first instant at which the full report is late. */
export const reportDueAt = ({ noticedAt }: Noticed): string => addHours(noticedAt, reportHours);

/** What can still be done on an open incident, by whoever may: it is reported in full once, confirmed once, and closed after its report. */
export const actsLeftOn = ({ reportedAt, confirmation }: Pick<Incident, 'reportedAt' | 'confirmation'>) => [
  ...(reportedAt === null ? (['report-incident'] as const) : []),
  ...(confirmation === null ? (['confirm-incident'] as const) : []),
  ...(reportedAt === null ? [] : (['close-incident'] as const)),
];

/** Whose duty the first word and the report are: the owner's, else the vendor's, else the ministry's. */
export const incidentDutyOf = (
  { owner, vendor }: Pick<Holders, 'owner' | 'vendor'>,
  { ministry }: Pick<Incident, 'ministry'>,
): Addressee => {
  if (owner !== null) return { role: 'owner', organisation: owner };
  return vendor === null
    ? { role: 'ministry', organisation: ministry }
    : { role: 'vendor', organisation: vendor };
};

/** The publishing body of a platform: a ministry for its own, else the one that runs the register (a choice of ours; design section 1). */
export const incidentMinistry = (
  { owner, ownerKind }: Pick<Holders, 'owner' | 'ownerKind'>,
  registerMinistry: string,
): string => (owner !== null && ownerKind === 'ministry' ? owner : registerMinistry);
