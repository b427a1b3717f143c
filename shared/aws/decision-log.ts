import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DecisionRecord } from '../contracts/gate.ts';
import { keys } from '../workflow/keys.ts';
import type { Table } from './table.ts';

/** Keeps a decision under its id; the same record twice is one. */
export const keepDecision =
  (table: Table) =>
  async (record: DecisionRecord): Promise<void> => {
    await table.client.send(
      new PutCommand({ TableName: table.name, Item: { ...keys.decision(record.decisionId), ...record } }),
    );
  };
