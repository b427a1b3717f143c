import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { carriedLists } from '../../shared/register/lists.ts';
import { registerPlatforms } from '../../shared/register/platforms.ts';
import { people } from '../workflow/people.ts';
import { openDesk } from './http-desk.ts';
import type { Desk } from './http-desk.ts';

const judged = z.object({
  counts: z.record(z.string(), z.number()),
  items: z.array(z.object({ problems: z.array(z.unknown()) })),
});

const withLists = async (): Promise<Desk> => {
  const desk = openDesk();
  for (const { id, nameVi, nameEn, editions } of carriedLists)
    await desk.settle('POST /lists', people.registrar, { id, nameVi, nameEn, edition: editions[0] });
  return desk;
};

describe('the data that comes with the software', () => {
  const url = new URL('../../shared/register/data/platforms.json', import.meta.url);
  const body = readFileSync(url, 'utf8');
  const headers = { 'content-type': 'application/json', prefer: 'wait=5' };
  const ask = (desk: Desk, query = '') =>
    desk.call(`POST /imports${query}`, { actor: people.registrar, body, headers });

  it('is itself a file that is imported as it is, onto its lists; once more, it changes nothing', async () => {
    const desk = await withLists();
    const { items } = judged.parse((await ask(desk, '?dryRun=true')).body);
    expect(items).toHaveLength(91);
    expect(items.flatMap(({ problems }) => problems)).toEqual([]);
    expect((await ask(desk)).status).toBe(200);
    await desk.drain();
    expect(desk.items.all().filter(({ kindPk, sk }) => kindPk === 'PLATFORM' && sk === 'CARD')).toHaveLength(
      91,
    );
    expect(desk.items.get({ pk: 'LIST#national-35', sk: 'CARD' })).toMatchObject({ known: 15 });
    expect((await ask(desk)).body).toMatchObject({ counts: { unchanged: 91 }, command: null });
  });

  it('is the register that the first start loads: imported over that, it changes nothing', async () => {
    const desk = await withLists();
    for (const { id, nameVi, nameEn, ownerId, ownerKind, category, ...rest } of registerPlatforms()) {
      const { lists, sources, url: address, contact } = rest;
      const stated = { id, nameVi, nameEn, owner: ownerId, ownerKind, category, lists, sources, address };
      await desk.settle('POST /platforms', people.registrar, { ...stated, contact, fictional: false });
    }
    const { counts } = judged.parse((await ask(desk, '?dryRun=true')).body);
    expect(counts).toEqual({ created: 0, changed: 0, unchanged: 91, 'likely-duplicate': 0, wrong: 0 });
  });
});
