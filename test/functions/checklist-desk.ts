import * as z from 'zod';
import { readCsv, writeCsv } from '../../shared/contracts/csv.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import { people } from '../workflow/people.ts';
import type { Desk } from './http-desk.ts';
import { openDesk } from './http-desk.ts';
import { assessor, levelApproved } from './http-road.ts';

const taken = z.object({
  rows: z.number(),
  changed: z.number(),
  commands: z.array(z.object({ commandId: z.string(), status: z.string() })),
});
const views = z.object({ items: z.array(z.looseObject({ id: z.string(), result: z.unknown() })) });

/** A row as its cells by column. */
export type Row = Record<string, string>;

/** The file with some columns, or all of the first row, and these rows. */
export const fileOf = (
  rows: readonly Row[],
  columns: readonly string[] = Object.keys(rows[0] ?? {}),
): string => writeCsv([columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]);

/** The rows of a file, by column. */
export const rowsOf = (file: string): Row[] => {
  const read = readCsv(file, 1000);
  if ('fault' in read) throw new Error(`row ${String(read.fault.row)} is none`);
  const [header = [], ...rows] = read.rows;
  return rows.map((cells) => Object.fromEntries(header.map((name, n) => [name, cells[n] ?? ''])));
};

/** A case under assessment, and the ways to take its checklist out and bring it back. */
export const checklistDesk = async (desk: Desk = openDesk()) => {
  const { dossierId, move } = await levelApproved(desk);
  await move('assignment', people.owner, assessor);
  const path = `/dossiers/${dossierId}`;
  const headers = { 'content-type': 'text/csv', prefer: 'wait=5' };
  const take = (actor: Actor = people.assessor) => desk.call(`GET ${path}/checklist.csv`, { actor });
  return {
    ...desk,
    dossierId,
    take,
    rows: async () => rowsOf((await take()).text),
    /** Brings a file and waits for its outcome. */
    bring: (file: string, sent: { actor?: Actor; headers?: Record<string, string> } = {}) =>
      desk.call(`POST ${path}/checklist`, {
        actor: people.assessor,
        body: file,
        ...sent,
        headers: { ...headers, ...sent.headers },
      }),
    /** Records one result over HTTP, as somebody who has no file does. */
    record: (result: object, actor: Actor = people.assessor) =>
      desk.settle(`POST ${path}/results`, actor, { results: [result] }),
    /** What stands on each criterion, with when and by whom. */
    standing: async () => {
      const { body } = await desk.call(`GET ${path}/criteria`, { actor: people.auditor });
      return new Map(views.parse(body).items.map(({ id, result }) => [id, result]));
    },
  };
};
export type ChecklistDesk = Awaited<ReturnType<typeof checklistDesk>>;

/** What a file came to. */
export const outcomeOf = (body: unknown) => taken.parse(body);
