import { BatchGetCommand, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { parseDossier, parsePlatform, parseReceipt } from '../contracts/records.ts';
import type { Dossier } from '../domain/dossier/dossier.ts';
import type { Platform } from '../domain/platform/platform.ts';
import { keys } from '../workflow/keys.ts';
import type { Receipt } from '../workflow/ports.ts';
import type { Table } from './table.ts';

export interface Versioned<State> {
  readonly state: State;
  readonly version: number;
}

export type Item = Readonly<Record<string, unknown>>;
type Key = { readonly pk: string; readonly sk: string };

/** One page of a list, with the key to go on from; null at the end. */
export interface Page {
  readonly items: readonly Item[];
  readonly next: Item | null;
}

/** A stretch of a partition: how many, from where on (empty: from the beginning), and in which order. */
export interface Part {
  readonly limit: number;
  readonly after: string;
  readonly newestFirst?: boolean;
}

const getItem = async (table: Table, key: Key): Promise<Item | null> => {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true }),
  );
  return Item ?? null;
};

const versioned = async <State>(
  table: Table,
  key: Key,
  parse: (stored: unknown) => State,
): Promise<Versioned<State> | null> => {
  const item = await getItem(table, key);
  if (item === null) return null;
  const { version } = item;
  if (typeof version !== 'number') throw new Error(`state of ${key.pk} has no version`);
  return { state: parse(item['state']), version };
};

const page = async (table: Table, input: Omit<QueryCommandInput, 'TableName'>): Promise<Page> => {
  const { Items = [], LastEvaluatedKey = null } = await table.client.send(
    new QueryCommand({ TableName: table.name, ...input }),
  );
  return { items: Items, next: LastEvaluatedKey };
};

const under = (pk: string, prefix: string): Omit<QueryCommandInput, 'TableName'> => ({
  KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
  ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
});

const everything = async (table: Table, input: Omit<QueryCommandInput, 'TableName'>): Promise<Item[]> => {
  const all: Item[] = [];
  let from: Item | null = null;
  do {
    const { items, next }: Page = await page(table, { ...input, ...(from && { ExclusiveStartKey: from }) });
    all.push(...items);
    from = next;
  } while (from !== null);
  return all;
};

const some = async (
  table: Table,
  limit: number,
  input: Omit<QueryCommandInput, 'TableName'>,
): Promise<readonly Item[]> => (await page(table, { ...input, Limit: limit })).items;

const part = (table: Table, pk: string, { limit, after, newestFirst = false }: Part) =>
  some(table, limit, {
    KeyConditionExpression: newestFirst ? 'pk = :pk AND sk < :place' : 'pk = :pk AND sk > :place',
    ExpressionAttributeValues: { ':pk': pk, ':place': after === '' ? (newestFirst ? '~' : ' ') : after },
    ScanIndexForward: !newestFirst,
    ConsistentRead: true,
  });

const shelfOf = (index: 'by-kind' | 'by-turn', partition: string): Omit<QueryCommandInput, 'TableName'> => ({
  IndexName: index,
  KeyConditionExpression: '#pk = :pk',
  ExpressionAttributeNames: { '#pk': index === 'by-kind' ? 'kindPk' : 'turnPk' },
  ExpressionAttributeValues: { ':pk': partition },
});

const dueBefore = (now: string): Omit<QueryCommandInput, 'TableName'> => ({
  IndexName: 'by-due',
  KeyConditionExpression: 'duePk = :pk AND dueSk <= :now',
  ExpressionAttributeValues: { ':pk': 'DUE', ':now': `${now}~` },
});

const cards = async (table: Table, ids: readonly string[]): Promise<Item[]> => {
  if (ids.length === 0) return [];
  const RequestItems = { [table.name]: { Keys: ids.map((id) => keys.card('dossier', id)) } };
  const { Responses, UnprocessedKeys = {} } = await table.client.send(new BatchGetCommand({ RequestItems }));
  if (Object.keys(UnprocessedKeys).length > 0) throw new Error('the table answered only in part');
  const found = new Map<unknown, Item>((Responses?.[table.name] ?? []).map((item) => [item['id'], item]));
  return ids.map((id) => found.get(id)).filter((card) => card !== undefined);
};

/** What the functions read of the table; single items and whole cases consistently, lists from the indexes. */
export const tableReads = (table: Table) => ({
  receipt: async (commandId: string): Promise<Receipt | null> => {
    const item = await getItem(table, keys.command(commandId));
    return item && parseReceipt(item);
  },
  dossier: (id: string): Promise<Versioned<Dossier> | null> =>
    versioned(table, keys.state('dossier', id), parseDossier),
  platform: (id: string): Promise<Versioned<Platform> | null> =>
    versioned(table, keys.state('platform', id), parsePlatform),
  item: (key: Key): Promise<Item | null> => getItem(table, key),
  /** Every item of one partition whose sort key starts so, consistently. */
  all: (pk: string, prefix: string): Promise<Item[]> =>
    everything(table, { ...under(pk, prefix), ConsistentRead: true }),
  /** Some items of one partition in the order of their sort keys, those after (newest first: before) the one named; consistently. */
  part: (pk: string, asked: Part): Promise<readonly Item[]> => part(table, pk, asked),
  latest: async (pk: string, prefix: string): Promise<Item | null> => {
    const lastFirst = { ...under(pk, prefix), ScanIndexForward: false, ConsistentRead: true };
    return (await some(table, 1, lastFirst))[0] ?? null;
  },
  /** The cases on an organisation's list by id, those after the one that is named. */
  members: (organisation: string, limit: number, after: string): Promise<readonly Item[]> =>
    some(table, limit, {
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :after AND :last',
      ExpressionAttributeValues: {
        ':pk': keys.member(organisation, '').pk,
        ':after': `${keys.member(organisation, after).sk}\u0000`,
        ':last': keys.member(organisation, '~').sk,
      },
    }),
  /** The cards of one work list, most urgent first, those after the place that is named. */
  turn: (partition: string, limit: number, after: string): Promise<readonly Item[]> =>
    some(table, limit, {
      ...shelfOf('by-turn', partition),
      KeyConditionExpression: '#pk = :pk AND turnSk > :after',
      ExpressionAttributeValues: { ':pk': partition, ':after': after === '' ? '0' : after },
    }),
  shelf: (partition: string): Promise<Item[]> => everything(table, shelfOf('by-kind', partition)),
  due: (now: string): Promise<Item[]> => everything(table, dueBefore(now)),
  cards: (ids: readonly string[]): Promise<Item[]> => cards(table, ids),
});

export type Reads = ReturnType<typeof tableReads>;
