import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Given } from '../../bin/chot/given.ts';
import { verify } from '../../bin/chot/verify.ts';
import { digestOf } from '../support/domain/a-case.ts';
import { clock, demo, national, now, paperFolder } from '../support/paper-folder.ts';
import type { PaperFolder } from '../support/paper-folder.ts';
import { listFile, permitFile } from '../support/papers.ts';

let papers: PaperFolder;
beforeEach(async () => {
  papers = await paperFolder();
});
afterEach(() => papers.remove());
const ask: PaperFolder['ask'] = (change) => papers.ask(change);

describe('chot verify', () => {
  it('allows, in the shape of the service, as of the list', async () => {
    expect(await ask()).toEqual({
      code: 0,
      reason: null,
      answer: {
        decisionId: null,
        decision: 'allow',
        enforcement: 'block',
        reasons: [],
        level: 3,
        validUntil: '2027-11-02T17:00:00.000Z',
        permit: {
          platformId: 'pf-1',
          dossierId: 'ds-1',
          digest: digestOf('a'),
          status: 'valid',
          synthetic: false,
        },
        decidedAt: now,
        recorded: false,
        asOf: '2026-11-22T01:00:00.000Z',
        offline: true,
      },
    });
  });

  it('says so to people, in both languages', async () => {
    const { text } = await verify(papers.given({ json: false }), clock);
    expect(text).toContain('CHO PHÉP · ALLOW');
    expect(text).toContain('2026-11-22T01:00:00.000Z');
    const denied = await verify(papers.given({ json: false, digest: digestOf('b') }), clock);
    expect(denied).toMatchObject({
      code: 1,
      text: expect.stringContaining('TỪ CHỐI · DENY  unknown-release'),
    });
  });

  it.each<[string, Partial<Given>, string]>([
    ['another digest', { digest: digestOf('b') }, 'unknown-release'],
    ['another platform', { platform: 'pf-2' }, 'digest-mismatch'],
    ['another version', { 'release-version': '2.0.0' }, 'digest-mismatch'],
    ['a higher level', { 'required-level': '4' }, 'level-too-low'],
    ['a moment after its last day', { at: '2027-11-02T17:00:00Z' }, 'status-stale'],
    ['a moment before it was given', { at: '2026-11-01T00:00:00Z' }, 'status-list-in-future'],
    ['no list', { status: undefined }, 'status-list-missing'],
    ['no permit', { permit: undefined }, 'unknown-release'],
  ])('denies %s', async (_, change, reason) => {
    expect(await ask(change)).toMatchObject({ code: 1, reason });
  });

  it('takes the digest from a file or an image too, and the moment in any time zone', async () => {
    const artifact = papers.put('artifact.bin', 'artifact');
    const digest = `sha256:${createHash('sha256').update('artifact').digest('hex')}`;
    papers.put('permit.json', await permitFile(national, { digest }));
    expect(await ask({ digest: undefined, file: artifact })).toMatchObject({ code: 0 });
    expect(await ask({ digest: undefined, image: `registry.example/app:1@${digest}` })).toMatchObject({
      code: 0,
    });
    expect(await ask({ digest: undefined, file: artifact, at: '2026-11-22T08:30:00+07:00' })).toMatchObject({
      answer: { decidedAt: '2026-11-22T01:30:00.000Z' },
    });
  });

  it('reads every permit of a folder', async () => {
    const permits = join(papers.folder, 'permits');
    mkdirSync(permits);
    writeFileSync(join(permits, 'a.json'), await permitFile(national));
    writeFileSync(join(permits, 'b.json'), await permitFile(national, { digest: digestOf('b') }));
    writeFileSync(join(permits, 'notes.txt'), 'not a permit');
    expect(await ask({ permit: [permits], digest: digestOf('b') })).toMatchObject({ code: 0 });
    writeFileSync(join(permits, 'c.json'), '{}');
    expect(await ask({ permit: [permits], digest: digestOf('b') })).toMatchObject({
      reason: 'envelope-malformed',
      answer: { reasons: [{ paper: join(permits, 'c.json') }] },
    });
  });

  it('needs no papers for a trial with synthetic data', async () => {
    const none = { permit: undefined, status: undefined, keys: undefined };
    const trial = { ...none, purpose: 'trial', data: 'synthetic', 'trial-ends-on': '2026-12-31' };
    expect(await ask(trial)).toMatchObject({ code: 0, answer: { asOf: null, recorded: false } });
    expect(await ask({ ...trial, 'trial-ends-on': undefined })).toMatchObject({
      reason: 'trial-end-required',
    });
  });

  it('lets an invented assessment count only where it is asked for', async () => {
    papers.put('permit.json', await permitFile(demo));
    expect(await ask()).toMatchObject({ code: 1, reason: 'synthetic-permit' });
    expect(await ask({ synthetic: true })).toMatchObject({
      code: 0,
      answer: { permit: { synthetic: true } },
    });
    const { text } = await verify(papers.given({ json: false, synthetic: true }), clock);
    expect(text).toContain('This assessment is invented, not fact.');
  });

  it('is lenient in its enforcement as the list says, and denies all the same', async () => {
    const relaxation = {
      organisation: 'BTC',
      platformId: null,
      firstDay: '2026-11-01',
      warnUntil: '2026-11-30',
      lastDay: '2026-12-31',
    };
    papers.put('status.json', await listFile(national, { relaxations: [relaxation] }));
    const asked = { organisation: 'BTC', digest: digestOf('b') };
    expect(await ask(asked)).toMatchObject({ code: 1, answer: { decision: 'deny', enforcement: 'warn' } });
  });

  it('says that an expired permit has a grace where the list names its end, to nobody in particular', async () => {
    const graceUntil = '2026-12-31T17:00:00.000Z';
    const entry = {
      digest: digestOf('a'),
      platformId: 'pf-1',
      dossierId: 'ds-1',
      status: 'expired',
      since: null,
      supersededFrom: null,
    } as const;
    papers.put('permit.json', await permitFile(national, { validUntil: '2026-11-02T17:00:00.000Z' }));
    papers.put('status.json', await listFile(national, { permits: [{ ...entry, graceUntil }] }));
    expect(await ask()).toMatchObject({
      code: 1,
      reason: 'permit-expired',
      answer: { decision: 'deny', enforcement: 'grace' },
    });
  });
});

describe('a command that cannot be carried out', () => {
  it.each<[string, Partial<Given>, string]>([
    ['no identifier', { digest: undefined }, 'questionWrong'],
    ['a digest of another length', { digest: 'sha256:abc' }, 'questionWrong'],
    ['a digest of another algorithm', { digest: `sha512:${'a'.repeat(128)}` }, 'questionWrong'],
    ['a purl without a version', { purl: 'pkg:oci/app' }, 'questionWrong'],
    ['a level that is none', { 'required-level': '6' }, 'questionWrong'],
    ['a level that is no number', { 'required-level': 'three' }, 'questionWrong'],
    ['a day that is none', { 'trial-ends-on': '2026-02-30' }, 'questionWrong'],
    ['another purpose', { purpose: 'fun' }, 'questionWrong'],
    ['a version of no platform', { digest: undefined, 'release-version': '1.0.0' }, 'questionWrong'],
    ['an image by its tag', { image: 'registry.example/app:1' }, 'imageWithoutDigest'],
    ['two digests', { image: `app@${digestOf('b')}` }, 'digestsDiffer'],
    ['a moment that is none', { at: 'tomorrow' }, 'notAnInstant'],
    ['no keys', { keys: undefined }, 'keysMissing'],
    ['a key set that is none', { keys: 'package.json' }, 'keySetUnreadable'],
    ['a key set that is not there', { keys: 'none.json' }, 'fileMissing'],
    ['a list that is not there', { status: 'none.json' }, 'fileMissing'],
    ['a permit that is not there', { permit: ['none.json'] }, 'fileMissing'],
    ['an artifact that is not there', { file: 'none.bin' }, 'fileMissing'],
  ])('for %s is a fault', async (_, change, code) => {
    await expect(ask(change)).rejects.toMatchObject({ code });
  });
});
