import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { corsHeaders, preflight } from './bucket-cors.ts';
import { BucketFiles } from './bucket-files.ts';
import { BucketRefusal } from './bucket-refusal.ts';
import { objectAnswer } from './bucket-requests.ts';
import type { BucketAnswer, OpenBucket } from './bucket-requests.ts';
import type { BucketSettings } from './buckets.ts';
import type { Engine } from './engine.ts';
import { checkSignature } from './signed-request.ts';
import type { Credentials, RawRequest } from './signed-request.ts';

/** What the bucket engine stands on; `now` is the time of the functions, by which requests are signed. */
export interface BucketGround {
  readonly folder: string;
  readonly buckets: readonly BucketSettings[];
  readonly credentials: Credentials;
  readonly now: () => Date;
}

/** An engine with its expiry. */
export interface BucketEngine extends Engine {
  /** Removes what has outlived the days of its bucket. */
  expire(): Promise<void>;
}

const dayMs = 86_400_000;
const done = { status: 200, body: Buffer.alloc(0) };

/** Serves the S3 protocol for single objects on a free port, and refuses what a real bucket refuses. */
export async function startBucketEngine(ground: BucketGround): Promise<BucketEngine> {
  const { folder, now } = ground;
  const open = new Map<string, OpenBucket>();
  for (const settings of ground.buckets) {
    const files = new BucketFiles(join(folder, settings.name));
    await files.prepare();
    open.set(settings.name, { ...settings, files });
  }
  const server = createServer((request, response) => {
    void answer(request, ground, open).then(({ status, headers, body }) => {
      response.writeHead(status, { ...headers, date: now().toUTCString(), 'content-length': body.length });
      response.end(request.method === 'HEAD' ? undefined : body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const ended = new Promise<void>((resolve) => server.on('close', resolve));
  return {
    endpoint: `http://127.0.0.1:${port}`,
    ended,
    stop() {
      server.close();
      server.closeAllConnections();
      return ended;
    },
    async expire() {
      for (const { files, expiryDays } of open.values()) {
        if (expiryDays !== undefined)
          await files.removeBefore(new Date(now().getTime() - expiryDays * dayMs));
      }
    },
  };
}

async function answer(
  request: IncomingMessage,
  ground: BucketGround,
  open: ReadonlyMap<string, OpenBucket>,
): Promise<BucketAnswer> {
  const raw = rawRequest(request);
  const { method, headers } = raw;
  const [, name = '', ...key] = raw.path.split('/');
  const bucket = open.get(name);
  const cors = corsHeaders(bucket?.cors ?? [], headers, method);
  try {
    if (bucket === undefined) throw new BucketRefusal('NoSuchBucket', `there is no bucket ${name}`);
    if (method === 'OPTIONS') return { ...done, headers: preflight(bucket.cors, headers) };
    const now = ground.now();
    const payload = checkSignature(raw, ground.credentials, now);
    const target = { bucket, key: decodeURIComponent(key.join('/')), payload, now };
    const given = await objectAnswer(target, raw, request);
    return { ...given, headers: { ...given.headers, ...cors } };
  } catch (error) {
    return refused(error, cors);
  } finally {
    request.resume();
  }
}

function rawRequest({ url = '/', method = '', headers }: IncomingMessage): RawRequest {
  const [path = '/', query = ''] = url.split('?', 2);
  return { method, path, query, headers };
}

function refused(error: unknown, cors: Readonly<Record<string, string>>): BucketAnswer {
  const headers = { 'content-type': 'application/xml', ...cors };
  if (error instanceof BucketRefusal) return { status: error.status, headers, body: Buffer.from(error.xml) };
  if (error instanceof URIError) return { status: 400, headers, body: Buffer.alloc(0) };
  const fault = new BucketRefusal('InternalError', error instanceof Error ? error.message : String(error));
  return { status: fault.status, headers, body: Buffer.from(fault.xml) };
}
