import * as z from 'zod';
import type { Invoke } from './lambda-pool.ts';
import { MessageQueue } from './message-queue.ts';
import type { Message } from './message-queue.ts';
import { region } from './physical.ts';
import type { MadeQueue } from './queues.ts';

/** How one queue feeds one function, as its event source mapping says. */
export interface Feed {
  readonly queue: MadeQueue;
  readonly invoke: Invoke;
  readonly batchSize: number;
  readonly maximumConcurrency: number;
  readonly reportsItemFailures: boolean;
  /** Gives every message to the function a second time after it succeeded, to show that nothing happens twice. */
  readonly deliversTwice: boolean;
}

const responseShape = z
  .object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string().min(1) })).nullish() })
  .nullish();
const largestBatch = 10;

/**
 * Feeds one function from one queue until stopped. What succeeded is deleted; what failed is left until its visibility
 * timeout ends, so that the queue counts the receives and moves it to the dead-letter queue.
 */
export class Poller {
  readonly #feed: Feed;
  readonly #queue: MessageQueue;
  readonly #log: (text: string) => void;
  readonly #done: string[] = [];
  #deleting: Promise<void> | undefined;
  #inFlight = 0;
  #freed: (() => void) | undefined;
  #stopping = false;
  #loop: Promise<void> = Promise.resolve();

  constructor(feed: Feed, log: (text: string) => void) {
    this.#feed = feed;
    this.#queue = new MessageQueue(feed.queue.url);
    this.#log = log;
  }

  start(): void {
    this.#loop = this.#run();
  }

  /** Lets the poll that is under way end and finishes what it brought. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#loop;
    while (this.#inFlight > 0) await this.#oneFreed();
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      while (this.#inFlight > this.#feed.maximumConcurrency / 2) await this.#oneFreed();
      const messages = await this.#receive();
      for (const lane of lanesOf(messages, this.#feed)) void this.#take(lane);
    }
  }

  async #receive(): Promise<readonly Message[]> {
    const free = (this.#feed.maximumConcurrency - this.#inFlight) * this.#feed.batchSize;
    try {
      return await this.#queue.receive(Math.min(largestBatch, free));
    } catch (error) {
      this.#log(`${this.#feed.queue.name}: ${String(error)}\n`);
      await new Promise((resolve) => setTimeout(resolve, 200));
      return [];
    }
  }

  /** A lane is what may not run at the same time: batches with messages of one group, one after the other. */
  async #take(lane: readonly (readonly Message[])[]): Promise<void> {
    this.#inFlight += 1;
    for (const batch of lane) {
      const succeeded = await this.#deliver(batch);
      this.#done.push(...succeeded.map(({ ReceiptHandle }) => ReceiptHandle));
      void this.#deleteDone();
      if (succeeded.length < batch.length) break;
    }
    await this.#deleting;
    this.#inFlight -= 1;
    this.#freed?.();
  }

  async #deliver(batch: readonly Message[]): Promise<readonly Message[]> {
    const event = { Records: batch.map((message) => recordOf(message, this.#feed.queue)) };
    const once = succeededOf(batch, await this.#feed.invoke(event), this.#feed);
    if (!this.#feed.deliversTwice || once.length < batch.length) return once;
    return succeededOf(batch, await this.#feed.invoke(event), this.#feed);
  }

  /** Deletes in batches: what finishes while one deletion is under way goes into the next. */
  #deleteDone(): Promise<void> {
    this.#deleting = (this.#deleting ?? Promise.resolve()).then(async () => {
      const handles = this.#done.splice(0, largestBatch);
      if (handles.length === 0) return;
      try {
        await this.#queue.delete(handles);
      } catch (error) {
        this.#log(`${this.#feed.queue.name}: not deleted, will come again: ${String(error)}\n`);
      }
    });
    return this.#deleting;
  }

  #oneFreed(): Promise<void> {
    return new Promise((resolve) => {
      this.#freed = resolve;
    });
  }
}

function lanesOf(
  messages: readonly Message[],
  { queue, batchSize }: Feed,
): readonly (readonly Message[][])[] {
  const groups = new Map<string, Message[]>();
  for (const message of messages) {
    const group = queue.isFifo ? (message.Attributes['MessageGroupId'] ?? '') : '';
    groups.set(group, [...(groups.get(group) ?? []), message]);
  }
  const lanes = [...groups.values()].map((group) => inBatches(group, batchSize));
  return queue.isFifo ? lanes : lanes.flat().map((batch) => [batch]);
}

function inBatches(messages: readonly Message[], size: number): Message[][] {
  const count = Math.ceil(messages.length / size);
  return Array.from({ length: count }, (_, index) => messages.slice(index * size, (index + 1) * size));
}

function succeededOf(
  batch: readonly Message[],
  outcome: Awaited<ReturnType<Invoke>>,
  feed: Feed,
): readonly Message[] {
  if (!outcome.ok) return [];
  if (!feed.reportsItemFailures) return batch;
  const response = responseShape.safeParse(outcome.value);
  if (!response.success) return [];
  const failed = new Set(response.data?.batchItemFailures?.map(({ itemIdentifier }) => itemIdentifier));
  const isOurs = (id: string) => batch.some(({ MessageId }) => MessageId === id);
  if (![...failed].every(isOurs)) return [];
  return batch.filter(({ MessageId }) => !failed.has(MessageId));
}

/** A message as an SQS event of Lambda carries it. */
function recordOf(message: Message, queue: MadeQueue): unknown {
  const attributes = Object.entries(message.MessageAttributes).map(([name, value]): [string, unknown] => [
    name,
    {
      stringValue: value.StringValue,
      binaryValue: value.BinaryValue,
      stringListValues: [],
      binaryListValues: [],
      dataType: value.DataType,
    },
  ]);
  return {
    messageId: message.MessageId,
    receiptHandle: message.ReceiptHandle,
    body: message.Body,
    attributes: message.Attributes,
    messageAttributes: Object.fromEntries(attributes),
    md5OfBody: message.MD5OfBody,
    eventSource: 'aws:sqs',
    eventSourceARN: queue.arn,
    awsRegion: region,
  };
}
