import { createServer } from 'node:net';

/** A service that stands in for one of AWS; `pid` is absent where somebody else runs it. */
export interface Engine {
  readonly endpoint: string;
  readonly pid?: number;
  /** Settles when the engine has ended, in whatever way. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** An engine that is given from outside by its endpoint and is neither started nor stopped here. */
export function givenEngine(endpoint: string): Engine {
  return {
    endpoint: endpoint.replace(/\/$/, ''),
    ended: new Promise(() => {}),
    stop: () => Promise.resolve(),
  };
}

/** A port of the loopback interface that is free at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
