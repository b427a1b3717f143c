import { expect, it } from 'vitest';
import type { Reads } from '../../shared/aws/reads.ts';
import type { SideItem, Store } from '../../shared/workflow/ports.ts';
import { claim, commitOf, sideItem } from './commits.ts';

const empty = { receipt: null, version: 0, head: null, state: null };

/** What a claim on a name or a person asks of a table. */
export const claims = (given: () => { readonly store: Store; readonly reads: Reads }): void => {
  it('refuses a claim that is taken, with its code and without a trace', async () => {
    const { store, reads } = given();
    await store.commit(commitOf('c-1', 0, { items: [claim('chot')] }));
    const items = [sideItem('CARD'), claim('free'), claim('chot')];
    const second = commitOf('c-2', 0, { id: 'ds-2', items });
    expect(await store.commit(second)).toEqual({ kind: 'claim-taken', code: 'name-taken' });
    expect(await store.load(second.aggregate, 'c-2')).toEqual(empty);
    expect(await reads.item(claim('free').key)).toBeNull();
    expect(await reads.item(claim('chot').key)).toMatchObject({ holder: 'chot' });
  });

  it('passes a claim over one of the same holder, and over one that has run out', async () => {
    const { store, reads } = given();
    const held = (holder: string, lastDay: string | null, day = '2026-11-23'): SideItem => ({
      ...claim('person', { holder, lastDay }),
      unless: { holder, day },
    });
    const commit = (n: number, item: SideItem) =>
      store.commit(commitOf(`c-${String(n)}`, 0, { id: `ds-${String(n)}`, items: [item] }));
    const taken = { kind: 'claim-taken', code: 'name-taken' };
    expect(await commit(1, held('one', null))).toEqual({ kind: 'committed' });
    expect(await commit(2, held('other', null))).toEqual(taken);
    expect(await commit(3, held('one', '2026-11-23'))).toEqual({ kind: 'committed' });
    expect(await commit(4, held('other', null))).toEqual(taken);
    expect(await commit(5, held('other', null, '2026-11-24'))).toEqual({ kind: 'committed' });
    expect(await reads.item(claim('person').key)).toMatchObject({ holder: 'other', lastDay: null });
  });

  it('lets a freed claim be taken again', async () => {
    const { store } = given();
    await store.commit(commitOf('c-1', 0, { items: [claim('chot')] }));
    await store.commit(commitOf('c-2', 1, { items: [claim('chot', null)] }));
    const again = commitOf('c-3', 0, { id: 'ds-2', items: [claim('chot')] });
    expect(await store.commit(again)).toEqual({ kind: 'committed' });
  });

  it('gives a claim to one of two who want it at once', async () => {
    const { store } = given();
    const wanting = ['ds-1', 'ds-2'].map((id) => commitOf(`c-${id}`, 0, { id, items: [claim('chot')] }));
    const outcomes = await Promise.all(wanting.map((commit) => store.commit(commit)));
    expect(outcomes.filter(({ kind }) => kind === 'committed')).toHaveLength(1);
  });

  it('calls a command that is here twice a lost race, not a taken claim', async () => {
    const { store } = given();
    const commit = commitOf('c-1', 0, { items: [claim('chot')] });
    await store.commit(commit);
    expect(await store.commit(commit)).toEqual({ kind: 'lost-race' });
  });
};
