import { processPartialResponse, SqsFifoPartialProcessorAsync } from '@aws-lambda-powertools/batch';
import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import type { Unreadable } from '../workflow/unreadable.ts';
import { log } from './log.ts';

export interface QueueWork<Message> {
  /** Throws on a message that is not ours. */
  readonly parse: (raw: unknown) => Message;
  /** Throws what must be tried again; everything else is done when it returns. */
  readonly handle: (message: Message) => Promise<void>;
  readonly setAside: (message: Unreadable) => Promise<void>;
}

type Read<Message> = { readonly message: Message } | { readonly reason: string };

/** What joins a message to the request that it comes from. */
const traced = z.object({ correlationId: z.string().check(z.maxLength(200)) });

const reasonOf = (error: unknown): string => {
  if (error instanceof z.core.$ZodError) return z.prettifyError(error);
  // The parser's own words quote the text.
  if (error instanceof SyntaxError) return 'not valid JSON';
  return error instanceof Error ? error.message : 'unreadable';
};

const read = <Message>(body: string, parse: (raw: unknown) => Message): Read<Message> => {
  try {
    const raw: unknown = JSON.parse(body);
    const known = traced.safeParse(raw);
    if (known.success) log.appendKeys({ correlationId: known.data.correlationId });
    return { message: parse(raw) };
  } catch (error) {
    return { reason: reasonOf(error).slice(0, 2000) };
  }
};

const handleRecord =
  <Message>({ parse, handle, setAside }: QueueWork<Message>) =>
  async (record: SQSRecord): Promise<void> => {
    const outcome = read(record.body, parse);
    if ('message' in outcome) return handle(outcome.message);
    const { messageId, body, attributes } = record;
    // The reason may quote the message, so it goes with the message and not into the log.
    log.error('unreadable message set aside', { messageId });
    return setAside({
      messageId,
      body,
      group: attributes.MessageGroupId ?? 'unreadable',
      reason: outcome.reason,
    });
  };

const logged =
  (record: (record: SQSRecord) => Promise<void>) =>
  async (sqsRecord: SQSRecord): Promise<void> => {
    try {
      await record(sqsRecord);
    } catch (error) {
      log.error('message goes back to its queue', { messageId: sqsRecord.messageId, error });
      throw error;
    } finally {
      log.removeKeys(['correlationId']);
    }
  };

/** The batch loop of every queue function: what is thrown returns to the queue, and one group's failure holds up no other. */
export const recordWorker = (
  record: (record: SQSRecord) => Promise<void>,
): middy.MiddyfiedHandler<SQSEvent, SQSBatchResponse> =>
  middy<SQSEvent, SQSBatchResponse>().handler((event: SQSEvent, context: Context) =>
    processPartialResponse(event, logged(record), new SqsFifoPartialProcessorAsync(), {
      context,
      skipGroupOnError: true,
      throwOnFullBatchFailure: false,
    }),
  );

/** A queue function that reads messages of ours; an unreadable one goes to the dead-letter queue at first sight. */
export const queueWorker = <Message>(
  work: QueueWork<Message>,
): middy.MiddyfiedHandler<SQSEvent, SQSBatchResponse> => recordWorker(handleRecord(work));
