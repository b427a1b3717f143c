import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { evidenceVault } from '../../../shared/aws/evidence-vault.ts';
import type { VaultGround } from '../../../shared/aws/evidence-vault.ts';
import { largestFile } from '../../../shared/workflow/files/evidence.ts';
import type { Bucket, EvidenceRef } from '../../../shared/workflow/files/evidence.ts';
import { refusedFiles, takenFiles } from '../../support/sample-files.ts';

/** What a vault stands on, new and empty, and how somebody uploads. */
export interface VaultUnderTest {
  readonly ground: VaultGround;
  readonly upload: (ref: EvidenceRef, bytes: Uint8Array) => Promise<void>;
}

const ref = { dossierId: 'ds-1', evidenceId: 'ev-1' };
const other = { dossierId: 'ds-2', evidenceId: 'ev-1' };
const pdf = takenFiles['application/pdf'];
const text = takenFiles['text/plain'];
const digestOf = (bytes: Uint8Array) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
const bytesOf = async (bucket: Bucket, key: string): Promise<Uint8Array> => {
  const bytes = await bucket.read(key, largestFile + 100);
  if (typeof bytes === 'string') throw new Error(`${key}: ${bytes}`);
  return bytes;
};

type Given = () => VaultUnderTest & { readonly vault: ReturnType<typeof evidenceVault> };

const inspecting = (given: Given): void => {
  it.each(Object.entries(takenFiles))('tells %s by its content', async (mediaType, bytes) => {
    const { vault, upload } = given();
    await upload(ref, bytes);
    expect(await vault.inspect(ref)).toEqual({ size: bytes.length, sha256: digestOf(bytes), mediaType });
  });

  it.each(Object.entries(refusedFiles))('refuses %s', async (_, bytes) => {
    const { vault, upload } = given();
    await upload(ref, bytes);
    expect(await vault.inspect(ref)).toEqual({ problem: 'file-type-refused' });
  });

  it('takes text that begins like another kind of file', async () => {
    const { vault, upload } = given();
    for (const begin of ['BM,tên', 'MZ,tên', 'ID3,tên', '\ufeffmã,tên']) {
      await upload(ref, Buffer.from(`${begin}\r\n1,"Hệ thống"\r\n`));
      expect(await vault.inspect(ref)).toMatchObject({ mediaType: 'text/plain' });
    }
  });

  it('refuses what is missing, empty or too large, and takes the largest', async () => {
    const { vault, upload } = given();
    expect(await vault.inspect(ref)).toEqual({ problem: 'file-missing' });
    await upload(ref, new Uint8Array());
    expect(await vault.inspect(ref)).toEqual({ problem: 'file-empty' });
    await upload(ref, Buffer.alloc(largestFile + 1, 'x'));
    expect(await vault.inspect(ref)).toEqual({ problem: 'file-too-large' });
    await upload(ref, Buffer.alloc(largestFile, 'x'));
    expect(await vault.inspect(ref)).toMatchObject({ size: largestFile, mediaType: 'text/plain' });
  });
};

const sealing = (given: Given): void => {
  it('keeps no byte of the file in the clear, and opens it byte for byte under a name that says nothing', async () => {
    const { vault, upload, ground } = given();
    await upload(ref, pdf);
    expect(await vault.seal(ref, digestOf(pdf))).toEqual({ sealed: true });
    const kept = Buffer.from(await bytesOf(ground.evidence, 'ds-1/ev-1'));
    expect(kept.includes(Buffer.from('PDF'))).toBe(false);
    const opened = await vault.open(ref);
    if ('problem' in opened) throw new Error(opened.problem);
    expect(opened).toMatchObject({ size: pdf.length, sha256: digestOf(pdf) });
    expect(opened.outboxKey).toMatch(/^[0-9a-f-]{36}$/);
    expect(Buffer.from(await bytesOf(ground.outbox, opened.outboxKey))).toEqual(Buffer.from(pdf));
  });

  it('refuses another digest, and then has kept nothing', async () => {
    const { vault, upload } = given();
    await upload(ref, pdf);
    expect(await vault.seal(ref, digestOf(text))).toEqual({ problem: 'file-differs' });
    expect(await vault.open(ref)).toEqual({ problem: 'file-missing' });
    expect(await vault.seal(other, digestOf(text))).toEqual({ problem: 'file-missing' });
  });

  it('does the same when asked again, even at once and after the upload is gone', async () => {
    const { vault, upload, ground } = given();
    await upload(ref, pdf);
    const twice = await Promise.all([vault.seal(ref, digestOf(pdf)), vault.seal(ref, digestOf(pdf))]);
    expect(twice).toEqual([{ sealed: true }, { sealed: true }]);
    const kept = await bytesOf(ground.evidence, 'ds-1/ev-1');
    await vault.discard(ref);
    await vault.discard(ref);
    expect(await vault.inspect(ref)).toEqual({ problem: 'file-missing' });
    expect(await vault.seal(ref, digestOf(pdf))).toEqual({ sealed: true });
    expect(await bytesOf(ground.evidence, 'ds-1/ev-1')).toEqual(kept);
  });

  it('lets nobody put another file in the place of one that is sealed', async () => {
    const { vault, upload, ground } = given();
    await upload(ref, pdf);
    await vault.seal(ref, digestOf(pdf));
    await upload(ref, text);
    expect(await vault.seal(ref, digestOf(text))).toEqual({ problem: 'file-sealed-otherwise' });
    expect(await ground.evidence.putNew('ds-1/ev-1', text)).toBe(false);
    expect(await vault.open(ref)).toMatchObject({ sha256: digestOf(pdf) });
  });
};

const opening = (given: Given): void => {
  const damages: readonly (readonly [string, (sealed: Buffer) => Uint8Array])[] = [
    ['is cut', (sealed) => sealed.subarray(0, -1)],
    ['is cut to its head', (sealed) => sealed.subarray(0, 10)],
    ['is empty', () => Buffer.alloc(0)],
    ['is longer', (sealed) => Buffer.concat([sealed, Buffer.from('x')])],
    ['has one bit turned', (sealed) => sealed.map((byte, at) => (at === 30 ? byte ^ 1 : byte))],
    ['claims another format', (sealed) => sealed.map((byte, at) => (at === 4 ? 2 : byte))],
    ['was never encrypted', () => Buffer.from(pdf)],
  ];
  it.each(damages)('refuses a sealed file that %s', async (_, damage) => {
    const { vault, upload, ground } = given();
    await upload(ref, pdf);
    await vault.seal(ref, digestOf(pdf));
    const read: Bucket['read'] = async (key) => damage(Buffer.from(await bytesOf(ground.evidence, key)));
    const damaged = evidenceVault({ ...ground, evidence: { ...ground.evidence, read } });
    expect(await damaged.open(ref)).toEqual({ problem: 'file-damaged' });
  });

  it('opens no file of one dossier as that of another, nor one file as another', async () => {
    const { vault, upload, ground } = given();
    for (const [place, bytes] of [
      [ref, pdf],
      [{ ...other, evidenceId: 'ev-9' }, text],
    ] as const) {
      await upload(place, bytes);
      await vault.seal(place, digestOf(bytes));
    }
    const sealed = await bytesOf(ground.evidence, 'ds-1/ev-1');
    await ground.evidence.putNew('ds-2/ev-1', sealed);
    await ground.evidence.putNew('ds-1/ev-2', sealed);
    expect(await vault.open(other)).toEqual({ problem: 'file-damaged' });
    expect(await vault.open({ ...ref, evidenceId: 'ev-2' })).toEqual({ problem: 'file-damaged' });
  });

  it('opens nothing once the key of the dossier is destroyed, and seals nothing more', async () => {
    const { vault, upload, ground } = given();
    await upload(ref, pdf);
    await vault.seal(ref, digestOf(pdf));
    await upload(other, pdf);
    await vault.seal(other, digestOf(pdf));
    await ground.keys.destroy('ds-1');
    await ground.keys.destroy('ds-1');
    expect(await vault.open(ref)).toEqual({ problem: 'file-erased' });
    expect(await vault.seal({ ...ref, evidenceId: 'ev-2' }, digestOf(pdf))).toEqual({
      problem: 'file-missing',
    });
    await upload({ ...ref, evidenceId: 'ev-2' }, pdf);
    expect(await vault.seal({ ...ref, evidenceId: 'ev-2' }, digestOf(pdf))).toEqual({
      problem: 'file-erased',
    });
    expect(await vault.open(other)).toMatchObject({ sha256: digestOf(pdf) });
  });

  it('takes no id that is a step in a path', async () => {
    const { vault } = given();
    for (const dossierId of ['..', '../ds-2', 'ds-1/..', '', 'a\u0000']) {
      await expect(
        Promise.resolve().then(() => vault.inspect({ dossierId, evidenceId: 'ev-1' })),
      ).rejects.toThrow();
    }
  });
};

const keeping = (given: Given): void => {
  it('makes one key for each dossier, whoever asks first', async () => {
    const { keys } = given().ground;
    expect(await keys.get('ds-1')).toBeNull();
    const made = await Promise.all([keys.make('ds-1'), keys.make('ds-1'), keys.make('ds-1')]);
    expect(made[0]).toHaveLength(32);
    expect(new Set(made.map((key) => Buffer.from(key ?? []).toString('hex'))).size).toBe(1);
    expect(await keys.get('ds-1')).toEqual(made[0]);
    expect(await keys.make('ds-2')).not.toEqual(made[0]);
  });

  it('makes no key where one was destroyed', async () => {
    const { keys } = given().ground;
    await keys.destroy('ds-1');
    expect(await keys.make('ds-1')).toBeNull();
    expect(await keys.get('ds-1')).toBeNull();
  });
};

/** What holds for every vault, in memory and on the engines. */
export const vaultSuite = (open: () => Promise<VaultUnderTest>): void => {
  let opened: VaultUnderTest | undefined;
  beforeEach(async () => {
    opened = await open();
  });
  const given: Given = () => {
    if (opened === undefined) throw new Error('the vault is not open');
    return { ...opened, vault: evidenceVault(opened.ground) };
  };
  describe('inspection', () => inspecting(given));
  describe('sealing', () => sealing(given));
  describe('opening', () => opening(given));
  describe('the keys', () => keeping(given));
};
