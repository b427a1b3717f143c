import type { EmbeddedRun } from './embedded.ts';
import { settle } from './embedded-road.ts';

/** What the registrar puts on record of a platform that official sources name. */
export interface Official {
  readonly id: string;
  readonly nameVi: string;
  /** Who owns it, where that is not the ministry of the tests. */
  readonly owner?: string;
}

/** The registrar puts a list on record, with a total as its publisher counted and these platforms of official sources on it. */
export async function listed(run: EmbeddedRun, list: string, platforms: readonly Official[]): Promise<void> {
  const source = 'https://example.vn/danh-muc';
  for (const { id, nameVi, owner = 'BTC' } of platforms) {
    const body = {
      id,
      nameVi,
      owner,
      ownerKind: 'ministry',
      category: 'government',
      sources: [source],
    };
    await settle(run, 'registrar', { path: '/platforms', body });
  }
  const edition = { document: '1/QĐ', day: '2026-01-05', total: platforms.length, source };
  await settle(run, 'registrar', { path: '/lists', body: { id: list, nameVi: `Danh mục ${list}`, edition } });
  const members = platforms.map(({ id }) => ({ platformId: id, source }));
  await settle(run, 'registrar', { path: `/lists/${list}/members`, body: { members } });
}
