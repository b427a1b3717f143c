import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { parseGateRecord } from '../contracts/gate.ts';
import type { GateRecord } from '../domain/gate/record.ts';
import type { Table } from './table.ts';

/** The records under one identifier: one consistent read. More platforms than 25 under one digest still need naming one. */
export const gateRecords =
  (table: Table) =>
  async (identifier: string): Promise<GateRecord[]> => {
    const { Items = [] } = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': `GATE#${identifier}` },
        ConsistentRead: true,
      }),
    );
    return Items.map(parseGateRecord);
  };
