import type { Deadline, DeadlineKind } from '../clock/deadline.ts';
import { saidAtOnce } from '../clock/due.ts';
import type { ClockEvent } from '../clock/events.ts';
import { vietnamDayOf } from '../working-days.ts';
import { incidentDutyOf, noticeDueAt, reportDueAt } from './incident.ts';
import type { Incident } from './incident.ts';
import type { Platform } from './platform.ts';

/** A duty counted in hours: missed at its instant, and told to the ministry in the same moment; the report is reminded of a day before. */
const duty = (
  { details }: Pick<Platform, 'details'>,
  incident: Incident,
  { kind, endsAt }: { readonly kind: DeadlineKind; readonly endsAt: string },
): Deadline => ({
  kind,
  items: [incident.id],
  dueOn: vietnamDayOf(endsAt),
  endsAt,
  whose: incidentDutyOf(details, incident),
  ladder: { days: kind === 'incident-report' ? [1] : [], unit: 'calendar-days' },
  end: 'missed',
  escalations: [{ afterDays: 0, to: { role: 'ministry', organisation: incident.ministry } }],
});

/** What is still owed of an incident. */
const owed = (platform: Pick<Platform, 'details'>, incident: Incident): Deadline[] => {
  const noticeBy = noticeDueAt(incident);
  const { notifiedAt, reportedAt } = incident;
  return [
    ...(notifiedAt === null && noticeBy !== null
      ? [duty(platform, incident, { kind: 'incident-notice', endsAt: noticeBy })]
      : []),
    ...(reportedAt === null
      ? [duty(platform, incident, { kind: 'incident-report', endsAt: reportDueAt(incident) })]
      : []),
  ];
};

/** The duties of the open incidents of a platform that had not passed when it was opened (Decree 331/2026 Art. 31.2(d)). */
export const incidentDeadlines = (platform: Platform): Deadline[] =>
  Object.values(platform.incidents).flatMap((incident) =>
    owed(platform, incident).filter(({ endsAt = '' }) => endsAt > incident.openedAt),
  );

/** What had passed already when an incident was opened: said in the same commit, for no sweep will come upon it. */
export const missedAtOpening = (
  platform: Pick<Platform, 'details'>,
  incident: Incident,
): readonly ClockEvent[] => {
  const noticeBy = noticeDueAt(incident);
  const isLate = noticeBy !== null && incident.openedAt >= noticeBy;
  const late = isLate ? [duty(platform, incident, { kind: 'incident-notice', endsAt: noticeBy })] : [];
  const rest = owed(platform, incident).filter(
    ({ kind, endsAt = '' }) => kind === 'incident-report' && endsAt <= incident.openedAt,
  );
  return [...late, ...rest].flatMap(saidAtOnce);
};

/**
 * What is late of an incident that the ministry confirms as serious and that was called ordinary until then, which asks for no first
 * word: said in the same commit where no sweep will come upon that hour any more.
 */
export const missedAtConfirming = (
  platform: Pick<Platform, 'details' | 'toldUntil'>,
  incident: Incident,
): readonly ClockEvent[] => {
  const { severity, noticedAt, notifiedAt, openedAt } = incident;
  const endsAt = noticeDueAt({ severity: 'serious', noticedAt });
  if (severity !== 'ordinary' || notifiedAt !== null || endsAt === null) return [];
  const isPassed = endsAt <= openedAt || endsAt <= (platform.toldUntil ?? '');
  return isPassed ? saidAtOnce(duty(platform, incident, { kind: 'incident-notice', endsAt })) : [];
};
