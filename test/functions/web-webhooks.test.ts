import { beforeEach, describe, expect, it } from 'vitest';
import { sweep } from '../../functions/clock/sweep.ts';
import { administrator } from '../support/domain/webhook-refusals.ts';
import { queueNames } from '../support/in-memory-queues.ts';
import { inMemoryReads } from '../support/in-memory-reads.ts';
import { people } from '../workflow/people.ts';
import { openDesk } from './http-desk.ts';
import { openPages } from './page-desk.ts';

const url = 'https://nhan.example.vn/chot';
const typed = { webhookUrl: url, webhookKinds: 'platform' };
const secret = /whsec_[A-Za-z0-9+/=]+/u;
const rotation = /\/webhooks\/(wh-\w+)\/rotation/u;

/** Pages over a desk where time goes by the test. */
const world = () => {
  let at = '2026-11-23T02:00:00.000Z';
  const now = () => at;
  const desk = openDesk({ now });
  const site = openPages(desk, now);
  const form = '/vi/webhooks/new';
  const add = () => site.send(administrator, form, typed);
  const list = async () => site.read(administrator, '/vi/webhooks');
  const place = async () => `/vi/webhooks/${rotation.exec((await list()).html)?.[1] ?? ''}`;
  const pass = async (hours: number) => {
    at = new Date(Date.parse(at) + hours * 3_600_000).toISOString();
    await sweep({ reads: inMemoryReads(desk.items), send: desk.queues.send, queues: queueNames, now });
    await desk.drain();
  };
  const register = async (nameVi: string) => {
    await desk.settle('POST /platforms', people.vendor, { nameVi, owner: 'BTC', ownerKind: 'ministry' });
    await desk.drain();
  };
  return { ...desk, ...site, form, add, list, place, pass, register };
};
let here: ReturnType<typeof world>;
beforeEach(() => {
  here = world();
});

describe('an address of an organisation on its pages', () => {
  it('is registered, its secret is shown once, kept by no browser, and answered to no repetition', async () => {
    const { html } = await here.read(administrator, here.form);
    const shown = await here.sendShown(administrator, { path: here.form, html }, typed);
    expect(shown.status).toBe(200);
    expect(shown.words).toMatch(secret);
    expect(shown.headers['cache-control']).toBe('no-store');
    const again = await here.sendShown(administrator, { path: here.form, html }, typed);
    expect(again.status).toBe(200);
    expect(again.words).not.toMatch(secret);
    expect(again.words).toContain('khóa đã hiện một lần');
    const list = await here.list();
    expect(list.words).toContain(`${url} Đang gửi`);
    expect(list.html.match(new RegExp(url, 'gu'))).toHaveLength(4);
    expect(list.html).not.toMatch(secret);
  });

  it.each([
    ['https://10.0.0.1/', 'thuộc mạng nội bộ', 'truy cập được từ Internet'],
    ['http://nhan.example.vn/', 'phải bắt đầu bằng https://', 'địa chỉ HTTPS đầy đủ'],
    ['không phải địa chỉ', 'Địa chỉ của hệ thống nhận: Giá trị không đúng', 'Hãy sửa các mục sau'],
  ])('%s is refused at its field with the next step, and nothing typed is lost', async (bad, why, next) => {
    const refused = await here.send(administrator, here.form, { ...typed, webhookUrl: bad });
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(refused.words).toContain(why);
    expect(refused.words).toContain(next);
    expect(refused.html).toContain('href="#webhookUrl"');
    expect(refused.html).toContain(`value="${bad}"`);
    expect(refused.html).not.toMatch(secret);
  });

  it('gets another secret, once, and both count for a day', async () => {
    const first = secret.exec((await here.add()).words)?.[0];
    const place = await here.place();
    const rotated = await here.send(administrator, `${place}/rotation`);
    const second = secret.exec(rotated.words)?.[0];
    expect([second === undefined, second === first]).toEqual([false, false]);
    expect((await here.list()).words).toContain(
      'Đang thay khóa Khóa cũ và khóa mới cùng có hiệu lực đến 09:00, 24/11/2026.',
    );
    await here.pass(24);
    expect((await here.list()).words).not.toContain('Đang thay khóa');
  });

  it('is removed, and then there is none', async () => {
    await here.add();
    const place = await here.place();
    const removed = await here.send(administrator, `${place}/removal`);
    expect(removed.goTo).toBe('/vi/webhooks?done=removed');
    expect((await here.list()).words).toContain('Tổ chức chưa đăng ký địa chỉ nào.');
    expect((await here.read(administrator, `${place}/failures`)).status).toBe(404);
  });

  it('is kept by administrators alone, who find it on their organisation and their work list', async () => {
    const body = await here.read(administrator, '/vi/organisations/BTC');
    expect(body.html).toContain('href="/vi/webhooks"');
    expect((await here.read(administrator, '/vi/work')).html).toContain('href="/vi/webhooks"');
    for (const actor of [people.owner, people.auditor]) {
      expect((await here.read(actor, '/vi/webhooks')).status).toBe(403);
      expect((await here.read(actor, '/vi/organisations/BTC')).html).not.toContain('href="/vi/webhooks"');
    }
  });
});

describe('what did not come through', () => {
  const button = /action="\/vi(\/webhooks\/[^"]+\/retry)"/u;
  /** An endpoint that has just given one notice up. */
  const given = async () => {
    await here.add();
    here.receivers.answerWith({ kind: 'failed', reason: 'status', status: 503 });
    await here.register('Một');
    for (let hour = 0; hour < 30; hour += 1) await here.pass(1);
    return `${await here.place()}/failures`;
  };

  it('is listed with why, sent again by a button, and gone once it is taken', async () => {
    const place = await given();
    const list = await here.read(administrator, place);
    expect(list.words).toContain('Hệ thống nhận trả lời mã 503.');
    expect(list.words).toContain('sau 8 lần thử');
    here.receivers.answerWith({ kind: 'taken', status: 204 });
    const path = `/vi${button.exec(list.html)?.[1] ?? ''}`;
    const sent = await here.sendShown(administrator, { path, html: list.html }, {});
    expect(sent.goTo).toBe(`${place}?done=retried`);
    await here.drain();
    expect((await here.read(administrator, place)).words).toContain('Không có thông báo nào không gửi được.');
  });

  it('is not sent again to an address that is switched off: the list says so, and what to do', async () => {
    const place = await given();
    for (let day = 0; day < 4; day += 1) {
      await here.register(`Ngày ${String(day)}`);
      await here.pass(24);
    }
    await here.pass(1);
    const list = await here.read(administrator, place);
    expect(list.words).toContain('Đã ngừng gửi');
    const path = `/vi${button.exec(list.html)?.[1] ?? ''}`;
    const refused = await here.sendShown(administrator, { path, html: list.html }, {});
    expect(refused.status).toBe(409);
    expect(refused.words).toContain('Vui lòng khắc phục hệ thống nhận, xóa địa chỉ này rồi đăng ký lại.');
    expect((await here.list()).words).toContain('Đã ngừng gửi');
  });
});
