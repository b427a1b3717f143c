import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { readSettings } from '../../infra/local/settings.ts';
import { officeOnAws, officeOnEngines } from '../../shared/aws/dead-letter-office.ts';
import { queueClientOn, sender } from '../../shared/aws/queues.ts';
import type { DeadLetterOffice } from '../../shared/aws/dead-letter-office.ts';
import { openTable, tableOn } from '../../shared/aws/table.ts';
import type { Table } from '../../shared/aws/table.ts';
import { ChotFault } from './chot-fault.ts';

const runShape = z.object({
  tableName: z.string(),
  endpoints: z.object({ dynamodb: z.url(), sqs: z.url() }),
  queues: z.record(z.string(), z.url()),
});

/** The run on this machine, as it describes itself; refused by name where there is none. */
function runHere(): { readonly dataFolder: string; readonly run: z.infer<typeof runShape> } {
  const { dataFolder } = readSettings(process.env);
  const file = join(dataFolder, 'running.json');
  if (!existsSync(file)) throw new ChotFault('notRunning', { path: dataFolder });
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return { dataFolder, run: runShape.parse(content) };
}

async function orNotRunning<Outcome>(dataFolder: string, work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    // The description of a run that was killed stays behind.
    if (isRefused(error)) throw new ChotFault('notRunning', { path: dataFolder });
    throw error;
  }
}

/** Does something with the dead letters of a table on AWS, or, where none is named, of the run on this machine. */
export async function withOffice<Outcome>(
  tableName: string | undefined,
  work: (office: DeadLetterOffice) => Promise<Outcome>,
): Promise<Outcome> {
  if (tableName !== undefined) return work(officeOnAws(tableName));
  const { dataFolder, run } = runHere();
  const { tableName: name, endpoints, queues } = run;
  return orNotRunning(dataFolder, () =>
    work(officeOnEngines({ tableName: name, ...endpoints, queueUrls: Object.values(queues) })),
  );
}

type SendAll = (messages: Parameters<ReturnType<typeof sender>>[1]) => Promise<void>;

/** Sends to the queue that is named by its URL, or to that of this stage of the run on this machine. */
export async function withStageQueue(
  stage: 'Registry' | 'Projection' | 'Sign',
  queue: string | undefined,
  work: (send: SendAll) => Promise<void>,
): Promise<void> {
  if (queue !== undefined) return work((messages) => sender()(queue, messages));
  const { dataFolder, run } = runHere();
  const isOf = new RegExp(`${stage}(?!.*DeadLetters)`, 'u');
  const url = Object.entries(run.queues).find(([name]) => isOf.test(name))?.[1];
  if (url === undefined) throw new ChotFault('noStageQueue', { queue: stage });
  const send = sender(queueClientOn(run.endpoints.sqs));
  return orNotRunning(dataFolder, () => work((messages) => send(url, messages)));
}

/** Does something with the table that is named, or with that of the run on this machine. */
export async function withTable<Outcome>(
  tableName: string | undefined,
  work: (table: Table) => Promise<Outcome>,
): Promise<Outcome> {
  if (tableName !== undefined) return work(openTable(tableName));
  const { dataFolder, run } = runHere();
  return orNotRunning(dataFolder, () => work(tableOn(run.endpoints.dynamodb, run.tableName)));
}

function isRefused(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED';
}
