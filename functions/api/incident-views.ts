import { noticeDueAt, reportDueAt } from '../../shared/domain/platform/incident.ts';
import type { Incident } from '../../shared/domain/platform/incident.ts';

/** One of the two duties: until when it was in time, when it was done, and whether it was, or is, late. */
const dutyView = (dueAt: string | null, doneAt: string | null, until: string) => ({
  dueAt,
  doneAt,
  late: dueAt !== null && (doneAt ?? until) >= dueAt,
});

type Counted = Pick<Incident, 'severity' | 'noticedAt' | 'notifiedAt' | 'reportedAt'>;

/** The first word and the full report of an incident (24 and 72 hours; Decree 331/2026 Art. 31.2(d)), as they stand at an instant. */
export const dutiesOf = (incident: Counted, until: string) => ({
  notice: dutyView(noticeDueAt(incident), incident.notifiedAt, until),
  report: dutyView(reportDueAt(incident), incident.reportedAt, until),
});
