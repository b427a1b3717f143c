import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { parseGateRecord } from '../contracts/gate.ts';
import type { GateRecord } from '../domain/gate/record.ts';
import { plainItem } from './plain-item.ts';

/** The records under one identifier, one per platform: one consistent read. A damaged record is a fault. */
export const gateRecords =
  (tableName: string, client = new DynamoDBClient({})) =>
  async (identifier: string): Promise<GateRecord[]> => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: `GATE#${identifier}` } },
        ConsistentRead: true,
      }),
    );
    return Items.map((item) => parseGateRecord(plainItem(item)));
  };
