import type { QueryCommandInput } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import type { Call } from './lean-client.ts';
import { plainItem } from './plain-item.ts';

/** A part of one partition: what the sort key is, begins with, or lies up to or after; newest first, and how many. */
interface Part {
  readonly is?: string;
  readonly begins?: string;
  readonly upTo?: string;
  readonly from?: string;
  readonly after?: string;
  readonly newestFirst?: true;
  readonly limit?: number;
  /** The one attribute that is read. */
  readonly only?: string;
}

const rangeOf = ({ is, begins, upTo, from, after }: Part): readonly [string, string] | null => {
  if (is !== undefined) return ['sk = :sk', is];
  if (begins !== undefined && begins !== '') return ['begins_with(sk, :sk)', begins];
  if (upTo !== undefined) return ['sk <= :sk', upTo];
  if (from !== undefined) return ['sk >= :sk', from];
  return after === undefined ? null : ['sk > :sk', after];
};

const queryOf = (tableName: string, pk: string, part: Part): QueryCommandInput => {
  const range = rangeOf(part);
  return {
    TableName: tableName,
    KeyConditionExpression: range === null ? 'pk = :pk' : `pk = :pk AND ${range[0]}`,
    ExpressionAttributeValues: { ':pk': { S: pk }, ...(range && { ':sk': { S: range[1] } }) },
    ConsistentRead: true,
    ...(part.newestFirst === true && { ScanIndexForward: false }),
    ...(part.limit !== undefined && { Limit: part.limit }),
    ...(part.only !== undefined && { ProjectionExpression: part.only }),
  };
};

const found = z.object({ Items: z._default(z.array(z.unknown()), []) });

/** Reads parts of partitions, each in one consistent read, at most one page of the table. */
export const partReader =
  (tableName: string, call: Call) =>
  async (pk: string, part: Part = {}): Promise<Readonly<Record<string, unknown>>[]> => {
    const { Items } = found.parse(await call('Query', queryOf(tableName, pk, part)));
    return Items.map(plainItem);
  };
