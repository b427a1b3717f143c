import { beforeAll, describe, expect, it } from 'vitest';
import { dsseEnvelope } from '../../shared/contracts/permits.ts';
import { readKeySet, readPermit, readStatusList } from '../../shared/contracts/papers.ts';
import type { DsseEnvelope } from '../../shared/workflow/dsse.ts';
import { canonical } from '../../shared/workflow/hash.ts';
import type { Trust } from '../../shared/workflow/open-envelope.ts';
import { permitPayloadType } from '../../shared/workflow/permit-statement.ts';
import {
  aKey,
  aKeySet,
  aPermitPayload,
  aStatusList,
  listFile,
  permitFile,
  sealed,
} from '../support/papers.ts';
import type { TestKey } from '../support/papers.ts';

const national = aKey('national-1');
const other = aKey('national-2');
const foreign = aKey('foreign');
const trustIn = (...keys: readonly TestKey[]): Trust => ({
  keys: readKeySet(aKeySet(...keys.map(({ jwk }) => jwk))),
  revokedKeys: [],
});
const trust = trustIn(national, other);
const refused = (reason: string) => ({ ok: false, reason });

let permit: Buffer;
let list: Buffer;
beforeAll(async () => {
  permit = await permitFile(national);
  list = await listFile(national);
});

/** The envelope of the permit, taken apart; what a forger begins with. */
const apart = (): DsseEnvelope => dsseEnvelope.parse(JSON.parse(permit.toString('utf8')));
const read = (text: string) => readPermit(Buffer.from(text), trust);

describe('a permit', () => {
  it('is read as it was signed', () => {
    expect(readPermit(permit, trust)).toEqual({
      ok: true,
      value: {
        digest: aPermitPayload().subject[0].digest.sha256.replace(/^/u, 'sha256:'),
        platformId: 'pf-1',
        dossierId: 'ds-1',
        version: '1.0.0',
        purl: 'pkg:oci/pf-1@1.0.0',
        level: 3,
        verifiedAt: '2026-11-02T02:00:00.000Z',
        validUntil: '2027-11-02T17:00:00.000Z',
        synthetic: false,
        freshForHours: 24,
      },
    });
  });

  it('may end with one line feed and no more', () => {
    const text = permit.toString('utf8');
    expect(read(`${text}\n`).ok).toBe(true);
    for (const more of ['\n\n', '\r\n', ' ', '\u0000', text])
      expect(read(`${text}${more}`)).toEqual(refused('envelope-malformed'));
    expect(read(`\uFEFF${text}`)).toEqual(refused('envelope-malformed'));
  });

  it('is synthetic where a key for demonstrations signed it, whatever it says', async () => {
    const demo = aKey('demo-1');
    const opened = readPermit(await permitFile(demo), trustIn(demo));
    expect(opened).toMatchObject({ ok: true, value: { synthetic: true } });
  });
});

describe('every single-byte change', () => {
  const cases = [
    ['a permit', () => permit, (file: Uint8Array) => readPermit(file, trust).ok],
    ['a status list', () => list, (file: Uint8Array) => readStatusList(file, trust).ok],
  ] as const;

  it.each(cases)('of %s to any other byte is refused', (_, file, isRead) => {
    const right = file();
    expect(isRead(right)).toBe(true);
    const read: string[] = [];
    for (let at = 0; at < right.length; at += 1) {
      const changed = Buffer.from(right);
      for (const byte of [...Array(8).keys()]
        .map((bit) => (right[at] ?? 0) ^ (1 << bit))
        .concat(0, 34, 61, 255)) {
        changed[at] = byte;
        if (byte !== right[at] && isRead(changed)) read.push(`${String(at)}: ${String(byte)}`);
      }
    }
    expect(read).toEqual([]);
  });

  it.each(cases)('of %s by a byte more, a byte less or a cut is refused', (_, file, isRead) => {
    const right = file();
    const read: number[] = [];
    for (let at = 0; at < right.length; at += 1) {
      const rest = right.subarray(at);
      const changed = [
        right.subarray(0, at),
        Buffer.concat([right.subarray(0, at), right.subarray(at + 1)]),
        ...['A', ' ', '\n', '"', '='].map((byte) =>
          Buffer.concat([right.subarray(0, at), Buffer.from(byte), rest]),
        ),
      ];
      // A byte that is doubled by itself gives the same file and is no change.
      if (changed.some((bytes) => !bytes.equals(right) && isRead(bytes))) read.push(at);
    }
    expect(read).toEqual([]);
  });
});

describe('another writing of the same envelope is refused', () => {
  it.each<[string, (envelope: DsseEnvelope) => string]>([
    ['reordered', ({ payload, ...rest }) => JSON.stringify({ ...rest, payload })],
    ['with spaces', (envelope) => JSON.stringify(envelope, undefined, 1)],
    ['with a member more', (envelope) => canonical({ ...envelope, note: 'x' })],
    [
      'with a member twice',
      (envelope) => canonical(envelope).replace('{', `{"payload":"${envelope.payload}",`),
    ],
    ['with an escape', (envelope) => canonical(envelope).replace('"payload"', String.raw`"\u0070ayload"`)],
    [
      'with an escaped value',
      (envelope) => canonical(envelope).replace('application/', String.raw`application\/`),
    ],
    ['in a list', (envelope) => canonical([envelope])],
    ['without a signature', (envelope) => canonical({ ...envelope, signatures: [] })],
    [
      'in base64 with more padding',
      (envelope) => canonical({ ...envelope, payload: `${envelope.payload}=` }),
    ],
    [
      'in base64 for addresses',
      (envelope) => canonical({ ...envelope, payload: envelope.payload.replace(/^./u, '-') }),
    ],
  ])('%s', (_, change) => {
    expect(read(change(apart()))).toEqual(refused('envelope-malformed'));
  });

  it('with two signatures, of which one is ours, in either order', () => {
    const envelope = apart();
    const theirs = { keyid: 'foreign', sig: 'MEUCIQ==' };
    for (const signatures of [
      [...envelope.signatures, theirs],
      [theirs, ...envelope.signatures],
      [...envelope.signatures, ...envelope.signatures],
    ])
      expect(read(canonical({ ...envelope, signatures }))).toEqual(refused('envelope-malformed'));
  });
});

describe('a signature', () => {
  it('of a key that is not in the set is refused', async () => {
    expect(readPermit(await permitFile(foreign), trust)).toEqual(refused('key-unknown'));
  });

  it('of another key under the name of ours is refused', async () => {
    const forged = await permitFile({ ...foreign, jwk: { ...foreign.jwk, kid: 'national-1' } });
    expect(readPermit(forged, trust)).toEqual(refused('signature-invalid'));
  });

  it('of ours under the name of another one is refused', () => {
    const text = permit.toString('utf8').replace('national-1', 'national-2');
    expect(read(text)).toEqual(refused('signature-invalid'));
  });

  it.each(['', 'AA==', 'MAYCAQACAQA=', 'MAYCAQECAQE='])('that is none is refused: "%s"', (sig) => {
    const envelope = apart();
    const changed = canonical({ ...envelope, signatures: [{ keyid: 'national-1', sig }] });
    expect(read(changed)).toEqual(refused('signature-invalid'));
  });

  it('over one type does not hold over another', async () => {
    const envelope = apart();
    const changed = canonical({ ...envelope, payloadType: 'application/vnd.chot.status-list+json' });
    expect(readStatusList(Buffer.from(changed), trust)).toEqual(refused('signature-invalid'));
    expect(readStatusList(permit, trust)).toEqual(refused('payload-invalid'));
    expect(readPermit(list, trust)).toEqual(refused('payload-invalid'));
    const asPermit = await sealed(national, permitPayloadType, canonical(aStatusList()));
    expect(readPermit(asPermit, trust)).toEqual(refused('payload-invalid'));
    expect(readStatusList(asPermit, trust)).toEqual(refused('payload-invalid'));
  });

  it('over a text does not hold over bytes that are no text', async () => {
    const text = canonical(aPermitPayload({ purl: 'pkg:oci/\uFFFD@1' }));
    const file = (await sealed(national, permitPayloadType, text)).toString('utf8');
    expect(read(file).ok).toBe(true);
    const bytes = Buffer.from(text.replace('\uFFFD', '\u00FF'), 'latin1').toString('base64');
    const changed = file.replace(Buffer.from(text).toString('base64'), bytes);
    expect(read(changed)).toEqual(refused('envelope-malformed'));
  });

  it('of a revoked key is refused, whoever says that it is revoked', async () => {
    const revoked = { ...national.jwk, revokedAt: '2026-11-20T00:00:00.000Z' };
    const bySet = { keys: readKeySet(aKeySet(revoked)), revokedKeys: [] };
    expect(readPermit(permit, bySet)).toEqual(refused('key-revoked'));
    expect(readStatusList(list, bySet)).toEqual(refused('key-revoked'));
    expect(readPermit(permit, { ...trust, revokedKeys: ['national-1'] })).toEqual(refused('key-revoked'));
    const own = await listFile(national, { revokedKeys: ['national-1'] });
    expect(readStatusList(own, trust)).toEqual(refused('key-revoked'));
  });
});
