import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { BatchGetCommand, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { parseReceipt } from '../contracts/records.ts';
import { keys } from '../workflow/keys.ts';
import type {
  AggregateRef,
  Commit,
  CommitOutcome,
  Loaded,
  Receipt,
  SideItem,
  Store,
} from '../workflow/ports.ts';
import { isConditionFailed } from './conditions.ts';
import type { Table } from './table.ts';

type Writes = NonNullable<TransactWriteCommandInput['TransactItems']>;

/** A commit is far below DynamoDB's limit of 100 items; past this something is wrong with the command. */
const mostItems = 60;
/** Refused receipts are kept for 90 days, applied ones for ever. */
const refusedSeconds = 90 * 24 * 3600;

const notSettled = {
  ConditionExpression: 'attribute_not_exists(pk) OR #status IN (:pending, :failed)',
  ExpressionAttributeNames: { '#status': 'status' },
  ExpressionAttributeValues: { ':pending': 'pending', ':failed': 'failed' },
};

const receiptItem = (receipt: Receipt): Record<string, unknown> => ({
  ...keys.command(receipt.commandId),
  ...receipt,
  ...(receipt.status === 'refused' && {
    expiresAt: Math.floor(Date.parse(receipt.at) / 1000) + refusedSeconds,
  }),
});

const claimed = ({ claim, unless }: SideItem): Partial<NonNullable<Writes[number]['Put']>> => {
  if (claim === null) return {};
  if (unless === undefined) return { ConditionExpression: 'attribute_not_exists(pk)' };
  return {
    ConditionExpression: 'attribute_not_exists(pk) OR holder = :holder OR lastDay < :day',
    ExpressionAttributeValues: { ':holder': unless.holder, ':day': unless.day },
  };
};

const sideWrite = (TableName: string, item: SideItem): Writes[number] => {
  const { key, body } = item;
  if (body === null) return { Delete: { TableName, Key: key } };
  return { Put: { TableName, Item: { ...body, ...key }, ...claimed(item) } };
};

const seenIn = (version: number) => ({
  ConditionExpression: '#version = :version',
  ExpressionAttributeNames: { '#version': 'version' },
  ExpressionAttributeValues: { ':version': version },
});

const versionIs = (version: number): Partial<NonNullable<Writes[number]['Put']>> =>
  version === 0 ? { ConditionExpression: 'attribute_not_exists(pk)' } : seenIn(version);

const writesOf = (TableName: string, commit: Commit): Writes => {
  const { kind, id } = commit.aggregate;
  const version = commit.expectedVersion + 1;
  const state = { ...keys.state(kind, id), version, head: commit.head, state: commit.state };
  const event = { ...keys.event(kind, id, version), ...commit.envelope };
  return [
    { Put: { TableName, Item: state, ...versionIs(commit.expectedVersion) } },
    { Put: { TableName, Item: event, ConditionExpression: 'attribute_not_exists(pk)' } },
    { Put: { TableName, Item: receiptItem(commit.receipt), ...notSettled } },
    ...commit.items.map((item) => sideWrite(TableName, item)),
    ...(commit.unchanged ?? []).map(({ aggregate, version: seen }) => ({
      ConditionCheck: { TableName, Key: keys.state(aggregate.kind, aggregate.id), ...seenIn(seen) },
    })),
  ];
};

/** Which part of a cancelled commit was in the way; null for a fault that is not about conditions. */
const whyCancelled = (error: TransactionCanceledException, { items }: Commit): CommitOutcome | null => {
  const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code);
  const [state, event, receipt, ...sides] = codes;
  if ([state, event, receipt].includes('ConditionalCheckFailed')) return { kind: 'lost-race' };
  const failed = sides.indexOf('ConditionalCheckFailed');
  if (failed >= items.length) return { kind: 'lost-race' };
  const taken = items[failed]?.claim;
  if (taken) return { kind: 'claim-taken', code: taken };
  return codes.includes('TransactionConflict') ? { kind: 'lost-race' } : null;
};

const nothing = { version: 0, head: null, state: null };
/** A state item; a damaged one is a fault and never an absent one. */
const storedState = z.object({ version: z.int().positive(), head: z.string(), state: z.unknown() });

const commitTo = async (table: Table, commit: Commit): Promise<CommitOutcome> => {
  const TransactItems = writesOf(table.name, commit);
  if (TransactItems.length > mostItems) {
    throw new Error(
      `commit of ${commit.receipt.commandId} has ${String(TransactItems.length)} items, more than ${String(mostItems)}`,
    );
  }
  try {
    await table.client.send(new TransactWriteCommand({ TransactItems }));
    return { kind: 'committed' };
  } catch (error) {
    const outcome = error instanceof TransactionCanceledException ? whyCancelled(error, commit) : null;
    if (outcome === null) throw error;
    return outcome;
  }
};

const loadFrom = async (table: Table, { kind, id }: AggregateRef, commandId: string): Promise<Loaded> => {
  const stateKey = keys.state(kind, id);
  const answer = await table.client.send(
    new BatchGetCommand({
      RequestItems: { [table.name]: { Keys: [stateKey, keys.command(commandId)], ConsistentRead: true } },
    }),
  );
  if (Object.keys(answer.UnprocessedKeys ?? {}).length > 0)
    throw new Error('the table answered only in part');
  const items = answer.Responses?.[table.name] ?? [];
  const receipt = items.find(({ sk }) => sk === 'COMMAND');
  const state = items.find(({ pk }) => pk === stateKey.pk);
  return {
    receipt: receipt === undefined ? null : parseReceipt(receipt),
    ...(state === undefined ? nothing : storedState.parse(state)),
  };
};

const isFirstCondition = (error: unknown): boolean =>
  error instanceof TransactionCanceledException &&
  error.CancellationReasons?.[0]?.Code === 'ConditionalCheckFailed';

/** The receipt alone, or with what is noted of the refusal: then both or neither. */
const settleIn = async (table: Table, receipt: Receipt, notes: readonly SideItem[]): Promise<boolean> => {
  const TableName = table.name;
  const put = { TableName, Item: receiptItem(receipt), ...notSettled };
  try {
    if (notes.length === 0) await table.client.send(new PutCommand(put));
    else {
      const TransactItems = [{ Put: put }, ...notes.map((note) => sideWrite(TableName, note))];
      await table.client.send(new TransactWriteCommand({ TransactItems }));
    }
    return true;
  } catch (error) {
    if (isConditionFailed(error) || isFirstCondition(error)) return false;
    throw error;
  }
};

/** The workflow's store on DynamoDB: one conditional transaction per commit. Throttling and every other fault is thrown. */
export const workflowStore = (table: Table): Store => ({
  load: (aggregate, commandId) => loadFrom(table, aggregate, commandId),
  commit: (commit) => commitTo(table, commit),
  settle: (receipt, notes = []) => settleIn(table, receipt, notes),
});
