import { Agent, createServer, request as send } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** One call of an AWS service in its JSON protocol, after the engine has answered it. */
export interface Call {
  /** The action, such as `GetItem`. */
  readonly action: string;
  readonly status: number;
  readonly answer: unknown;
}

/** What a proxy does with the calls that pass. */
export interface Passing {
  /** Gives the body that the engine is sent. */
  readonly ask: (action: string, body: object) => object;
  readonly hear: (call: Call) => void;
}

/** Stands between the functions and an engine. */
export interface CountingProxy {
  readonly endpoint: string;
  stop(): void;
}

interface Road extends Passing {
  readonly engine: string;
  readonly agent: Agent;
}

/** Starts a proxy before an engine; what is no JSON, and an engine that does not answer, end the request with 502. */
export async function startCountingProxy(engine: string, passing: Passing): Promise<CountingProxy> {
  const agent = new Agent({ keepAlive: true });
  const server = createServer((request, response) => {
    pass(request, response, { ...passing, engine, agent }).catch((error: unknown) => {
      response.writeHead(502).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    stop() {
      server.close();
      server.closeAllConnections();
      agent.destroy();
    },
  };
}

async function pass(request: IncomingMessage, response: ServerResponse, road: Road): Promise<void> {
  const { engine, agent, ask, hear } = road;
  const action = String(request.headers['x-amz-target']).split('.')[1] ?? '';
  const asked = JSON.stringify(ask(action, objectOf(await textOf(request))));
  const headers = { ...request.headers, 'content-length': Buffer.byteLength(asked) };
  const answered = await new Promise<IncomingMessage>((resolve, reject) => {
    const { url = '/', method = 'POST' } = request;
    send(`${engine}${url}`, { method, headers, agent }, resolve).on('error', reject).end(asked);
  });
  const text = await textOf(answered);
  const status = answered.statusCode ?? 502;
  response.writeHead(status, answered.headers).end(text);
  hear({ action, status, answer: objectOf(text) });
}

async function textOf(message: IncomingMessage): Promise<string> {
  message.setEncoding('utf8');
  let text = '';
  for await (const part of message) text += String(part);
  return text;
}

function objectOf(text: string): object {
  const value: unknown = text === '' ? {} : JSON.parse(text);
  if (typeof value !== 'object' || value === null) throw new Error(`not an object: ${text.slice(0, 100)}`);
  return value;
}
