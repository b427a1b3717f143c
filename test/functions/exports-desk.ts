import { rebuild } from '../../functions/exports/rebuild.ts';
import { openDataRoutes } from '../../functions/register/routes/open-data.ts';
import { snapshots } from '../../functions/register/snapshot.ts';
import { httpEndpoint } from '../../shared/lambda/http-endpoint.ts';
import { problemText } from '../../shared/messages/messages.ts';
import { keys, shelf } from '../../shared/workflow/keys.ts';
import * as z from 'zod';
import { aStanding, aStandingPermit, someDetails } from '../support/domain/a-platform.ts';
import { inMemoryExports } from '../support/in-memory-exports.ts';
import { inMemoryBucket } from '../support/in-memory-files.ts';
import { inMemoryItems } from '../support/in-memory-items.ts';
import { inMemoryReads } from '../support/in-memory-reads.ts';
import { answerOf, httpEvent, lambdaContext } from './events.ts';

export const start = '2026-11-23T02:00:00.000Z';
export const lapse = '2026-11-23T03:00:00.000Z';
export const packed = { 'accept-encoding': 'gzip' };

export const cardOf = (
  id: string,
  permit: Parameters<typeof aStandingPermit>[0] = {},
  purpose = 'Một việc',
) => ({
  ...someDetails({ nameVi: `Nền tảng ${id}`, purpose, sources: ['https://example.vn/1'], fictional: false }),
  ...{ id, standings: [aStanding({ permit: aStandingPermit(permit) })], updatedAt: start },
  ...{ kindPk: shelf.register, kindSk: id },
});

/** A register with a table and a bucket, at an instant that the test moves. */
export const register = () => {
  const items = inMemoryItems();
  const stored = new Map<string, Uint8Array>();
  const sound = inMemoryBucket(stored);
  let isAway = false;
  const here = () => (isAway ? Promise.reject(new Error('the bucket is away')) : Promise.resolve());
  const bucket = {
    read: async (...asked: Parameters<typeof sound.read>) => here().then(() => sound.read(...asked)),
    putNew: async (...given: Parameters<typeof sound.putNew>) => here().then(() => sound.putNew(...given)),
  };
  let time = start;
  const now = () => time;
  const reads = inMemoryReads(items);
  const deps = {
    reads,
    now,
    bucket,
    link: ({ key, isPacked }: { key: string; isPacked: boolean }, at: Date) =>
      Promise.resolve(`https://bucket.test/${key}?at=${at.toISOString()}&packed=${String(isPacked)}`),
  };
  const handler = httpEndpoint(openDataRoutes(deps, snapshots(deps)), problemText);
  return {
    items,
    stored,
    put: (card: ReturnType<typeof cardOf>) => items.put(keys.card('platform', card.id), card),
    /** An organisation that was registered here, and not brought by the platform. */
    registers: (id: string, nameVi: string) =>
      items.put(keys.card('organisation', id), {
        ...{ id, nameVi, nameEn: null },
        ...{ kindPk: shelf.organisations, kindSk: id },
      }),
    rebuild: () => rebuild({ reads, bucket, ...inMemoryExports(items), now }),
    /** From now on the bucket neither takes files nor gives them. */
    losesBucket: () => (isAway = true),
    isAt: (at: string) => (time = at),
    ask: async (path: string, headers: Record<string, string> = {}) =>
      answerOf(await handler(httpEvent(`GET ${path}`, { headers }), lambdaContext)),
  };
};
export const permitsIn = (body: unknown) =>
  z
    .object({ items: z.array(z.object({ conclusion: z.object({ permit: z.string() }) })) })
    .parse(body)
    .items.map(({ conclusion }) => conclusion.permit);
