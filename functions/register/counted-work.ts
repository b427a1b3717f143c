import * as z from 'zod';
import type { CountedClock } from '../../shared/domain/work-statistics.ts';
import { addDays, vietnamDayOf } from '../../shared/domain/working-days.ts';
import { readOnce } from '../../shared/lambda/read-once.ts';
import { keys } from '../../shared/workflow/keys.ts';
import type { RegisterDeps } from './deps.ts';

const overlap = z.object({
  since: z.string(),
  found: z.number(),
  ending: z.enum(['listed', 'avoided']).nullable(),
  endedAt: z.string().nullable(),
});
const clock = z.object({
  outcome: z.enum(['kept', 'missed']),
  whose: z.object({ organisation: z.string() }),
  dueOn: z.string(),
  endedAt: z.string().nullable(),
});

/** No step of an authority was counted before this year. */
const firstYear = 2026;

const monthsUntil = (now: string): string[] => {
  const years = Array.from({ length: Number(now.slice(0, 4)) - firstYear + 1 }, (_, n) => firstYear + n);
  return years
    .flatMap((year) => Array.from({ length: 12 }, (_, n) => `${year}-${String(n + 1).padStart(2, '0')}`))
    .filter((month) => month <= now.slice(0, 7));
};

/** A step that was missed was so from the day after its last one, whenever it was then made. */
const counted = (item: unknown): CountedClock => {
  const { outcome, whose, dueOn, endedAt } = clock.parse(item);
  const isKept = outcome === 'kept' && endedAt !== null;
  const day = isKept ? vietnamDayOf(endedAt) : addDays(dueOn, 1);
  return { authority: whose.organisation, outcome, day };
};

/** What is counted of the work on cases, as it was stored with each commit; read once for several requests. */
export const countedWork = ({ reads, now }: RegisterDeps) =>
  readOnce(now, async () => {
    const months = monthsUntil(now());
    const ofMonth = (month: string): string =>
      keys.clockOutcome(month, { organisation: '', dossierId: '', kind: '' }).pk;
    const [overlaps, ...clocks] = await Promise.all([
      reads.all(keys.overlap('').pk, ''),
      ...months.map((month) => reads.all(ofMonth(month), '')),
    ]);
    return { overlaps: overlaps.map((item) => overlap.parse(item)), clocks: clocks.flat().map(counted) };
  });
