import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { deliver } from '../../shared/aws/deliver.ts';
import type { Delivering, Resolve } from '../../shared/aws/deliver.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A receiver on this machine. */
const receiver = async (answer: RequestListener): Promise<URL> => {
  const made = createServer(answer);
  server = made;
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  const at = made.address();
  return new URL(`http://127.0.0.1:${String(typeof at === 'object' ? at?.port : 0)}/hook`);
};
const letter = { headers: { 'content-type': 'application/cloudevents+json' }, body: '{"a":1}' };
const here: Delivering = { patience: 5_000, allowsLoopback: true };
const naming =
  (...addresses: string[]): Resolve =>
  (_host, _options, answer) =>
    answer(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );

describe('a receiver that works', () => {
  it('gets the body and the headers, and takes them', async () => {
    let got = '';
    const url = await receiver((request, response) => {
      void text(request).then((body) => {
        got = `${String(request.headers['content-type'])} ${body}`;
        response.writeHead(204).end();
      });
    });
    expect(await deliver(url, letter, here)).toEqual({ kind: 'taken', status: 204 });
    expect(got).toBe('application/cloudevents+json {"a":1}');
  });
});

describe('a receiver that does not', () => {
  it.each([301, 302, 307, 308, 400, 410, 500])(
    'fails with %i, and no redirect is followed',
    async (status) => {
      let visits = 0;
      const url = await receiver((_request, response) => {
        visits += 1;
        response.writeHead(status, { location: 'http://169.254.169.254/latest/meta-data' }).end();
      });
      expect(await deliver(url, letter, here)).toEqual({ kind: 'failed', reason: 'status', status });
      expect(visits).toBe(1);
    },
  );

  it('fails in its time when it never answers, or its head dribbles for ever', async () => {
    const silent = await receiver(() => undefined);
    const failed = { kind: 'failed', reason: 'timeout', status: null };
    expect(await deliver(silent, letter, { ...here, patience: 100 })).toEqual(failed);
    server?.closeAllConnections();
    const dribbling = await receiver((request) => {
      const timer = setInterval(() => request.socket.write('H'), 10);
      request.socket.on('close', () => clearInterval(timer)).on('error', () => clearInterval(timer));
    });
    const outcome = await deliver(dribbling, letter, { ...here, patience: 200 });
    expect(outcome.kind).toBe('failed');
  });

  it('is not read: an answer without end is cut off once its status is known', async () => {
    let closed: (() => void) | undefined;
    const gone = new Promise<void>((resolve) => (closed = resolve));
    const url = await receiver((request, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'.repeat(1000)), 5);
      request.socket.on('close', () => {
        clearInterval(timer);
        closed?.();
      });
    });
    expect(await deliver(url, letter, here)).toEqual({ kind: 'taken', status: 200 });
    await gone;
  });

  it('fails where nobody listens', async () => {
    const url = await receiver(() => undefined);
    server?.close();
    server?.closeAllConnections();
    expect(await deliver(url, letter, here)).toMatchObject({ kind: 'failed', reason: 'connection' });
  });
});

describe('an address that is not public', () => {
  const strict: Delivering = { patience: 5_000 };
  const refused = { kind: 'refused', reason: 'address-not-public' };

  it.each([
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://10.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::ffff:127.0.0.1]/',
  ])('is refused as it stands: %s', async (address) => {
    expect(await deliver(new URL(address), letter, strict)).toEqual(refused);
  });

  it.each([['127.0.0.1'], ['169.254.169.254'], ['8.8.8.8', '10.0.0.1'], ['::1']])(
    'is refused when a name leads there: %s',
    async (...addresses) => {
      const delivering = { ...strict, resolve: naming(...addresses) };
      expect(await deliver(new URL('https://hook.example/'), letter, delivering)).toEqual(refused);
    },
  );

  it('is looked at once, and connected to as it was looked at', async () => {
    let asked = 0;
    const url = await receiver((_request, response) => response.writeHead(200).end());
    url.hostname = 'hook.example';
    const resolve: Resolve = (host, options, answer) => {
      asked += 1;
      naming(asked === 1 ? '127.0.0.1' : '10.0.0.1')(host, options, answer);
    };
    expect(await deliver(url, letter, { ...here, resolve })).toMatchObject({ kind: 'taken' });
    expect(asked).toBe(1);
  });

  it('is not even asked for without TLS', async () => {
    expect(await deliver(new URL('http://hook.example/'), letter, strict)).toEqual({
      kind: 'refused',
      reason: 'not-https',
    });
  });
});
