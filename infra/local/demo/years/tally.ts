import { readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { deadlineKinds } from '../../../../shared/domain/clock/deadline.ts';
import { keys } from '../../../../shared/workflow/keys.ts';
import { region } from '../../physical.ts';

const runningShape = z.object({ endpoints: z.object({ dynamodb: z.string() }), tableName: z.string() });
const eventShape = z.object({ type: z.string(), kind: z.string().default('') });
const itemShape = z.object({
  pk: z.string(),
  sk: z.string(),
  dueSk: z.string().default('~'),
  told: z.array(z.unknown()).default([]),
});
/** An event item of an aggregate: everything that happened by one command. */
const envelopeShape = z.object({ events: z.array(eventShape) });

export type ByKind = Readonly<Record<string, number>>;

/** What only the table tells of everybody, for nobody may read all of it. */
export interface Tally {
  /** What all organisations were told, from the first registration on. */
  readonly notices: number;
  /** How often the last day of a duty passed, and how often a right lapsed, by every kind of day that the system knows. */
  readonly missed: ByKind;
  readonly lapsed: ByKind;
  /** What time has still to tell although its instant has passed. */
  readonly dueLeft: number;
  /** What was given up of webhooks. */
  readonly webhookFailures: number;
}

const asked = {
  FilterExpression:
    'begins_with(sk, :event) OR attribute_exists(told) OR begins_with(pk, :failures) OR attribute_exists(dueSk)',
  ExpressionAttributeValues: { ':event': 'EVENT#', ':failures': 'WEBHOOKFAILURES#' },
  ProjectionExpression: 'pk, sk, dueSk, told, events',
};

/** Counts in the table of a running system; what was due before that instant (ISO 8601 UTC) and is still there is left. */
export async function tallyOf(runningFile: string, until: string): Promise<Tally> {
  const content: unknown = JSON.parse(readFileSync(runningFile, 'utf8'));
  const { endpoints, tableName } = runningShape.parse(content);
  const credentials = { accessKeyId: 'embedded', secretAccessKey: 'embedded' };
  const client = new DynamoDBClient({ endpoint: endpoints.dynamodb, region, credentials });
  const pages = paginateScan(
    { client: DynamoDBDocumentClient.from(client) },
    { TableName: tableName, ...asked },
  );
  const items: z.infer<typeof itemShape>[] = [];
  const events: z.infer<typeof eventShape>[] = [];
  for await (const { Items = [] } of pages) {
    for (const item of Items) {
      const placed = itemShape.parse(item);
      items.push(placed);
      if (placed.sk.startsWith('EVENT#')) events.push(...envelopeShape.parse(item).events);
    }
  }
  client.destroy();
  const byKind = (type: string) => {
    const kinds = events.filter((event) => event.type === type).map(({ kind }) => kind);
    return Object.fromEntries(
      deadlineKinds.map((kind) => [kind, kinds.filter((one) => one === kind).length]),
    );
  };
  return {
    notices: items.reduce((sum, { told }) => sum + told.length, 0),
    missed: byKind('ClockMissed'),
    lapsed: byKind('ClockLapsed'),
    // The files of the register are made anew after a while and told to nobody.
    dueLeft: items.filter(({ pk, dueSk }) => pk !== keys.exports().pk && dueSk < until).length,
    webhookFailures: items.filter(({ pk }) => pk.startsWith('WEBHOOKFAILURES#')).length,
  };
}
