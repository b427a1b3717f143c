import { Agent, request } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { region } from './physical.ts';

const messageShape = z.object({
  MessageId: z.string(),
  ReceiptHandle: z.string(),
  Body: z.string(),
  MD5OfBody: z.string().optional(),
  Attributes: z.record(z.string(), z.string()).default({}),
  MessageAttributes: z
    .record(
      z.string(),
      z.object({
        DataType: z.string(),
        StringValue: z.string().optional(),
        /** Base64. */
        BinaryValue: z.string().optional(),
      }),
    )
    .default({}),
});
const receivedShape = z.object({ Messages: z.array(messageShape).nullish() });

/** A message as a queue hands it out. */
export type Message = z.infer<typeof messageShape>;

/** The engine asks for no signature and reads the region from the place of one. */
const authorization = `AWS4-HMAC-SHA256 Credential=embedded/20260101/${region}/sqs/aws4_request, SignedHeaders=host, Signature=none`;
const agents = { 'http:': new Agent({ keepAlive: true }), 'https:': new SecureAgent({ keepAlive: true }) };

/**
 * One queue of the engine, in the JSON protocol of SQS. A poller asks so often that the middleware of the SDK would take
 * more of the processor than the engine does.
 */
export class MessageQueue {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** Up to that many messages; waits a second for the first. */
  async receive(most: number): Promise<readonly Message[]> {
    const answer = await this.#call('ReceiveMessage', {
      MaxNumberOfMessages: most,
      WaitTimeSeconds: 1,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    });
    return receivedShape.parse(answer).Messages ?? [];
  }

  /** Takes messages that were worked off from the queue, ten at most. */
  async delete(receiptHandles: readonly string[]): Promise<void> {
    const Entries = receiptHandles.map((ReceiptHandle, index) => ({ Id: String(index), ReceiptHandle }));
    await this.#call('DeleteMessageBatch', { Entries });
  }

  async #call(action: string, input: object): Promise<unknown> {
    const body = Buffer.from(JSON.stringify({ QueueUrl: this.#url, ...input }));
    const { status, answer } = await post(new URL(this.#url), body, {
      'content-type': 'application/x-amz-json-1.0',
      'content-length': String(body.length),
      'x-amz-target': `AmazonSQS.${action}`,
      authorization,
    });
    if (status !== 200) throw new Error(`${action}: ${status} ${answer}`);
    return JSON.parse(answer);
  }
}

function post(
  { origin, protocol }: URL,
  body: Buffer,
  headers: Readonly<Record<string, string>>,
): Promise<{ status: number; answer: string }> {
  const isSecure = protocol === 'https:';
  const send = isSecure ? secureRequest : request;
  const agent = agents[isSecure ? 'https:' : 'http:'];
  return new Promise((resolve, reject) => {
    send(origin, { method: 'POST', headers, agent }, (response) => {
      text(response).then((answer) => resolve({ status: response.statusCode ?? 0, answer }), reject);
    })
      .on('error', reject)
      .end(body);
  });
}
