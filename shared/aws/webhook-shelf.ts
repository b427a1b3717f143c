import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { parseDelivery, parseHealth, parseSealed, parseWebhooks } from '../contracts/webhooks.ts';
import { keys } from '../workflow/keys.ts';
import type { Key } from '../workflow/keys.ts';
import { webhookKeys } from '../workflow/webhook-keys.ts';
import type { WebhookShelf } from '../workflow/webhook-ports.ts';
import type { Table } from './table.ts';

const stored = z.object({ state: z.unknown() });

const isOvertaken = (error: unknown): boolean =>
  error instanceof TransactionCanceledException &&
  error.CancellationReasons?.[0]?.Code === 'ConditionalCheckFailed';

/** Endpoints and deliveries in the table, read consistently. */
export const webhookShelf = ({ client, name }: Table): WebhookShelf => {
  const read = async <Found>(Key: Key, parse: (item: unknown) => Found): Promise<Found | null> => {
    const { Item } = await client.send(new GetCommand({ TableName: name, Key, ConsistentRead: true }));
    return Item === undefined ? null : parse(Item);
  };
  return {
    webhooks: (organisation) =>
      read(keys.state('webhooks', organisation), (item) => parseWebhooks(stored.parse(item).state)),
    delivery: (endpoint, notice) => read(webhookKeys.delivery(endpoint, notice), parseDelivery),
    health: (endpoint) => read(webhookKeys.health(endpoint), parseHealth),
    sealed: (endpoint, id) => read(webhookKeys.secret(endpoint, id), parseSealed),
    write: async (attempts, items) => {
      const seen = {
        ConditionExpression: 'attempts = :attempts',
        ExpressionAttributeValues: { ':attempts': attempts },
      };
      const TransactItems = items.map(({ key, body }, n) =>
        body === null
          ? { Delete: { TableName: name, Key: key } }
          : { Put: { TableName: name, Item: { ...body, ...key }, ...(n === 0 ? seen : {}) } },
      );
      try {
        await client.send(new TransactWriteCommand({ TransactItems }));
        return true;
      } catch (error) {
        if (isOvertaken(error)) return false;
        throw error;
      }
    },
  };
};
