import './quiet.ts';
import { describe, expect, it } from 'vitest';
import { keys } from '../../shared/workflow/keys.ts';
import { cardOf, lapse, packed, permitsIn, register, start } from './exports-desk.ts';

describe('the files of the register', () => {
  it('count until a permit lapses; from that instant on they are made for who asks', async () => {
    const { put, rebuild: make, ask, isAt } = register();
    put(cardOf('pf-1', { validUntil: lapse }));
    await make();
    put(cardOf('pf-2'));
    isAt(new Date(Date.parse(lapse) - 1).toISOString());
    expect(permitsIn((await ask('/register.json')).body)).toEqual(['valid']);
    isAt(lapse);
    expect(permitsIn((await ask('/register.json')).body)).toEqual(['expired', 'valid']);
  });

  it('count ten seconds more where something changed and they cannot be made anew', async () => {
    const { put, rebuild: make, ask, isAt, losesBucket } = register();
    put(cardOf('pf-1'));
    await make();
    const { etag = '' } = (await ask('/register.json')).headers;
    put(cardOf('pf-1', { status: 'revoked' }));
    losesBucket();
    await expect(make()).rejects.toThrow('away');
    isAt('2026-11-23T02:00:09.999Z');
    expect(await ask('/register.json', { 'if-none-match': etag })).toMatchObject({ status: 304 });
    isAt('2026-11-23T02:00:10.000Z');
    expect(permitsIn((await ask('/register.json', { 'if-none-match': etag })).body)).toEqual(['revoked']);
  });

  it('are made for who asks where the bucket is away', async () => {
    const { put, rebuild: make, ask, losesBucket } = register();
    put(cardOf('pf-1'));
    await make();
    losesBucket();
    expect(await ask('/register.json')).toMatchObject({ status: 200, body: { total: 1 } });
  });

  it('do not count where nobody made them again for two hours', async () => {
    const { put, rebuild: make, ask, isAt } = register();
    put(cardOf('pf-1'));
    await make();
    put(cardOf('pf-2'));
    isAt('2026-11-23T03:59:59.999Z');
    expect((await ask('/register.json')).body).toMatchObject({ total: 1 });
    isAt('2026-11-23T04:00:00.000Z');
    expect((await ask('/register.json')).body).toMatchObject({ total: 2 });
  });

  it('do not count on a clock that was put back to before their making', async () => {
    const { put, rebuild: make, ask, isAt } = register();
    put(cardOf('pf-1'));
    isAt('2026-11-24T02:00:00.000Z');
    await make();
    isAt(start);
    put(cardOf('pf-1', { status: 'revoked' }));
    expect(permitsIn((await ask('/register.json')).body)).toEqual(['revoked']);
    await make();
    expect(permitsIn((await ask('/register.json')).body)).toEqual(['revoked']);
  });

  it('are not sent again to who has any of them, as is said with an asterisk', async () => {
    const { put, ask } = register();
    put(cardOf('pf-1'));
    expect(await ask('/register.json', { 'if-none-match': '*' })).toMatchObject({ status: 304, text: '' });
  });

  it.each([
    ['has lost them', (stored: Map<string, Uint8Array>) => stored.clear()],
    [
      'holds a part of them',
      (stored: Map<string, Uint8Array>) => {
        for (const [key, bytes] of stored) stored.set(key, bytes.subarray(0, 20));
      },
    ],
  ])('are made for who asks where the bucket %s', async (_, harm) => {
    const { put, rebuild: make, ask, stored } = register();
    put(cardOf('pf-1'));
    await make();
    harm(stored);
    for (const headers of [{}, packed])
      expect(await ask('/register.json', headers)).toMatchObject({ status: 200, body: { total: 1 } });
  });

  it('are made for who asks where nobody can read which count', async () => {
    const { put, rebuild: make, ask, items } = register();
    put(cardOf('pf-1'));
    await make();
    items.put(keys.exports(), { madeAt: start });
    expect(await ask('/register.json')).toMatchObject({ status: 200, body: { total: 1 } });
  });
});
