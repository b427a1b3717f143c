import * as z from 'zod';
import type { ApiClient } from '../client.ts';
import { inFlight } from '../in-flight.ts';
import { everyPage } from '../outcome.ts';

const auditor = 'auditor.KTNN';
const cardShape = z.object({ id: z.string() });
const caseShape = z.object({
  tasks: z.array(z.object({ overdue: z.boolean() })),
  deadlines: z.array(z.object({ kind: z.string(), overdue: z.boolean() })),
});
const listShape = z.object({ items: z.array(z.unknown()) });
const statisticsShape = z.object({
  clocks: z.record(z.string(), z.object({ missed: z.number() })),
});

/** What is past its day, or open, when the years are over, whoever it concerns. */
export interface OpenItems {
  /** Tasks, and days of duties, of all cases: those that have ended among them. */
  readonly tasksOverdue: number;
  readonly daysOverdue: number;
  readonly incidents: number;
  readonly relaxations: number;
  /** What the public statistics count as missed, of all authorities and owners. */
  readonly missedInStatistics: number;
}

/** Nobody owes an appeal: its day ends a right. */
const isDuty = ({ kind }: { readonly kind: string }): boolean => kind !== 'appeal';

/** Looks at every case, and at the lists of the authorities, as the running system tells an auditor and the public. */
export async function openItemsIn(client: ApiClient): Promise<OpenItems> {
  const cards = await everyPage('/dossiers?limit=100', cardShape, (path, shape) =>
    client.read(path, shape, auditor),
  );
  const cases = await inFlight(cards, ({ id }) => client.read(`/dossiers/${id}`, caseShape, auditor));
  const listed = async (path: string) => (await client.read(path, listShape, auditor)).items.length;
  const { clocks } = await client.read('/register/statistics', statisticsShape);
  return {
    tasksOverdue: cases.flatMap(({ tasks }) => tasks).filter(({ overdue }) => overdue).length,
    daysOverdue: cases.flatMap(({ deadlines }) => deadlines).filter((day) => day.overdue && isDuty(day))
      .length,
    incidents: await listed('/incidents'),
    relaxations: await listed('/gate/relaxations'),
    missedInStatistics: Object.values(clocks).reduce((sum, { missed }) => sum + missed, 0),
  };
}
