import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Serve } from './gateway.ts';
import { LocalFault } from './local-fault.ts';

/** The HTTP server of a run, on the loopback interface only. */
export interface HttpServer {
  /** Says who answers; requests that came before wait until then. */
  serveWith(serve: Serve): void;
  /** Takes no more requests and settles when those under way are answered. */
  stop(): Promise<void>;
}

/** Takes the port; one that another program has is refused by name. */
export async function listenOn(port: number, log: (text: string) => void): Promise<HttpServer> {
  let serveWith: (serve: Serve) => void = () => {};
  const serving = new Promise<Serve>((resolve) => (serveWith = resolve));
  const server = createServer((request, response) => {
    void serving.then((serve) => answer(request, response, { serve, log }));
  });
  await listening(server, port);
  return {
    serveWith,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.on('error', (error) => {
      const isTaken = 'code' in error && error.code === 'EADDRINUSE';
      reject(isTaken ? new LocalFault('portTaken', { port: String(port) }) : error);
    });
    server.listen(port, '127.0.0.1', resolve);
  });
}

/** What every answer carries that says nothing else; on AWS the distribution adds it to what is not a function's. */
const guarding = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'strict-transport-security': 'max-age=63072000',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
};

/** A fault of the run itself is logged and answered as API Gateway answers its own. */
async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { serve, log }: { readonly serve: Serve; readonly log: (text: string) => void },
): Promise<void> {
  for (const [name, value] of Object.entries(guarding)) response.setHeader(name, value);
  try {
    await serve(request, response);
  } catch (error) {
    log(`${request.method} ${request.url}: ${error instanceof Error ? error.stack : String(error)}\n`);
    if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/json' });
    response.end('{"message":"Internal Server Error"}');
  }
}
