import { DeleteItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { MadeTable } from './tables.ts';

/** How many items one step reads, and how often a step is taken, in milliseconds. */
const pageSize = 200;
const everyMs = 30_000;

/**
 * Deletes expired items a page at a time, as DynamoDB does within days of their expiry: the engine itself never does.
 * The deletion is conditional, so an item that was written anew meanwhile stays.
 */
export class ExpirySweep {
  readonly #client: DynamoDBClient;
  readonly #now: () => Date;
  readonly #log: (text: string) => void;
  readonly #positions = new Map<string, Record<string, AttributeValue> | undefined>();
  #timer: NodeJS.Timeout | undefined;
  #step: Promise<void> = Promise.resolve();

  constructor(client: DynamoDBClient, now: () => Date, log: (text: string) => void) {
    this.#client = client;
    this.#now = now;
    this.#log = log;
  }

  start(tables: readonly MadeTable[]): void {
    this.#timer = setInterval(() => {
      this.#step = Promise.all(tables.map((table) => this.step(table))).then(
        () => undefined,
        (error: unknown) => this.#log(`expiry sweep: ${String(error)}\n`),
      );
    }, everyMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#step;
  }

  /** Reads the next page of a table and deletes what has expired in it. */
  async step({ name, keyNames, expiry }: MadeTable): Promise<void> {
    if (expiry === undefined) return;
    const now = { N: String(Math.floor(this.#now().getTime() / 1000)) };
    const position = this.#positions.get(name);
    const { Items = [], LastEvaluatedKey } = await this.#client.send(
      new ScanCommand({
        TableName: name,
        Limit: pageSize,
        FilterExpression: '#expiry < :now',
        ExpressionAttributeNames: { '#expiry': expiry },
        ExpressionAttributeValues: { ':now': now },
        ...(position === undefined ? {} : { ExclusiveStartKey: position }),
      }),
    );
    this.#positions.set(name, LastEvaluatedKey);
    for (const item of Items) await this.#remove({ name, keyNames, expiry }, item, now);
  }

  async #remove(
    table: MadeTable & { expiry: string },
    item: Record<string, AttributeValue>,
    now: { N: string },
  ) {
    const Key = Object.fromEntries(Object.entries(item).filter(([key]) => table.keyNames.includes(key)));
    try {
      await this.#client.send(
        new DeleteItemCommand({
          TableName: table.name,
          Key,
          ConditionExpression: '#expiry < :now',
          ExpressionAttributeNames: { '#expiry': table.expiry },
          ExpressionAttributeValues: { ':now': now },
        }),
      );
    } catch (error) {
      if (!(error instanceof Error && error.name === 'ConditionalCheckFailedException')) throw error;
    }
  }
}
