import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { evidenceUpload } from '../../shared/aws/evidence-upload.ts';
import { evidenceVault } from '../../shared/aws/evidence-vault.ts';
import type { EvidenceRef } from '../../shared/workflow/files/evidence.ts';
import { clientOf, groundOn, startEngineBuckets, startEngineKeys } from '../support/store/engine-files.ts';
import type { EngineTables } from '../support/store/engine-tables.ts';
import { hasTableEngine, startEngineTables } from '../support/store/engine-tables.ts';
import { vaultSuite } from '../workflow/files/vault-suite.ts';
import type { VaultUnderTest } from '../workflow/files/vault-suite.ts';

const where = hasTableEngine
  ? 'on S3, KMS and DynamoDB'
  : 'on S3, KMS and DynamoDB: skipped, @dynoxide has no engine for this machine';

describe.skipIf(!hasTableEngine)(where, () => {
  let tables: EngineTables | undefined;
  let keys: Awaited<ReturnType<typeof startEngineKeys>> | undefined;
  const running: Awaited<ReturnType<typeof startEngineBuckets>>[] = [];
  beforeAll(async () => {
    [tables, keys] = await Promise.all([startEngineTables(), startEngineKeys()]);
  });
  afterEach(async () => {
    for (const buckets of running.splice(0)) {
      await buckets.stop();
      buckets.remove();
    }
  });
  afterAll(() => Promise.all([tables?.stop(), keys?.stop()]));

  const started = async (folder?: string) => {
    const buckets = await startEngineBuckets(undefined, folder);
    running.push(buckets);
    return buckets;
  };
  const newKeys = async () => {
    if (tables === undefined || keys === undefined) throw new Error('the engines are not running');
    return keys.keysOn(await tables.newTable());
  };
  const uploadTo =
    (engine: Parameters<typeof clientOf>[0]) =>
    async (ref: EvidenceRef, bytes: Uint8Array): Promise<void> => {
      const sha256 = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
      const presign = evidenceUpload(clientOf(engine), 'quarantine');
      const { url, method, headers } = await presign({ ...ref, size: bytes.length, sha256 }, new Date());
      const { status } = await fetch(url, { method, headers, body: Buffer.from(bytes) });
      expect(status).toBe(200);
    };

  const open = async (): Promise<VaultUnderTest> => {
    const { engine } = await started();
    return { ground: groundOn(engine, await newKeys()), upload: uploadTo(engine) };
  };
  describe('the vault', () => vaultSuite(open));

  it('a file that was sealed is read by the next engine on the same folder', async () => {
    const [buckets, fileKeys] = [await started(), await newKeys()];
    const ref = { dossierId: 'ds-1', evidenceId: 'ev-1' };
    await uploadTo(buckets.engine)(ref, Buffer.from('Chốt'));
    const before = evidenceVault(groundOn(buckets.engine, fileKeys));
    const facts = await before.inspect(ref);
    if ('problem' in facts) throw new Error(facts.problem);
    expect(await before.seal(ref, facts.sha256)).toEqual({ sealed: true });
    await buckets.stop();
    const { engine } = await started(buckets.folder);
    expect(await evidenceVault(groundOn(engine, fileKeys)).open(ref)).toMatchObject({ sha256: facts.sha256 });
  });
});
