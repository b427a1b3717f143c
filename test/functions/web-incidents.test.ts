import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { people } from '../workflow/people.ts';
import { concluded } from './http-assessment.ts';
import { openDesk } from './http-desk.ts';
import { openPages } from './page-desk.ts';

const opened = '2026-11-23T02:00:00.000Z';
const listed = z.object({ items: z.array(z.looseObject({ id: z.string() })), total: z.number() });
const description = 'Máy chủ bị <b>truy cập</b> trái phép\nDòng hai';
const first = {
  incidentSeverity: 'serious',
  noticedDay: '23/11/2026',
  noticedTime: '8:30',
  description,
};
const ruling = { reasons: 'Mất dữ liệu', documentNumber: '31/QĐ-BTC', documentDate: '23/11/2026' };

/** Pages over a platform that has a permit, at ten past nine and later. */
const world = async () => {
  let at = opened;
  const now = () => at;
  const desk = openDesk({ now });
  const { platformId, dossierId } = await concluded(desk, 'Nền tảng gặp sự cố');
  const { read, send, sendShown } = openPages(desk, now);
  const place = `/vi/platforms/${platformId}/incidents`;
  const report = async () => {
    const { goTo } = await send(people.vendor, `${place}/new`, first);
    return goTo;
  };
  const overview = async () =>
    listed.parse((await desk.call('GET /incidents', { actor: people.ministry })).body);
  const one = async () => `${place}/${(await overview()).items[0]?.id ?? ''}`;
  const pass = (hours: number) => {
    at = new Date(Date.parse(at) + hours * 3_600_000).toISOString();
  };
  return { ...desk, platformId, dossierId, read, send, sendShown, place, report, overview, one, pass };
};
let here: Awaited<ReturnType<typeof world>>;
beforeEach(async () => {
  here = await world();
});

describe('an incident on its pages', () => {
  it('is reported by the vendor with what is left of its hours, and shown as it was typed', async () => {
    expect(await here.report()).toBe(`${here.place}?done=opened`);
    const list = await here.read(people.vendor, `${here.place}?done=opened`);
    expect(list.words).toContain('Sự cố đã được ghi nhận');
    expect(list.words).toContain('Sự cố nghiêm trọng, phát hiện lúc 08:30, 23/11/2026');
    expect(list.words).toContain(
      'Báo lần đầu : đã thực hiện lúc 09:00, 23/11/2026, đúng hạn (hạn 08:30, 24/11/2026).',
    );
    expect(list.words).toContain('Báo cáo đầy đủ : hạn 08:30, 26/11/2026, còn 71 giờ 30 phút.');
    const page = await here.read(people.owner, await here.one());
    expect(page.words).toContain('<b>truy cập</b>');
    expect(page.html).not.toContain('<b>truy cập</b>');
    expect(page.words).toContain('Báo cáo đầy đủ về sự cố');
    expect(page.words).not.toContain('Xác nhận sự cố nghiêm trọng');
  });

  it('is missed once 72 hours are over, on its page and on the overview of the ministry', async () => {
    await here.report();
    here.pass(72);
    const late = 'hạn 08:30, 26/11/2026 đã qua 0 giờ 30 phút; vẫn phải thực hiện.';
    expect((await here.read(people.ministry, await here.one())).words).toContain(late);
    const overview = await here.read(people.ministry, '/vi/overview');
    expect(overview.words).toContain('Sự cố đang mở (1), nghĩa vụ quá hạn: 1');
    expect(overview.words).toContain('Nền tảng gặp sự cố: Sự cố nghiêm trọng');
    here.pass(240);
    expect((await here.read(people.owner, await here.one())).words).toContain('đã qua 10 ngày 0 giờ');
  });

  it('says to the ministry what a confirmation will suspend, suspends it, and says so to its parties', async () => {
    await here.report();
    const page = `${await here.one()}/confirmation`;
    const form = await here.read(people.ministry, page);
    expect(form.words).toContain('Sẽ bị tạm đình chỉ ngay: 1 giấy xác nhận');
    expect(form.html).toContain(`/vi/dossiers/${here.dossierId}`);
    const shown = { path: page, html: form.html };
    const done = await here.sendShown(people.ministry, shown, ruling);
    expect(done.goTo).toBe(`${await here.one()}?done=confirmed`);
    const { words, html } = await here.read(people.vendor, await here.one());
    expect(words).toContain('Đã xác nhận là nghiêm trọng');
    expect(words).toMatch(/theo hồ sơ: BTC-[\d-]+ · Phiên bản 1\.0\.0/u);
    expect(html).toContain(`/vi/dossiers/${here.dossierId}`);
    const found = await here.read(people.vendor, `/vi/dossiers/${here.dossierId}`);
    expect(found.words).toContain('Đang bị tạm đình chỉ');
    expect(found.words).toContain('Có sự cố đang mở trên nền tảng này');
    const again = await here.sendShown(people.ministry, shown, ruling);
    expect(again.goTo).toBe(done.goTo);
    const anew = await here.sendShown(people.ministry, { path: page, html: '' }, { ...ruling, csrf: 'csrf' });
    expect(anew.status).toBe(409);
  });

  it('is not confirmed on another platform than was shown: what would be suspended may have changed', async () => {
    await here.report();
    const page = `${await here.one()}/confirmation`;
    const { html } = await here.read(people.ministry, page);
    await here.settle(`POST /platforms/${here.platformId}/releases`, people.vendor, { version: '2.0.0' });
    const refused = await here.sendShown(people.ministry, { path: page, html }, ruling);
    expect(refused.status).toBe(412);
    expect(refused.html).toContain('Mất dữ liệu');
  });

  it('is reported in full, then closed, and nobody has anything left to do', async () => {
    await here.report();
    const one = await here.one();
    expect((await here.read(people.ministry, `${one}/closing`)).status).toBe(409);
    await here.send(people.owner, `${one}/report`, { incidentReport: 'Đã khắc phục' });
    expect((await here.read(people.vendor, `${one}/report`)).status).toBe(409);
    const closed = await here.send(people.ministry, `${one}/closing`, { reasons: 'Không còn việc phải làm' });
    expect(closed.goTo).toBe(`${one}?done=closed`);
    const { words } = await here.read(people.owner, one);
    expect(words).toContain('Đã khép lại');
    expect(words).toContain('Không còn việc phải làm');
    expect(words).toContain('Đã khắc phục');
    expect(await here.overview()).toMatchObject({ total: 0 });
    expect((await here.read(people.ministry, '/vi/overview')).words).toContain('Sự cố đang mở (0)');
  });

  it.each([
    [{ ...first, noticedTime: '25:10' }, 'Giờ phát hiện: không phải là một giờ'],
    [{ ...first, noticedDay: '31/02/2026' }, 'Ngày phát hiện: không phải là một ngày'],
    [
      { ...first, noticedTime: '9:01' },
      'Thời điểm phát hiện sự cố không được ở tương lai. Hãy nhập đúng ngày, giờ',
    ],
    [{ ...first, description: '' }, 'Điều gì đã xảy ra: cần được điền'],
  ])('refuses %j with what to do, and keeps what was typed', async (fields, said) => {
    const refused = await here.send(people.vendor, `${here.place}/new`, fields);
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(refused.words).toContain(said);
    expect(refused.html).toContain(`value="${fields.noticedTime}"`);
  });

  it('is shown to the assessor who comes from the case, and to nobody else', async () => {
    await here.report();
    const found = await here.read(people.assessor, `/vi/dossiers/${here.dossierId}`);
    expect(found.html).toContain(`${here.place}?dossier=${here.dossierId}`);
    const list = await here.read(people.assessor, `${here.place}?dossier=${here.dossierId}`);
    expect(list.words).toContain('Sự cố nghiêm trọng, phát hiện lúc');
    expect(list.words).not.toContain('Báo sự cố');
    for (const stranger of [people.assessor, people.otherVendor])
      expect((await here.read(stranger, here.place)).status).toBe(403);
    const platform = await here.read(people.otherVendor, `/vi/platforms/${here.platformId}`);
    expect(platform.html).not.toContain('/incidents');
    expect((await here.read(people.owner, `/vi/platforms/${here.platformId}`)).words).toContain(
      'Sự cố trên nền tảng (đang mở: 1; tất cả: 1)',
    );
  });
});

describe('the list of open incidents', () => {
  it('holds what its reader answers for or oversees, the most urgent first', async () => {
    await here.report();
    await here.send(people.vendor, `${here.place}/new`, {
      ...first,
      incidentSeverity: 'national-security',
      noticedTime: '8:55',
    });
    const seen = async (actor: (typeof people)[keyof typeof people]) =>
      listed.parse((await here.call('GET /incidents', { actor })).body);
    const all = await seen(people.auditor);
    expect(all.items.map(({ severity }) => severity)).toEqual(['serious', 'national-security']);
    for (const actor of [people.vendor, people.owner, people.ministry, people.registrar])
      expect(await seen(actor)).toEqual(all);
    for (const actor of [people.otherVendor, people.assessor])
      expect(await seen(actor)).toEqual({ items: [], total: 0 });
    const { status } = await here.call('GET /incidents', { actor: people.deployer });
    expect(status).toBe(403);
  });
});
