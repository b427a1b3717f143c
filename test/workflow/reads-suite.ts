import { beforeEach, expect, it } from 'vitest';
import type { Item, Reads } from '../../shared/aws/reads.ts';
import { opened } from '../../shared/domain/dossier/dossier.ts';
import type { SideItem } from '../../shared/workflow/ports.ts';
import { keys, shelf } from '../../shared/workflow/keys.ts';
import { commitOf, facts, sideItem } from './commits.ts';
import type { StoreUnderTest } from './store-suite.ts';

const card = (kind: string, id: string, body: Record<string, unknown>): SideItem => ({
  key: keys.card(kind, id),
  body: { id, ...body },
  claim: null,
});
const dossierCard = (id: string, body: Record<string, unknown> = {}): SideItem => card('dossier', id, body);
const ids = (items: readonly Item[]): unknown[] => items.map((item) => item['id'] ?? item['dossierId']);

/** Everything of a list, page by page of so many; `place` is where an item stands in it. */
const walk = async (
  next: (after: string) => Promise<readonly Item[]>,
  place: string,
  limit: number,
): Promise<unknown[][]> => {
  const pages: unknown[][] = [];
  let page: readonly Item[];
  let after = '';
  do {
    page = await next(after);
    pages.push(ids(page));
    after = String(page.at(-1)?.[place]);
  } while (page.length === limit);
  return pages;
};

/** What the functions ask of their reads, for those in memory and those on DynamoDB alike. */
export const readsSuite = (open: () => Promise<StoreUnderTest>): void => {
  let here: StoreUnderTest | undefined;
  const given = (): StoreUnderTest => {
    if (here === undefined) throw new Error('the store is not open');
    return here;
  };
  const holding = async (...items: readonly SideItem[]): Promise<Reads> => {
    const { store, reads } = given();
    await store.commit(commitOf('c-1', 0, { items }));
    return reads;
  };
  beforeEach(async () => {
    here = await open();
  });

  it('find nothing where nothing is', async () => {
    const { reads } = given();
    expect(await reads.receipt('c-9')).toBeNull();
    expect(await reads.dossier('ds-9')).toBeNull();
    expect(await reads.platform('pf-9')).toBeNull();
    expect(await reads.item({ pk: 'X', sk: 'Y' })).toBeNull();
    expect(await reads.all('X', '')).toEqual([]);
    expect(await reads.latest('X', '')).toBeNull();
    expect(await reads.cards([])).toEqual([]);
    expect(await reads.members('BTC', 10, '')).toEqual([]);
    expect(await reads.turn('TURN#owner#BTC', 10, '')).toEqual([]);
    expect(await reads.shelf(shelf.register)).toEqual([]);
    expect(await reads.due('2099-01-01T00:00:00.000Z')).toEqual([]);
  });

  it('give a case as it was decided, and throw at one that is damaged', async () => {
    const reads = await holding();
    expect(await reads.dossier('ds-1')).toEqual({
      state: { ...opened(facts, '2026-11-23'), submissions: 1 },
      version: 1,
    });
    await given().store.commit({ ...commitOf('c-2', 0, { id: 'ds-2' }), state: { status: 'eligible' } });
    await expect(reads.dossier('ds-2')).rejects.toThrow();
  });

  it('give the items of one partition in order, and the last of them', async () => {
    const items = ['CONTENT#000010', 'CONTENT#000002', 'RESULT#1'].map((sk) => sideItem(sk));
    const reads = await holding(...items);
    const found = await reads.all('DOSSIER#ds-1', 'CONTENT#');
    expect(found.map(({ sk }) => sk)).toEqual(['CONTENT#000002', 'CONTENT#000010']);
    expect(await reads.latest('DOSSIER#ds-1', 'CONTENT#')).toMatchObject({ sk: 'CONTENT#000010' });
  });

  it('walk one partition by its sort key, from either end', async () => {
    const reads = await holding(...['2026-1', '2026-2', '2026-3'].map((sk) => sideItem(sk)));
    const part = async (after: string, newestFirst: boolean) => {
      const items = await reads.part('DOSSIER#ds-1', { limit: 2, after, newestFirst });
      return items.map(({ sk }) => sk);
    };
    expect(await part('', false)).toEqual(['2026-1', '2026-2']);
    expect(await part('2026-2', false)).toEqual(expect.arrayContaining(['2026-3']));
    expect((await part('2026-3', true)).at(0)).toBe('2026-2');
    expect((await part('2026-2', true)).at(0)).toBe('2026-1');
  });

  it('give more than one megabyte', async () => {
    const texts = Array.from({ length: 6 }, (_, n) => sideItem(`TEXT#${n}`, { text: 'x'.repeat(300_000) }));
    const reads = await holding(...texts);
    expect(await reads.all('DOSSIER#ds-1', 'TEXT#')).toHaveLength(6);
  });

  it('walk the cases of an organisation by cursor', async () => {
    const member = (organisation: string, dossierId: string): SideItem => ({
      key: keys.member(organisation, dossierId),
      body: { organisation, dossierId },
      claim: null,
    });
    const own = ['ds-3', 'ds-1', 'ds-5', 'ds-2', 'ds-4'].map((id) => member('BTC', id));
    const reads = await holding(...own, member('BTC-2', 'ds-9'));
    const pages = await walk((after) => reads.members('BTC', 2, after), 'dossierId', 2);
    expect(pages.flat()).toEqual(['ds-1', 'ds-2', 'ds-3', 'ds-4', 'ds-5']);
    expect(pages.slice(0, 3)).toEqual([['ds-1', 'ds-2'], ['ds-3', 'ds-4'], ['ds-5']]);
  });

  it('walk a work list by cursor, most urgent first, and leave out whose turn it is not', async () => {
    const waits = (id: string, dueOn: string, role = 'owner'): SideItem =>
      dossierCard(id, { turnPk: shelf.turn(role, 'BTC'), turnSk: `${dueOn}#${id}` });
    const reads = await holding(
      waits('ds-a', '9999-12-31'),
      waits('ds-b', '2026-12-01'),
      waits('ds-c', '2026-11-30'),
      waits('ds-d', '2026-01-01', 'vendor'),
      dossierCard('ds-e'),
    );
    const pages = await walk((after) => reads.turn(shelf.turn('owner', 'BTC'), 2, after), 'turnSk', 2);
    expect(pages.flat()).toEqual(['ds-c', 'ds-b', 'ds-a']);
  });

  it('list the register by id', async () => {
    const listed = (id: string): SideItem => card('platform', id, { kindPk: shelf.register, kindSk: id });
    const reads = await holding(listed('pf-b'), listed('pf-a'), dossierCard('ds-e'));
    expect(ids(await reads.shelf(shelf.register))).toEqual(['pf-a', 'pf-b']);
  });

  it('list what has fallen due, to the instant', async () => {
    const lapses = (id: string, at: string): SideItem =>
      dossierCard(id, { duePk: shelf.due, dueSk: `${at}#${id}` });
    const reads = await holding(
      lapses('ds-later', '2026-12-01T17:00:00.001Z'),
      lapses('ds-now', '2026-12-01T17:00:00.000Z'),
      lapses('ds-long-ago', '2025-12-01T17:00:00.000Z'),
    );
    expect(ids(await reads.due('2026-12-01T17:00:00.000Z'))).toEqual(['ds-long-ago', 'ds-now']);
    expect(ids(await reads.due('2026-12-01T16:59:59.999Z'))).toEqual(['ds-long-ago']);
  });

  it('give the cards of cases in the order asked for, without those that are not there', async () => {
    const reads = await holding(dossierCard('ds-2'), dossierCard('ds-3'));
    expect(ids(await reads.cards(['ds-3', 'ds-9', 'ds-2']))).toEqual(['ds-3', 'ds-2']);
  });
};
