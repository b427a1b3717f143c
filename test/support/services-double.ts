import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import * as z from 'zod';

/** One call that was made: the operation, what was asked, and whether it was signed. */
export interface Called {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly isSigned: boolean;
}

/** What a service answers: its output, or the fault that it names with a status; null keeps silent for ever. */
export type Reply = object | { readonly fault: string; readonly status: number } | null;

const faultShape = z.object({ fault: z.string(), status: z.number() });

/**
 * DynamoDB and SQS as a client meets them: over HTTP on a free port, in the JSON protocol, answering what the test says. It
 * holds no data; what it was asked is kept.
 */
export const servicesDouble = async () => {
  let reply: (called: Called) => Reply = () => ({});
  const calls: Called[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const target = String(request.headers['x-amz-target']);
      const input = z.record(z.string(), z.unknown()).parse(JSON.parse(await text(request)));
      const isSigned = /^AWS4-HMAC-SHA256 .*Signature=[0-9a-f]{64}$/u.test(
        request.headers.authorization ?? '',
      );
      const called = { operation: target.slice(target.indexOf('.') + 1), input, isSigned };
      calls.push(called);
      const answer = reply(called);
      if (answer === null) return;
      const fault = faultShape.safeParse(answer).data;
      response.writeHead(fault?.status ?? 200, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(
        JSON.stringify(
          fault === undefined
            ? answer
            : { __type: `com.amazonaws#${fault.fault}`, message: 'table internals' },
        ),
      );
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    endpoint: `http://127.0.0.1:${String(port)}`,
    calls,
    answers: (next: (called: Called) => Reply): void => {
      calls.length = 0;
      reply = next;
    },
    close: (): void => {
      server.closeAllConnections();
      server.close();
    },
  };
};
