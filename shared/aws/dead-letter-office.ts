import { randomUUID } from 'node:crypto';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DeleteCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import { parseDeadLetter } from '../contracts/dead-letters.ts';
import { keys } from '../workflow/keys.ts';
import type { DeadLetter } from './dead-letter-shelf.ts';
import { queueClientOn } from './queues.ts';
import { findStageQueue, findStageQueueAmong } from './stage-queues.ts';
import type { FindStageQueue } from './stage-queues.ts';
import { openTable, tableOn } from './table.ts';
import type { Table } from './table.ts';

/** What an operator may do with the dead letters that are kept. */
export interface DeadLetterOffice {
  /** All of them, by queue and then in the order they were sent. */
  readonly list: () => Promise<DeadLetter[]>;
  readonly findStageQueue: FindStageQueue;
  /** Sends the body once more, in its group and under a fresh deduplication id. */
  readonly sendAgain: (queueUrl: string, letter: DeadLetter) => Promise<void>;
  /** Takes a letter off the shelf; one that is gone already is no fault. */
  readonly remove: (letter: DeadLetter) => Promise<void>;
}

/** The engines of the embedded run, as it describes itself. */
export interface EngineAddresses {
  readonly tableName: string;
  readonly dynamodb: string;
  readonly sqs: string;
  readonly queueUrls: readonly string[];
}

const listFrom = async ({ client, name }: Table): Promise<DeadLetter[]> => {
  const letters: DeadLetter[] = [];
  const input = {
    TableName: name,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': keys.deadLetter('', '', '').pk },
    ConsistentRead: true,
  };
  for await (const { Items = [] } of paginateQuery({ client }, input)) {
    letters.push(...Items.map(parseDeadLetter));
  }
  return letters;
};

/** The office over a table and a way to the queues. */
export const deadLetterOffice = (
  table: Table,
  client: SQSClient,
  find: FindStageQueue,
): DeadLetterOffice => ({
  list: () => listFrom(table),
  findStageQueue: find,
  sendAgain: async (queueUrl, { body, group }) => {
    await client.send(
      new SendMessageCommand({
        QueueUrl: queueUrl,
        MessageBody: body,
        MessageGroupId: group,
        MessageDeduplicationId: randomUUID(),
      }),
    );
  },
  remove: async ({ queue, sentAt, messageId }) => {
    const Key = keys.deadLetter(queue, sentAt, messageId);
    await table.client.send(new DeleteCommand({ TableName: table.name, Key }));
  },
});

/** The office on AWS; region and credentials come from where the command runs. */
export const officeOnAws = (tableName: string): DeadLetterOffice => {
  const sqs = new SQSClient({});
  return deadLetterOffice(openTable(tableName), sqs, findStageQueue(sqs));
};

/** The office over the engines of the embedded run, which take any credentials. */
export const officeOnEngines = ({
  tableName,
  dynamodb,
  sqs: endpoint,
  queueUrls,
}: EngineAddresses): DeadLetterOffice => {
  const sqs = queueClientOn(endpoint);
  return deadLetterOffice(tableOn(dynamodb, tableName), sqs, findStageQueueAmong(sqs, queueUrls));
};
