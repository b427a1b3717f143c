import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSeen, remember, seenIssuedAt, seenRevokedKeys } from '../../bin/chot/seen.ts';
import { demo, national, now, paperFolder } from '../support/paper-folder.ts';
import type { PaperFolder } from '../support/paper-folder.ts';
import { aKey, aKeySet, listFile } from '../support/papers.ts';

let papers: PaperFolder;
beforeEach(async () => {
  papers = await paperFolder();
});
afterEach(() => papers.remove());
const ask: PaperFolder['ask'] = (change) => papers.ask(change);

describe('the lists that were seen', () => {
  const later = '2026-11-22T01:30:00.000Z';

  it('are remembered: an older one is denied from then on', async () => {
    const older = readFileSync(join(papers.folder, 'status.json'));
    papers.put('status.json', await listFile(national, { issuedAt: later }));
    expect(await ask()).toMatchObject({ code: 0 });
    papers.put('status.json', older);
    expect(await ask()).toMatchObject({ code: 1, reason: 'status-list-older' });
  });

  it('leave their revoked keys behind, whatever a list that such a key signs says', async () => {
    const next = aKey('national-2');
    papers.put('jwks.json', aKeySet(national.jwk, next.jwk));
    papers.put('status.json', await listFile(next, { revokedKeys: ['national-1'] }));
    expect(await ask()).toMatchObject({ code: 1, reason: 'key-revoked' });
    papers.put('status.json', await listFile(national, { issuedAt: later }));
    expect(await ask()).toMatchObject({ code: 1, reason: 'key-revoked' });
  });

  const listOf = (hour: number, revoked: string) => ({
    issuedAt: `2026-11-21T${String(hour).padStart(2, '0')}:00:00.000Z`,
    revokedKeys: [revoked],
    keyid: 'national-1',
    permits: [],
    relaxations: [],
    synthetic: false,
  });
  const hours = Array.from({ length: 20 }, (_, hour) => hour);
  /** Notes of more lists than stay apart. */
  const many = Array.from({ length: 1000 }, (_, n) =>
    JSON.stringify({
      schemaVersion: 1,
      lists: { national: { issuedAt: now, revokedKeys: [`old-${String(n % 7)}`] } },
    }),
  );

  it('are all remembered where several commands note theirs at the same time', async () => {
    const seen = join(papers.folder, 'seen.json');
    await Promise.all(hours.toReversed().map((hour) => remember(seen, listOf(hour, `key-${String(hour)}`))));
    const known = await readSeen(seen);
    expect(seenIssuedAt(known, 'national-1')).toBe('2026-11-21T19:00:00.000Z');
    expect(seenRevokedKeys(known)).toEqual(hours.map((hour) => `key-${String(hour)}`).toSorted());
    expect(readdirSync(papers.folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('are made one note where there are many, and none is lost that others add meanwhile', async () => {
    const seen = join(papers.folder, 'seen.json');
    papers.put('seen.json', `${many.join('\n')}\n`);
    await Promise.all(hours.map((hour) => remember(seen, listOf(hour, `key-${String(hour)}`))));
    const known = await readSeen(seen);
    expect(seenIssuedAt(known, 'national-1')).toBe(now);
    expect(seenRevokedKeys(known)).toHaveLength(20 + 7);
    expect(readFileSync(seen, 'utf8').split('\n').length).toBeLessThan(100);
    expect(readdirSync(papers.folder).filter((name) => /tmp|before/u.test(name))).toEqual([]);
  });

  it('count where a command was killed while it made them one, and are then left as they are', async () => {
    const seen = join(papers.folder, 'seen.json');
    papers.put('seen.json.before', `${many.join('\n')}\n`);
    papers.put('seen.json', `${many.join('\n')}\n`.replaceAll('old-', 'new-'));
    await remember(seen, listOf(1, 'key-1'));
    expect(seenRevokedKeys(await readSeen(seen))).toHaveLength(7 + 7 + 1);
    expect(readFileSync(seen, 'utf8').split('\n')).toHaveLength(1002);
  });

  it('are read as they were noted before notes were added line by line, and a note that is not whole yet is none', async () => {
    const before = {
      schemaVersion: 1,
      lists: { national: { issuedAt: later, revokedKeys: ['national-0'] } },
    };
    papers.put('seen.json', `${JSON.stringify(before, undefined, 2)}\n{"schemaVersion":1,"li`);
    expect(await ask()).toMatchObject({ code: 1, reason: 'status-list-older' });
    papers.put('seen.json', `${JSON.stringify(before, undefined, 2)}\n`);
    const latest = '2026-11-22T01:45:00.000Z';
    papers.put('status.json', await listFile(national, { issuedAt: latest }));
    expect(await ask()).toMatchObject({ code: 0 });
    const known = await readSeen(join(papers.folder, 'seen.json'));
    expect(known.lists['national']).toEqual({ issuedAt: latest, revokedKeys: ['national-0'] });
  });

  it('of a demonstration do not make those of the nation old', async () => {
    const ofTheNation = readFileSync(join(papers.folder, 'status.json'));
    papers.put('status.json', await listFile(demo, { issuedAt: later }));
    expect(await ask({ synthetic: true })).toMatchObject({ code: 0 });
    papers.put('status.json', ofTheNation);
    expect(await ask()).toMatchObject({ code: 0 });
  });

  it('do not count where they come from the future, are forged, or the moment is not the present', async () => {
    const seen = () => ask().then(({ code }) => code);
    papers.put('status.json', await listFile(national, { issuedAt: '2026-11-22T02:00:00.001Z' }));
    expect(await ask()).toMatchObject({ reason: 'status-list-in-future' });
    papers.put(
      'status.json',
      await listFile({ ...demo, jwk: { ...demo.jwk, kid: 'national-1' } }, { issuedAt: later }),
    );
    expect(await ask()).toMatchObject({ reason: 'signature-invalid' });
    papers.put('status.json', await listFile(national, { issuedAt: later }));
    await ask({ at: now });
    papers.put('status.json', await listFile(national));
    expect(await seen()).toBe(0);
  });

  it.each(['', '{', '{}', '{"schemaVersion":1,"lists":{"national":{}}}'])(
    'that cannot be read are a fault: %s',
    async (content) => {
      papers.put('seen.json', content);
      await expect(ask()).rejects.toMatchObject({ code: 'seenUnreadable' });
    },
  );

  it('that cannot be written are a fault, not an allow', async () => {
    papers.put('file', '');
    await expect(ask({ seen: join(papers.folder, 'file', 'seen.json') })).rejects.toThrow();
  });
});
