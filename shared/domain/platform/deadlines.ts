import type { Deadline } from '../clock/deadline.ts';
import { fallenDue, nextMoment } from '../clock/due.ts';
import type { Decision } from '../result.ts';
import { accept } from '../result.ts';
import type { PlatformEvent } from './commands.ts';
import { incidentDeadlines } from './incident-deadlines.ts';
import type { Platform } from './platform.ts';

/** Calendar days before the last day of a platform on which those who use it are reminded (a choice of ours). */
const endReminders = [30, 7, 1];

/** The last day on which a platform is run, as it was notified (Decree 224/2026 Art. 28.5). */
const ofEnd = ({ termination, details: { owner } }: Platform): Deadline[] =>
  termination === null || owner === null
    ? []
    : [
        {
          kind: 'platform-end',
          items: [],
          dueOn: termination.lastDay,
          whose: { role: 'owner', organisation: owner },
          ladder: { days: endReminders, unit: 'calendar-days' },
          end: 'lapsed',
          escalations: [],
        },
      ];

/** Everything that will fall due on a platform as it stands. */
const deadlinesOf = (platform: Platform): Deadline[] => [...ofEnd(platform), ...incidentDeadlines(platform)];

/** The next instant (ISO 8601 UTC) at which time does something to a platform that was not told; null while it waits for nothing. */
export const nextDueOf = (platform: Platform): string | null =>
  nextMoment(deadlinesOf(platform), platform.toldUntil);

/** What time has done to a platform by now, told once. */
export const noteDue = (platform: Platform, now: string): Decision<PlatformEvent> =>
  accept(...fallenDue(deadlinesOf(platform), { toldUntil: platform.toldUntil, now }));
