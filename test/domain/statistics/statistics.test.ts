import { describe, expect, it } from 'vitest';
import type { Adoption } from '../../../shared/domain/platform/adoption.ts';
import type { PlatformList } from '../../../shared/domain/list/list.ts';
import { statisticsOf } from '../../../shared/domain/statistics.ts';
import type { Counted } from '../../../shared/domain/statistics.ts';
import { reportedBy } from '../../../shared/register/reported.ts';
import { carriedLists } from '../../../shared/register/lists.ts';

const today = '2026-11-22';
const platform = (id: string, override: Partial<Counted> = {}): Counted => ({
  ...{ id, owner: null, ownerKind: null, category: null, ndxp: null, level: null, status: null },
  ...{ published: false, validUntil: null, adoptions: [] },
  ...override,
});
const adopted = (locality: string, basis: Adoption['basis']): Adoption => ({
  ...{ locality, basis, document: null, day: '2022-12-31', scope: null },
  status: 'planned',
  source: '000',
});

/** A register that holds everything a list counts, and nothing else: one platform for each that its parts count. */
const wholeList = (id: string, field: 'category' | 'owner' | 'ownerKind') => {
  const carried = carriedLists.find((list) => list.id === id);
  if (carried === undefined) throw new Error(`no list ${id}`);
  const [edition] = carried.editions;
  const platforms = Object.entries(edition.parts).flatMap(([part, count]) =>
    Array.from({ length: count }, (_, n) => platform(`${part}-${String(n)}`, { [field]: part })),
  );
  const members = platforms.map((one) => [one.id, { source: edition.source, since: edition.day }] as const);
  const list: PlatformList = {
    ...carried,
    edition,
    former: [],
    members: Object.fromEntries(members),
    formerMembers: [],
  };
  return { platforms, list };
};

describe('the registers that the sources describe', () => {
  it('of 2022 has 50 platforms: 18 government, 16 economy, 16 society', () => {
    const { platforms, list } = wholeList('published-50-2022', 'category');
    const { lists, byCategory } = statisticsOf(platforms, [list], today);
    expect(lists[0]).toMatchObject({
      known: 50,
      reported: { total: 50 },
      byCategory: { government: 18, economy: 16, society: 16 },
    });
    expect(byCategory).toEqual({ government: 18, economy: 16, society: 16 });
  });

  it('of Decision 186 has 35: 20 of the State, 15 of enterprises', () => {
    const { platforms, list } = wholeList('national-35', 'ownerKind');
    expect(statisticsOf(platforms, [list], today).lists[0]).toMatchObject({
      known: 35,
      reported: { total: 35, parts: { state: 20, enterprise: 15 } },
      byOwnerKind: { state: 20, enterprise: 15 },
    });
  });

  it('of July 2024 has 103 by ministry: 31, 11, 10, 9, 9, 8, 7, 7 and the rest', () => {
    const { platforms, list } = wholeList('ministry-103-2024', 'owner');
    const [counted] = statisticsOf(platforms, [list], today).lists;
    expect(counted?.known).toBe(103);
    const counts = Object.values(counted?.byOwner ?? {}).toSorted((one, other) => other - one);
    expect(counts).toEqual([31, 11, 10, 9, 9, 8, 7, 7, 3, 2, 2, 2, 1, 1]);
    expect(counted?.owners).toBe(14);
    expect(counted?.byOwner).toMatchObject({ BTC: 31, BCA: 11, BXD: 10, BNV: 9, BTP: 9, BGTVT: 8 });
  });

  it('has 63 localities, of which 43 chose in the plan and 11 by a document of their own', () => {
    const localities = Array.from({ length: 54 }, (_, n) =>
      adopted(`2024:${String(n + 10)}`, n < 43 ? 'in-plan' : 'separate-document'),
    );
    const { localities: counted } = statisticsOf([platform('pf-1', { adoptions: localities })], [], today);
    expect(counted).toMatchObject({
      total: 54,
      byBasis: { 'in-plan': 43, 'separate-document': 11 },
      declared: 0,
    });
  });
});

describe('what sources report and the data cannot yield', () => {
  it('is shown as reported, with its source, from the day on which it was', () => {
    expect(reportedBy(today)).toMatchObject([
      { id: 'ministries-that-published', count: 18, of: 29, source: '001_7bb6ac681d81ca44.txt' },
      { id: 'localities-assigned', count: 63, of: 63 },
      { id: 'localities-chosen-in-plan', count: 43, of: 63 },
      { id: 'localities-chosen-by-document', count: 11, of: 63 },
    ]);
    expect(reportedBy('2024-07-16').map(({ id }) => id)).not.toContain('ministries-that-published');
  });
});

describe('the statistics', () => {
  it('count a locality once, by the strongest word that it or anybody gave', () => {
    const adoptions = [
      adopted('2024:10', 'in-plan'),
      { ...adopted('2024:10', 'separate-document'), source: null },
    ];
    const { localities } = statisticsOf([platform('pf-1', { adoptions })], [], today);
    expect(localities).toEqual({
      total: 1,
      byBasis: { 'separate-document': 1 },
      declared: 1,
      byPlatform: { 'pf-1': 1 },
    });
  });

  it('do not know on a day what was published after it', () => {
    const { platforms, list } = wholeList('ministry-103-2024', 'owner');
    expect(statisticsOf(platforms, [list], '2024-07-14').lists).toEqual([]);
  });

  it('know on an earlier day who was on a list then, and has been dropped since', () => {
    const { platforms, list } = wholeList('ministry-103-2024', 'owner');
    const renewed = {
      ...list,
      former: [list.edition],
      edition: { ...list.edition, day: '2026-01-05' },
      members: {},
      formerMembers: Object.entries(list.members).map(([platformId, one]) => ({
        platformId,
        ...one,
        until: '2026-01-05',
      })),
    };
    const knownOn = (day: string) => statisticsOf(platforms, [renewed], day).lists[0]?.known;
    expect([knownOn('2026-01-04'), knownOn('2026-01-05')]).toEqual([103, 0]);
    const early = platform('pf-1', { adoptions: [adopted('2024:10', 'in-plan')] });
    expect(statisticsOf([early], [], '2022-12-30').localities.total).toBe(0);
  });

  it('count the ministries that have published, apart from provinces and enterprises', () => {
    const of = (id: string, owner: string, ownerKind: string) =>
      platform(id, { owner, ownerKind, published: true, status: 'valid' });
    const { published } = statisticsOf(
      [
        ...[of('pf-1', 'BTC', 'ministry'), of('pf-2', 'BTC', 'ministry'), of('pf-3', 'BXD', 'ministry')],
        ...[of('pf-4', '2025:01', 'province'), of('pf-5', 'ENT-04', 'enterprise')],
        platform('pf-6', { owner: 'BCA', ownerKind: 'ministry' }),
      ],
      [],
      today,
    );
    expect(published).toMatchObject({ total: 5, owners: 4, ministries: 2 });
  });

  it('tell when what is valid runs out, by month, and of level 5 nothing', () => {
    const valid = { published: true, status: 'valid' } as const;
    const { runningOut, published } = statisticsOf(
      [
        platform('pf-1', { ...valid, level: 3, owner: 'BTC', validUntil: '2027-11-02' }),
        platform('pf-2', { ...valid, level: null, owner: 'BTC' }),
        platform('pf-3', { ...valid, level: 3, status: 'revoked', validUntil: '2027-11-02' }),
      ],
      [],
      today,
    );
    expect(runningOut).toEqual({ '2027-11': 1 });
    expect(published).toEqual({
      total: 3,
      byLevel: { '3': 2, unknown: 1 },
      byPermit: { revoked: 1, valid: 2 },
      owners: 1,
      ministries: 0,
    });
  });
});
