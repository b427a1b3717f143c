import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestOf } from '../support/domain/a-case.ts';
import { allowed, gateDesk, permitsOf } from '../support/gate-desk.ts';
import type { Answers, GateDesk } from '../support/gate-desk.ts';
import { demo, national } from '../support/paper-folder.ts';
import { aKey, aKeySet, listFile } from '../support/papers.ts';

let desk: GateDesk;
beforeEach(async () => {
  desk = await gateDesk();
});
afterEach(() => desk.close());
const ask: GateDesk['ask'] = (change) => desk.ask(change);

describe('papers that were kept', () => {
  it('are the exact bytes, and `chot verify` takes them', async () => {
    expect(await ask({ save: desk.kept })).toMatchObject({ code: 0, aside: undefined });
    expect(readFileSync(join(desk.kept, 'status.json'), 'utf8')).toBe(desk.answers['GET /permits/status']);
    const files = {
      permit: [join(desk.kept, 'permits')],
      status: join(desk.kept, 'status.json'),
      keys: join(desk.kept, 'jwks.json'),
    };
    expect(await desk.papers.ask(files)).toMatchObject({ code: 0 });
  });

  it('answer where nothing answers, as of the list', async () => {
    await ask({ save: desk.kept });
    await desk.stop();
    const told = await ask({ save: desk.kept });
    expect(told).toMatchObject({ code: 0, answer: { offline: true, asOf: '2026-11-22T01:00:00.000Z' } });
    expect(told.aside).toContain('does not answer');
    expect(await ask({ save: desk.kept, digest: digestOf('b') })).toMatchObject({
      code: 1,
      reason: 'unknown-release',
    });
  });

  it('answer where the service keeps silent', async () => {
    await ask({ save: desk.kept });
    desk.answers = { ...desk.answers, 'POST /gate/decisions': () => undefined };
    expect(await ask({ save: desk.kept, timeout: '0.05' })).toMatchObject({
      code: 0,
      answer: { offline: true },
    });
  });

  it('are needed where nothing answers', async () => {
    await desk.stop();
    for (const save of [undefined, desk.kept])
      await expect(ask({ save })).rejects.toMatchObject({ code: 'noAnswer' });
  });

  it('deny once a later list does, and an older one does not come back', async () => {
    const earlier = desk.answers;
    await ask({ save: desk.kept });
    const entry = {
      digest: digestOf('a'),
      platformId: 'pf-1',
      dossierId: 'ds-1',
      since: null,
      supersededFrom: null,
    };
    const later = {
      issuedAt: '2026-11-22T01:30:00.000Z',
      permits: [{ ...entry, status: 'revoked' as const }],
    };
    desk.answers = {
      ...desk.answers,
      'GET /permits/status': (await listFile(national, later)).toString('utf8'),
    };
    await ask({ save: desk.kept });
    desk.answers = earlier;
    await ask({ save: desk.kept });
    await desk.stop();
    expect(await ask({ save: desk.kept })).toMatchObject({ code: 1, reason: 'permit-revoked' });
  });

  it('with a list from the future do not make those of now old', async () => {
    const now = desk.answers;
    const future = (await listFile(national, { issuedAt: '2026-11-23T00:00:00.000Z' })).toString('utf8');
    desk.answers = { ...now, 'GET /permits/status': future };
    await ask({ save: desk.kept });
    desk.answers = now;
    await ask({ save: desk.kept });
    await desk.stop();
    expect(await ask({ save: desk.kept })).toMatchObject({ code: 0, answer: { offline: true } });
  });

  it('stay as they were where the service does not give new ones now', async () => {
    await ask({ save: desk.kept });
    desk.answers = { 'POST /gate/decisions': JSON.stringify(allowed) };
    expect(await ask({ save: desk.kept })).toMatchObject({
      code: 0,
      aside: expect.stringContaining('stays as it was'),
    });
    expect(readdirSync(join(desk.kept, 'permits'))).toHaveLength(1);
  });

  it('lack a permit that is not given yet, and the answer says so', async () => {
    const notYet = (response: ServerResponse) => response.writeHead(503).end('{}');
    desk.answers = { ...desk.answers, [`GET /permits/${digestOf('a')}`]: notYet };
    expect(await ask({ save: desk.kept })).toMatchObject({
      code: 0,
      aside: expect.stringContaining('does not give the permit'),
    });
    await desk.stop();
    expect(await ask({ save: desk.kept })).toMatchObject({ code: 1, reason: 'unknown-release' });
  });

  it('gain keys and revocations, and no key ever changes under its id', async () => {
    await ask({ save: desk.kept });
    const revoked = { ...national.jwk, revokedAt: '2026-11-22T01:10:00.000Z' };
    const next = aKey('national-2');
    const signedByNext = (await listFile(next)).toString('utf8');
    const rotated = {
      ...desk.answers,
      'GET /permits/status': signedByNext,
      'GET /.well-known/jwks.json': aKeySet(revoked, next.jwk),
    };
    desk.answers = rotated;
    await ask({ save: desk.kept });
    desk.answers = { ...rotated, 'GET /.well-known/jwks.json': aKeySet(next.jwk, national.jwk) };
    await ask({ save: desk.kept });
    expect(JSON.parse(readFileSync(join(desk.kept, 'jwks.json'), 'utf8'))).toEqual({
      keys: [revoked, next.jwk],
    });
    const changed = { ...demo.jwk, kid: 'national-1' };
    desk.answers = { ...rotated, 'GET /.well-known/jwks.json': aKeySet(changed, next.jwk) };
    await expect(ask({ save: desk.kept })).rejects.toMatchObject({ code: 'keyChanged' });
    await desk.stop();
    expect(await ask({ save: desk.kept })).toMatchObject({ code: 1, reason: 'key-revoked' });
  });

  it.each<[string, () => Promise<Answers>]>([
    [
      'a list of another signer',
      async () => ({ 'GET /permits/status': (await listFile(demo)).toString('utf8') }),
    ],
    [
      'a permit for other bytes',
      async () => ({ [`GET /permits/${digestOf('a')}`]: await permitsOf(digestOf('b')) }),
    ],
  ])('are refused where they are not right: %s', async (_, change) => {
    desk.answers = { ...desk.answers, ...(await change()) };
    await expect(ask({ save: desk.kept })).rejects.toMatchObject({ code: 'paperWrong' });
    expect(existsSync(join(desk.kept, 'permits'))).toBe(false);
  });

  it('that somebody has damaged are never an allow', async () => {
    await ask({ save: desk.kept });
    await desk.stop();
    const [permit = ''] = readdirSync(join(desk.kept, 'permits'));
    writeFileSync(join(desk.kept, 'permits', permit), '{}');
    expect(await ask({ save: desk.kept })).toMatchObject({ code: 1, reason: 'envelope-malformed' });
    writeFileSync(join(desk.kept, 'jwks.json'), '{}');
    await expect(ask({ save: desk.kept })).rejects.toMatchObject({ code: 'keySetUnreadable' });
  });
});
