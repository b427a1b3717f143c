import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { readKeySet, readPermit, readStatusList } from '../../shared/contracts/papers.ts';
import { chot } from '../support/chot.ts';
import { startEmbedded, until } from '../support/embedded.ts';
import type { EmbeddedRun } from '../support/embedded.ts';
import { seedPermits } from '../support/seeded-permits.ts';
import type { Seeded } from '../support/seeded-permits.ts';

let run: EmbeddedRun;
let seeded: Seeded | undefined;

const permitsShape = z.object({ permits: z.array(z.object({ envelope: z.unknown() })) });
const keysShape = z.array(z.object({ kid: z.string(), revokedAt: z.string().optional() }));
const bytes = async (path: string): Promise<Buffer> =>
  Buffer.from(await (await fetch(`${run.baseUrl}${path}`)).arrayBuffer());
/** What a verifier who fetches everything now makes of the permit and of the list. */
const verified = async () => {
  const { body } = await until(
    () => run.api('GET', `/permits/${seeded?.digest ?? ''}`),
    ({ status }) => status === 200,
  );
  // A key joins the set when it first signs: the set is fetched after what it signed.
  const trust = {
    keys: readKeySet((await bytes('/.well-known/jwks.json')).toString('utf8')),
    revokedKeys: [],
  };
  const envelope = permitsShape.parse(body).permits[0]?.envelope;
  const list = readStatusList(await bytes('/permits/status'), trust);
  return { permit: readPermit(Buffer.from(JSON.stringify(envelope)), trust), list, envelope };
};
const keyOf = (envelope: unknown): string =>
  z.object({ signatures: z.tuple([z.object({ keyid: z.string() })]) }).parse(envelope).signatures[0].keyid;
const keySet = async () => keysShape.parse(JSON.parse((await chot(run, 'keys', 'list', '--json')).stdout));

beforeAll(async () => {
  run = await startEmbedded({ environment: { CHOT_REGISTER: 'none' } });
  const seed = {
    owner: 'BTC',
    level: 3,
    status: 'valid',
    validUntil: '2999-12-31T17:00:00.000Z',
    graceUntil: null,
  } as const;
  [seeded] = await seedPermits(run, [seed]);
});
afterAll(async () => {
  await run.stop();
  run.remove();
});

test('keys rotate through the set: what an older one signed holds, until that one is revoked', async () => {
  const first = await verified();
  const older = keyOf(first.envelope);
  expect(first.permit.ok).toBe(true);

  // The data folder gets another key, as a deployment gets another KMS key.
  await run.stop();
  const file = readdirSync(run.dataDir).find((name) => /PermitKey.*\.key\.json$/u.test(name)) ?? '';
  renameSync(join(run.dataDir, file), join(run.dataDir, `${file}.retired`));
  await run.start();
  await run.shiftClock(16 * 60);
  await until(keySet, (keys) => keys.length === 2);
  expect((await verified()).permit.ok).toBe(true);
  expect(keyOf((await verified()).envelope)).toBe(older);

  const revoked = await chot(run, 'keys', 'revoke', '--key', older, '--json');
  expect({ ...revoked, stdout: JSON.parse(revoked.stdout) }).toMatchObject({
    code: 0,
    stdout: { revoked: older, signedAnew: [{ digest: seeded?.digest }] },
  });
  const after = await until(verified, ({ envelope }) => keyOf(envelope) !== older);
  expect(after.permit.ok).toBe(true);
  const { list } = await until(
    verified,
    (seen) => seen.list.ok && seen.list.value.revokedKeys.includes(older),
  );
  expect(list.ok && list.value.keyid).not.toBe(older);
  expect((await keySet()).find(({ kid }) => kid === older)?.revokedAt).toBeDefined();

  const trust = {
    keys: readKeySet((await bytes('/.well-known/jwks.json')).toString('utf8')),
    revokedKeys: [],
  };
  expect(readPermit(Buffer.from(JSON.stringify(first.envelope)), trust)).toEqual({
    ok: false,
    reason: 'key-revoked',
  });
});

test('a key that nobody knows is not revoked', async () => {
  expect(await chot(run, 'keys', 'revoke', '--key', 'nobody')).toMatchObject({ code: 2 });
});
