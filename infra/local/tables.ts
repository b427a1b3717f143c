import {
  CreateTableCommand,
  DescribeTableCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { World } from './physical.ts';
import { resourcesOf } from './template.ts';

const keys = z
  .array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }))
  .min(1)
  .readonly();
const tableShape = z.object({
  KeySchema: keys,
  AttributeDefinitions: z.array(
    z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  GlobalSecondaryIndexes: z
    .array(
      z.object({
        IndexName: z.string(),
        KeySchema: keys,
        Projection: z.object({
          ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
          NonKeyAttributes: z.array(z.string()).optional(),
        }),
      }),
    )
    .optional(),
  TimeToLiveSpecification: z.object({ AttributeName: z.string(), Enabled: z.boolean() }).optional(),
});
type TableShape = z.infer<typeof tableShape>;

/** A table that exists in the engine; `expiry` is the attribute that holds its expiry in epoch seconds. */
export interface MadeTable {
  readonly name: string;
  readonly keyNames: readonly string[];
  readonly expiry: string | undefined;
}

/** Makes the tables of the templates that the engine does not have yet. Backups and encryption are AWS's part. */
export async function makeTables(world: World, client: DynamoDBClient): Promise<readonly MadeTable[]> {
  return Promise.all(
    resourcesOf(world.stacks, 'AWS::DynamoDB::Table').map(async (resource) => {
      const name = world.name(resource);
      const shape = tableShape.parse(world.properties(resource));
      if (!(await exists(name, client))) await client.send(creation(name, shape));
      const expiry = shape.TimeToLiveSpecification;
      return {
        name,
        keyNames: shape.KeySchema.map(({ AttributeName }) => AttributeName),
        expiry: expiry?.Enabled === true ? expiry.AttributeName : undefined,
      };
    }),
  );
}

function creation(name: string, shape: TableShape): CreateTableCommand {
  return new CreateTableCommand({
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [...shape.KeySchema],
    AttributeDefinitions: shape.AttributeDefinitions,
    GlobalSecondaryIndexes: shape.GlobalSecondaryIndexes?.map(({ IndexName, KeySchema, Projection }) => ({
      IndexName,
      KeySchema: [...KeySchema],
      Projection: {
        ProjectionType: Projection.ProjectionType,
        NonKeyAttributes: Projection.NonKeyAttributes,
      },
    })),
  });
}

async function exists(name: string, client: DynamoDBClient): Promise<boolean> {
  try {
    await client.send(new DescribeTableCommand({ TableName: name }));
    return true;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return false;
    throw error;
  }
}
