import { beforeEach, describe, expect, it } from 'vitest';
import type { Register } from '../../shared/aws/command-desk.ts';
import type { Reads } from '../../shared/aws/reads.ts';
import { keys } from '../../shared/workflow/keys.ts';
import type { CommandStatus, Store } from '../../shared/workflow/ports.ts';
import { claims } from './claims-suite.ts';
import { claim, commitOf, noon, receiptOf, receiptWithFollowUps, sideItem } from './commits.ts';

/** A table, new and empty, through every door that the functions have to it. */
export interface StoreUnderTest {
  readonly store: Store;
  readonly reads: Reads;
  readonly desk: Register;
}

const dossier = { kind: 'dossier', id: 'ds-1' } as const;
const empty = { receipt: null, version: 0, head: null, state: null };
const many = (count: number) => Array.from({ length: count }, (_, n) => sideItem(`RESULT#${n}`));

const commits = (given: () => StoreUnderTest): void => {
  it('shows a commit whole', async () => {
    const { store, reads } = given();
    const commit = commitOf('c-1', 0, { items: [sideItem('CARD'), claim('chot')] });
    expect(await store.load(dossier, 'c-1')).toEqual(empty);
    expect(await store.commit(commit)).toEqual({ kind: 'committed' });
    const { state, head, receipt, envelope } = commit;
    expect(await store.load(dossier, 'c-1')).toEqual({ receipt, version: 1, head, state });
    expect(await reads.all('DOSSIER#ds-1', 'EVENT#')).toEqual([
      { ...keys.event('dossier', 'ds-1', 1), ...envelope },
    ]);
    expect(await reads.item({ pk: 'DOSSIER#ds-1', sk: 'CARD' })).toMatchObject({ text: 'CARD' });
    expect(await reads.item(claim('chot').key)).toMatchObject({ holder: 'chot' });
  });

  it('builds versions on one another and finds what each command came to', async () => {
    const { store } = given();
    await store.commit(commitOf('c-1'));
    const second = commitOf('c-2', 1);
    expect(await store.commit(second)).toEqual({ kind: 'committed' });
    expect(await store.load(dossier, 'c-1')).toMatchObject({
      version: 2,
      head: second.head,
      receipt: { commandId: 'c-1', version: 1 },
    });
    expect(await store.load(dossier, 'c-3')).toMatchObject({ version: 2, receipt: null });
  });

  it('keeps the follow-ups of a receipt as they were', async () => {
    const { store, reads } = given();
    const receipt = receiptWithFollowUps('c-1');
    await store.commit({ ...commitOf('c-1'), receipt });
    expect(await reads.receipt('c-1')).toEqual(receipt);
  });

  it.each([
    ['is new but exists', 0],
    ['is behind', 1],
    ['is ahead', 3],
  ])('writes nothing of a commit that thinks the dossier %s', async (_, expected) => {
    const { store, reads } = given();
    await store.commit(commitOf('c-1'));
    await store.commit(commitOf('c-2', 1));
    const late = commitOf('c-late', expected, { items: [sideItem('CARD'), claim('chot')] });
    expect(await store.commit(late)).toEqual({ kind: 'lost-race' });
    expect(await store.load(dossier, 'c-late')).toMatchObject({ version: 2, receipt: null });
    expect(await reads.all('DOSSIER#ds-1', 'EVENT#')).toHaveLength(2);
    expect(await reads.item({ pk: 'DOSSIER#ds-1', sk: 'CARD' })).toBeNull();
    expect(await reads.item(claim('chot').key)).toBeNull();
  });

  it.each([
    ['as it was seen', 1, 'committed'],
    ['changed since', 2, 'lost-race'],
    ['not there any more', 0, 'lost-race'],
  ] as const)('a commit that looked at another dossier which is %s', async (_, versions, outcome) => {
    const { store } = given();
    const aggregate = { kind: 'dossier', id: 'ds-0' } as const;
    for (let version = 0; version < versions; version += 1)
      await store.commit(commitOf(`c-before-${String(version)}`, version, { id: 'ds-0' }));
    const commit = { ...commitOf('c-1'), unchanged: [{ aggregate, version: 1 }] };
    expect(await store.commit(commit)).toEqual({ kind: outcome });
    expect((await store.load(dossier, 'c-1')).version).toBe(outcome === 'committed' ? 1 : 0);
  });

  it('lets exactly one of many commits at once through', async () => {
    const { store, reads } = given();
    const racers = Array.from({ length: 12 }, (_, n) =>
      commitOf(`c-${n}`, 0, { items: [sideItem(`N#${n}`)] }),
    );
    const outcomes = await Promise.all(racers.map((commit) => store.commit(commit)));
    expect(outcomes.filter(({ kind }) => kind === 'committed')).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === 'lost-race')).toHaveLength(11);
    expect(await reads.all('DOSSIER#ds-1', 'N#')).toHaveLength(1);
    expect(await reads.all('DOSSIER#ds-1', 'EVENT#')).toHaveLength(1);
  });

  it('takes 60 items and refuses 61 whole', async () => {
    const { store, reads } = given();
    expect(await store.commit(commitOf('c-1', 0, { items: many(57) }))).toEqual({ kind: 'committed' });
    await expect(store.commit(commitOf('c-2', 1, { items: many(58) }))).rejects.toThrow('more than 60');
    expect(await reads.all('DOSSIER#ds-1', 'RESULT#')).toHaveLength(57);
    expect(await store.load(dossier, 'c-2')).toMatchObject({ version: 1, receipt: null });
  });

  it('throws at a commit that writes one item twice, and writes nothing', async () => {
    const { store } = given();
    const items = [sideItem('CARD'), sideItem('CARD', null)];
    await expect(store.commit(commitOf('c-1', 0, { items }))).rejects.toThrow();
    expect(await store.load(dossier, 'c-1')).toEqual(empty);
  });

  it('replaces and removes items beside the state, also one that is not there', async () => {
    const { store, reads } = given();
    await store.commit(commitOf('c-1', 0, { items: [sideItem('ONE'), sideItem('TWO')] }));
    const items = [sideItem('ONE', { text: 'new' }), sideItem('TWO', null), sideItem('NONE', null)];
    await store.commit(commitOf('c-2', 1, { items }));
    expect(await reads.item({ pk: 'DOSSIER#ds-1', sk: 'ONE' })).toMatchObject({ text: 'new' });
    expect(await reads.item({ pk: 'DOSSIER#ds-1', sk: 'TWO' })).toBeNull();
  });
};

const receipts = (given: () => StoreUnderTest): void => {
  const refused = receiptOf('c-1', {
    status: 'refused',
    events: [],
    refusal: { code: 'stale-version', details: { expected: 1, version: 2, list: ['a'] } },
  });

  it('keeps refused receipts for 90 days and applied ones for ever', async () => {
    const { store, reads } = given();
    expect(await store.settle(refused)).toBe(true);
    await store.commit(commitOf('c-2'));
    await store.settle(receiptOf('c-3', { events: [] }));
    const expiry = async (id: string) => (await reads.item(keys.command(id)))?.['expiresAt'];
    expect(await expiry('c-1')).toBe(Date.parse(noon) / 1000 + 90 * 24 * 3600);
    expect(await expiry('c-2')).toBeUndefined();
    expect(await expiry('c-3')).toBeUndefined();
    expect(await reads.receipt('c-1')).toEqual(refused);
  });

  it.each(['applied', 'refused'] satisfies CommandStatus[])(
    'settles no command that is %s, and commits none',
    async (status) => {
      const { store, reads } = given();
      const first = status === 'refused' ? refused : receiptOf('c-1');
      expect(await store.settle(first)).toBe(true);
      expect(await store.settle(receiptOf('c-1', { correlationId: 'r-2' }))).toBe(false);
      expect(await store.commit(commitOf('c-1'))).toEqual({ kind: 'lost-race' });
      expect(await reads.receipt('c-1')).toEqual(first);
      expect((await store.load(dossier, 'c-1')).version).toBe(0);
    },
  );

  it.each(['pending', 'failed'] satisfies CommandStatus[])(
    'settles a command that is %s, and commits one',
    async (status) => {
      const { store, reads, desk } = given();
      const waiting = { status, version: null, events: [] };
      await desk(receiptOf('c-1', waiting));
      await desk(receiptOf('c-2', waiting));
      expect(await store.settle(refused)).toBe(true);
      expect(await store.commit(commitOf('c-2'))).toEqual({ kind: 'committed' });
      expect(await reads.receipt('c-1')).toMatchObject({ status: 'refused' });
      expect(await reads.receipt('c-2')).toMatchObject({ status: 'applied', version: 1 });
    },
  );

  it('takes a command in once, whoever comes second', async () => {
    const { desk, reads } = given();
    const first = receiptOf('c-1', { status: 'pending', bodyHash: 'sha256:one' });
    expect(await desk(first)).toBe(true);
    expect(await desk(first)).toBe(false);
    expect(await desk({ ...first, bodyHash: 'sha256:other' })).toBe(false);
    expect(await reads.receipt('c-1')).toEqual(first);
  });
};

/** What the workflow asks of its store, for the one in memory and the one on DynamoDB alike. */
export const storeSuite = (open: () => Promise<StoreUnderTest>): void => {
  let opened: StoreUnderTest | undefined;
  const given = (): StoreUnderTest => {
    if (opened === undefined) throw new Error('the store is not open');
    return opened;
  };
  beforeEach(async () => {
    opened = await open();
  });
  describe('a commit', () => commits(given));
  describe('a claim', () => claims(given));
  describe('a receipt', () => receipts(given));
};
