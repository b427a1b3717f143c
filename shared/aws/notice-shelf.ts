import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, QueryCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { parseNoticePreferences, parseToldPart } from '../contracts/notices.ts';
import { parseWebhooks } from '../contracts/webhooks.ts';
import { keys } from '../workflow/keys.ts';
import type { Key } from '../workflow/keys.ts';
import { noticeKeys } from '../workflow/notice-keys.ts';
import type { NoticeShelf, ToldPart } from '../workflow/notice-ports.ts';
import type { SideItem } from '../workflow/ports.ts';
import { ifConditionHolds } from './put-once.ts';
import type { Table } from './table.ts';

const mostAtOnce = 100;
const subjectOf = z.object({ pk: z.string().transform((pk) => pk.slice('PERSON#'.length)) });

const isKept = (error: unknown): boolean =>
  error instanceof TransactionCanceledException &&
  error.CancellationReasons?.[0]?.Code === 'ConditionalCheckFailed';

const keep = async (
  { client, name }: Table,
  { id, part, body }: ToldPart,
  items: readonly SideItem[],
): Promise<boolean> => {
  const guard = {
    TableName: name,
    Item: { ...body, ...noticeKeys.kept(id, part) },
    ConditionExpression: 'attribute_not_exists(pk)',
  };
  const puts = items.map(({ key, body }) => ({ Put: { TableName: name, Item: { ...body, ...key } } }));
  try {
    await client.send(new TransactWriteCommand({ TransactItems: [{ Put: guard }, ...puts] }));
    return true;
  } catch (error) {
    if (isKept(error)) return false;
    throw error;
  }
};

const among = async (
  { client, name }: Table,
  Keys: readonly Key[],
): Promise<readonly Record<string, unknown>[]> => {
  const found: Record<string, unknown>[] = [];
  for (let n = 0; n < Keys.length; n += mostAtOnce) {
    const asked = { Keys: Keys.slice(n, n + mostAtOnce), ConsistentRead: true };
    const answer = await client.send(new BatchGetCommand({ RequestItems: { [name]: asked } }));
    if (Object.keys(answer.UnprocessedKeys ?? {}).length > 0)
      throw new Error('the table answered only in part');
    found.push(...(answer.Responses?.[name] ?? []));
  }
  return found;
};

/** Every item of a partition whose sort key begins so: what one command tells fits into one page. */
const under = async (
  { client, name }: Table,
  { pk, sk }: Key,
): Promise<readonly Record<string, unknown>[]> => {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: name,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': pk, ':prefix': sk },
      ConsistentRead: true,
    }),
  );
  return Items;
};

/** What is told, in the table: each part of it in one transaction that is made once. */
export const noticeShelf = (table: Table): NoticeShelf => ({
  keep: (told, items) => keep(table, told, items),
  preferencesOf: async (subjects) => {
    const found = await among(table, subjects.map(noticeKeys.preferences));
    return new Map(found.map((item) => [subjectOf.parse(item).pk, parseNoticePreferences(item)]));
  },
  webhooksOf: async (organisations) => {
    const found = await among(
      table,
      organisations.map((id) => keys.state('webhooks', id)),
    );
    return found.map((item) => parseWebhooks(item['state']));
  },
  toldBy: async (id) => {
    const parts = await under(table, noticeKeys.parts(id));
    return parts.flatMap(parseToldPart);
  },
  mailsOf: (id) => under(table, noticeKeys.mail(id, '')),
  markSent: (id, subject, at) =>
    ifConditionHolds(() =>
      table.client.send(
        new UpdateCommand({
          TableName: table.name,
          Key: noticeKeys.mail(id, subject),
          UpdateExpression: 'SET sentAt = :at',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeValues: { ':at': at },
        }),
      ),
    ),
});
