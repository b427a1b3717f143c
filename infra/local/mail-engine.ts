import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import type { Engine } from './engine.ts';
import { openOutbox } from './outbox.ts';
import type { Outbox } from './outbox.ts';

const path = '/v2/email/outbound-emails';
/** SES takes at most 50 addresses in one call. */
const address = z.string().regex(/^[^\s@]+@[^\s@]+$/u);
const plain = z.object({ Data: z.string().min(1) });
const inputShape = z.object({
  FromEmailAddress: address,
  Destination: z.object({ ToAddresses: z.array(address).min(1).max(50) }),
  Content: z.object({ Simple: z.object({ Subject: plain, Body: z.object({ Text: plain }) }) }),
});

/** The file that keeps what would have been sent, and the time of the functions. */
interface MailGround {
  readonly file: string;
  readonly now: () => Date;
}

/** The stand-in for SES, with what it was given. */
export interface MailEngine extends Engine {
  readonly outbox: Outbox;
}

/** Answers `SendEmail` of the SES v2 REST protocol on a free port, and puts what it is given into the outbox. */
export async function startMailEngine({ file, now }: MailGround): Promise<MailEngine> {
  const outbox = openOutbox(file);
  const server = createServer((request, response) => {
    void answer(request, { outbox, now }).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  const port = typeof at === 'object' && at !== null ? at.port : 0;
  const ended = new Promise<void>((resolve) => server.on('close', resolve));
  return {
    outbox,
    endpoint: `http://127.0.0.1:${port}`,
    ended,
    stop() {
      server.close();
      server.closeAllConnections();
      return ended;
    },
  };
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

async function answer(
  request: IncomingMessage,
  { outbox, now }: { readonly outbox: Outbox; readonly now: () => Date },
): Promise<Answer> {
  const body = await text(request);
  if (request.method !== 'POST' || request.url !== path)
    return { status: 404, body: { message: 'only SendEmail is answered here' } };
  const input = parsed(body);
  if (input === undefined) return { status: 400, body: { message: 'not what SendEmail takes' } };
  const { FromEmailAddress: from, Destination, Content } = input;
  const id = randomUUID();
  const { Subject, Body } = Content.Simple;
  const mail = { from, to: Destination.ToAddresses, subject: Subject.Data, text: Body.Text.Data };
  outbox.add({ id, at: now().toISOString(), ...mail });
  return { status: 200, body: { MessageId: id } };
}

function parsed(body: string): z.infer<typeof inputShape> | undefined {
  try {
    return inputShape.safeParse(JSON.parse(body)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
