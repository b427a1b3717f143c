import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, QueryCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { parseNoticePreferences } from '../contracts/notices.ts';
import type { NoticePreferences } from '../domain/notice/preferences.ts';
import { noticeKeys } from '../workflow/notice-keys.ts';
import type { NoticeShelf } from '../workflow/notice-ports.ts';
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
  kept: { readonly id: string; readonly part: number },
  items: readonly SideItem[],
): Promise<boolean> => {
  const guard = {
    TableName: name,
    Item: { ...noticeKeys.kept(kept.id, kept.part) },
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

const preferencesAmong = async (
  { client, name }: Table,
  subjects: readonly string[],
): Promise<(readonly [string, NoticePreferences])[]> => {
  const Keys = subjects.map(noticeKeys.preferences);
  const { Responses, UnprocessedKeys = {} } = await client.send(
    new BatchGetCommand({ RequestItems: { [name]: { Keys, ConsistentRead: true } } }),
  );
  if (Object.keys(UnprocessedKeys).length > 0) throw new Error('the table answered only in part');
  return (Responses?.[name] ?? []).map((item) => [subjectOf.parse(item).pk, parseNoticePreferences(item)]);
};

/** What is told, in the table: each part of it in one transaction that is made once. */
export const noticeShelf = (table: Table): NoticeShelf => ({
  keep: (id, part, items) => keep(table, { id, part }, items),
  preferencesOf: async (subjects) => {
    const found: (readonly [string, NoticePreferences])[] = [];
    for (let n = 0; n < subjects.length; n += mostAtOnce)
      found.push(...(await preferencesAmong(table, subjects.slice(n, n + mostAtOnce))));
    return new Map(found);
  },
  mailsOf: async (id) => {
    const { pk } = noticeKeys.mail(id, '');
    const { Items = [] } = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ':prefix': noticeKeys.mail(id, '').sk },
        ConsistentRead: true,
      }),
    );
    return Items;
  },
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
