import { describe, expect, it } from 'vitest';
import { deploymentsOverdue } from '../../functions/web/overview/overdue-seen.ts';
import type { Role } from '../../shared/domain/actor.ts';

const report = (platformId: string) => ({
  platformId,
  release: { version: '1.0.0' },
  reportedAt: '2026-11-23T02:00:00.000Z',
  reportedBy: '2025:37',
});

/** The overview of somebody in that role, over lists whose first page holds nothing overdue. */
const seenAs = async (role: Role) => {
  const asked: string[] = [];
  const api = ({ path, language }: { readonly path: string; readonly language: 'vi' | 'en' }) => {
    if (!path.startsWith('/gate/'))
      return Promise.resolve({ status: 404, body: {}, version: null, language });
    asked.push(path);
    const pages = [
      { items: [], next: 'b25l' },
      { items: [report('pf-1')], next: 'dHdv' },
      { items: [report('pf-2')], next: null },
    ];
    return Promise.resolve({ status: 200, body: pages[asked.length - 1], version: null, language });
  };
  const session = {
    ...{ subject: `${role}.X`, organisation: 'X', roles: [role], csrf: '', goodUntil: 0, since: 0 },
    ...{ kept: null, secret: '', token: 'token' },
  };
  return { asked, seen: await deploymentsOverdue({ api }, { language: 'vi', session }) };
};

describe('what runs without a valid permit, on the overview', () => {
  it('is counted to the last page, also where the first holds none of it', async () => {
    const { asked, seen } = await seenAs('owner');
    expect(seen).toMatchObject({ count: 2, rows: [{ platformId: 'pf-1' }, { platformId: 'pf-2' }] });
    expect(asked).toEqual([
      '/gate/deployments?overdue=true',
      '/gate/deployments?overdue=true&cursor=b25l',
      '/gate/deployments?overdue=true&cursor=dHdv',
    ]);
  });

  it.each(['ministry', 'registrar', 'auditor'] as const)(
    'is that of everybody for a %s, who oversees the gate',
    async (role) => {
      const { asked } = await seenAs(role);
      expect(new URLSearchParams(asked[0]?.split('?')[1]).get('organisation')).toBe('*');
    },
  );
});
