import { describe, expect, it } from 'vitest';
import { aStanding, aStandingPermit, someDetails } from '../support/domain/a-platform.ts';
import { keys, shelf } from '../../shared/workflow/keys.ts';
import { people } from '../workflow/people.ts';
import { movesAt } from './http-assessment.ts';
import { content, openCase, openDesk } from './http-desk.ts';
import { openPages } from './page-desk.ts';

/** A case that lay two days with its vendor and three, of which one is a Saturday, with its appraiser, who has the turn. */
const world = async () => {
  let at = '2026-11-23T02:00:00.000Z';
  const now = () => at;
  const pass = (days: number) => {
    at = new Date(Date.parse(at) + days * 86_400_000).toISOString();
  };
  const desk = openDesk({ now });
  const { dossierId } = await openCase(desk, { nameVi: 'Nền tảng chờ thẩm định' });
  const { applied, settle } = movesAt(desk, dossierId);
  await applied('content', people.vendor, content);
  pass(2);
  await settle('submission', people.vendor, {});
  await desk.drain();
  pass(3);
  return { ...desk, ...openPages(desk, now), dossierId };
};

const turn = 'Đến lượt: Đơn vị thẩm định (Bộ Tài chính)';
const used = 'Cơ quan có thẩm quyền đã dùng 2 ngày làm việc, bên nộp hồ sơ đã dùng 0, tổng cộng 2';
const lay =
  'Thời gian hồ sơ ở từng bên: Đơn vị thẩm định: 3 ngày 0 giờ; Bên cung cấp nền tảng: 2 ngày 0 giờ.';

describe('whose turn it is, and how much each side has used', () => {
  it('stands on the work list, on every case of the reader, and on the overview', async () => {
    const here = await world();
    for (const [actor, path] of [
      [people.appraiser, '/vi/work'],
      [people.vendor, '/vi/work?all=1'],
    ] as const) {
      const { words } = await here.read(actor, path);
      for (const said of [turn, used, lay]) expect(words).toContain(said);
    }
    const { words } = await here.read(people.appraiser, '/vi/overview');
    for (const said of [turn, used, lay]) expect(words).toContain(said);
  });

  it('stands on the page of the case', async () => {
    const here = await world();
    const { words } = await here.read(people.vendor, `/vi/dossiers/${here.dossierId}`);
    expect(words).toContain(turn);
    expect(words).toContain(used);
    expect(words).toContain('Đơn vị thẩm định: 3 ngày 0 giờ');
    expect(words).toContain('Bên cung cấp nền tảng: 2 ngày 0 giờ');
  });
});

describe('the overview', () => {
  it('names who still uses a platform without a valid permit, and leads to the whole list', async () => {
    const desk = openDesk();
    const { read } = openPages(desk, () => '2026-11-23T02:00:00.000Z');
    const adoption = {
      ...{ locality: '2025:37', basis: 'in-plan', document: '1/KH', day: '2026-11-01' },
      ...{ scope: null, status: 'in-use', source: null },
    };
    const standings = [aStanding({ permit: aStandingPermit({ status: 'suspended' }) })];
    const card = { id: 'pf-1', ...someDetails(), standings, adoptions: [adoption] };
    desk.items.put(keys.card('platform', 'pf-1'), {
      ...card,
      ...{ updatedAt: '2026-11-23T02:00:00.000Z', kindPk: shelf.register, kindSk: 'pf-1' },
    });
    const { words, html } = await read(people.ministry, '/vi/overview');
    expect(words).toContain('Địa phương còn dùng nền tảng không có giấy xác nhận có hiệu lực (1)');
    expect(words).toContain('Nền tảng thử');
    expect(html).toContain('href="/vi/adoptions/overdue"');
  });
});
