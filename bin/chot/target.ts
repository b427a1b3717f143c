import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { readSettings } from '../../infra/local/settings.ts';
import { officeOnAws, officeOnEngines } from '../../shared/aws/dead-letter-office.ts';
import type { DeadLetterOffice } from '../../shared/aws/dead-letter-office.ts';
import { ChotFault } from './chot-fault.ts';

const runShape = z.object({
  tableName: z.string(),
  endpoints: z.object({ dynamodb: z.url(), sqs: z.url() }),
  queues: z.record(z.string(), z.url()),
});

/** Does something with the dead letters of a table on AWS, or, where none is named, of the run on this machine. */
export async function withOffice<Outcome>(
  tableName: string | undefined,
  work: (office: DeadLetterOffice) => Promise<Outcome>,
): Promise<Outcome> {
  if (tableName !== undefined) return work(officeOnAws(tableName));
  const { dataFolder } = readSettings(process.env);
  const file = join(dataFolder, 'running.json');
  if (!existsSync(file)) throw new ChotFault('notRunning', { path: dataFolder });
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const { tableName: name, endpoints, queues } = runShape.parse(content);
  try {
    return await work(officeOnEngines({ tableName: name, ...endpoints, queueUrls: Object.values(queues) }));
  } catch (error) {
    // The description of a run that was killed stays behind.
    if (isRefused(error)) throw new ChotFault('notRunning', { path: dataFolder });
    throw error;
  }
}

function isRefused(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED';
}
