import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { people } from '../workflow/people.ts';
import type { Desk } from './http-desk.ts';
import { content, openCase, openDesk } from './http-desk.ts';
import { moved, person, ruling } from './http-road.ts';

const security = person('appraiser', 'BTC', 'security');
const asked = person('appraiser', 'BYT', 'security');
const html = { accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8' };
const wicked = '<script>alert("1")</script>';

/** A case of level 3 of the Ministry of Finance, handed in. */
const handedIn = async (desk: Desk) => {
  const { dossierId } = await openCase(desk);
  const path = `/dossiers/${dossierId}`;
  await moved(desk, `PUT ${path}/content`, { actor: people.vendor, body: content });
  await moved(desk, `POST ${path}/submission`, { actor: people.vendor, body: {} });
  return path;
};

const opinionAsked = { units: [asked.unit], dueOn: '2026-11-30', ruling };
const appraisal = { verdict: 'suitable', level: 3, ruling };
const opinion = { verdict: 'not-yet-suitable', opinion: wicked, ruling };

/** The same, with an opinion of another ministry, appraised. */
const appraised = async (desk: Desk) => {
  const path = await handedIn(desk);
  await moved(desk, `POST ${path}/opinion-requests`, { actor: security, body: opinionAsked });
  await moved(desk, `POST ${path}/opinions`, { actor: asked, body: opinion });
  await moved(desk, `POST ${path}/appraisal`, { actor: security, body: appraisal });
  return path;
};

const listed = z.object({ items: z.array(z.object({ form: z.string(), availability: z.string() })) });
const numbered = z.looseObject({ caseNumber: z.string() });

describe('opinions over HTTP', () => {
  it('are waited for, and let who was asked find and read the case', async () => {
    const desk = openDesk();
    const path = await handedIn(desk);
    expect(await desk.call(`GET ${path}`, { actor: asked })).toMatchObject({ status: 404 });
    await moved(desk, `POST ${path}/opinion-requests`, { actor: security, body: opinionAsked });
    expect(await moved(desk, `POST ${path}/appraisal`, { actor: security, body: appraisal })).toMatchObject({
      status: 409,
      body: { code: 'opinions-outstanding', reasons: [{ details: { units: [asked.unit] } }] },
    });
    const listed = async (query: string) => (await desk.call(`GET /dossiers${query}`, { actor: asked })).body;
    for (const query of ['', '?turn=mine'])
      expect(await listed(query)).toMatchObject({
        items: [{ id: path.split('/').at(-1), askedUnits: [asked.unit] }],
      });
    const given = await moved(desk, `POST ${path}/opinions`, { actor: asked, body: opinion });
    expect(given.status).toBe(200);
    const done = await moved(desk, `POST ${path}/appraisal`, { actor: security, body: appraisal });
    expect(done.status).toBe(200);
    expect(await desk.call(`GET ${path}`, { actor: asked })).toMatchObject({ status: 404 });
    expect([await listed(''), await listed('?turn=mine')]).toMatchObject([{ items: [] }, { items: [] }]);
    expect((await desk.call(`GET ${path}`, { actor: security })).body).toMatchObject({
      opinions: { [asked.unit]: { given: { verdict: 'not-yet-suitable' } } },
    });
  });

  it('name a unit once', async () => {
    const desk = openDesk();
    const path = await handedIn(desk);
    const body = { ...opinionAsked, units: [asked.unit, asked.unit] };
    expect(await desk.call(`POST ${path}/opinion-requests`, { actor: security, body })).toMatchObject({
      status: 422,
      body: { reasons: [{ field: 'units', code: 'unit-twice' }] },
    });
  });
});

describe('the number of a case', () => {
  it('stands in the dossier, in the lists and on the receipt', async () => {
    const desk = openDesk();
    const path = await handedIn(desk);
    const one = await desk.call(`GET ${path}`, { actor: people.vendor });
    const { caseNumber } = numbered.parse(one.body);
    expect(caseNumber).toMatch(/^BTC-2026(?:-\d{3}){3}$/u);
    const list = await desk.call('GET /dossiers', { actor: people.vendor });
    expect(list.body).toMatchObject({ items: [{ caseNumber }] });
    const receipt = await desk.call(`GET ${path}/receipt`, { actor: people.vendor });
    expect(receipt.body).toMatchObject({
      caseNumber,
      submittedAt: '2026-11-23T09:00:00+07:00',
      outcome: 'accepted',
      dueOn: '2026-12-15',
    });
  });
});

describe('the receipt', () => {
  it('does not exist before the first submission', async () => {
    const desk = openDesk();
    const { dossierId } = await openCase(desk);
    const answer = await desk.call(`GET /dossiers/${dossierId}/receipt`, { actor: people.vendor });
    expect(answer).toMatchObject({ status: 404, body: { code: 'not-submitted-yet' } });
  });

  it('is a page for who accepts HTML', async () => {
    const desk = openDesk();
    const path = await handedIn(desk);
    const { text, headers } = await desk.call(`GET ${path}/receipt`, { actor: people.vendor, headers: html });
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(text).toContain('Giấy tiếp nhận hồ sơ');
    expect(text).toContain('09:00 23/11/2026');
  });
});

describe('the forms of a case', () => {
  it('are listed with what can be printed now', async () => {
    const desk = openDesk();
    const path = await appraised(desk);
    const { body } = await desk.call(`GET ${path}/forms`, { actor: people.owner });
    const forms = listed.parse(body).items.map(({ form, availability }) => `${form} ${availability}`);
    expect(forms).toEqual([
      '01 not-at-this-level',
      '02 available',
      '03 not-at-this-level',
      '04 available',
      '05 available',
      '06 not-yet',
      '07 not-at-this-level',
    ]);
  });

  it('are JSON unless HTML is asked for', async () => {
    const desk = openDesk();
    const path = await appraised(desk);
    for (const headers of [{}, { accept: '*/*' }, { accept: 'application/json, text/html;q=0.5' }]) {
      const answer = await desk.call(`GET ${path}/forms/02`, { actor: people.owner, headers });
      expect(answer).toMatchObject({ status: 200, body: { form: '02', empty: expect.any(Array) } });
    }
  });

  it('are pages that escape what people wrote and load one style sheet and nothing else', async () => {
    const desk = openDesk();
    const path = await appraised(desk);
    const answer = await desk.call(`GET ${path}/forms/04`, { actor: people.owner, headers: html });
    expect(answer.text).not.toContain('<script');
    expect(answer.text).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;');
    expect(answer.headers['content-security-policy']).toBe(
      "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(answer.text.match(/(?:href|src|style)="[^"]*"/gu)).toEqual(['href="/document-style.css"']);
    expect(answer.text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(answer.text).toContain('Số: 12/QĐ');
    expect(answer.text).toContain('ngày 20 tháng 11 năm 2026');
    expect(answer.text).toContain('Đánh giá giả định');
    expect(answer.text).not.toContain('lang="en"');
  });

  it('have English beside the Vietnamese for who reads that', async () => {
    const desk = openDesk();
    const path = await appraised(desk);
    const headers = { ...html, 'accept-language': 'en' };
    const { text } = await desk.call(`GET ${path}/forms/02`, { actor: people.owner, headers });
    expect(text).toContain('<html lang="vi">');
    expect(text).toContain('Cấp độ 3 <span lang="en" class="aid">Level 3</span>');
    expect(text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
  });

  it('are refused where they do not exist, or not now', async () => {
    const desk = openDesk();
    const path = await handedIn(desk);
    const of = (form: string) => desk.call(`GET ${path}/forms/${form}`, { actor: people.owner });
    expect(await of('06')).toMatchObject({ status: 409, body: { details: { availability: 'not-yet' } } });
    expect(await of('08')).toMatchObject({ status: 404, body: { code: 'no-such-form' } });
    expect(await of('constructor')).toMatchObject({ status: 404, body: { code: 'no-such-form' } });
  });
});

describe('the annual report', () => {
  it('has a line for each case of the owner, and sums', async () => {
    const desk = openDesk();
    await appraised(desk);
    const { body } = await desk.call('GET /organisations/BTC/annual-report', { actor: people.owner });
    expect(body).toMatchObject({
      form: '08',
      period: { until: '2026-12-14' },
      sums: { systems: 1, prepared: 1, appraised: 1, approved: 0, classified: null },
      items: [{ systemName: 'Nền tảng thử', status: 'appraised', approvalExpectedOn: '2026-12-03' }],
      next: null,
    });
  });

  it('is about the cases that were opened in its period, and no others', async () => {
    const desk = openDesk();
    await appraised(desk);
    const ask = async (period: string) =>
      (await desk.call(`GET /organisations/BTC/annual-report?period=${period}`, { actor: people.owner }))
        .body;
    expect(await ask('2026')).toMatchObject({ sums: { systems: 1 } });
    expect(await ask('2027')).toMatchObject({
      period: { from: '2026-12-15', until: '2027-12-14' },
      sums: { systems: 0 },
      items: [],
    });
  });

  it('is a table on paper', async () => {
    const desk = openDesk();
    await appraised(desk);
    const answer = await desk.call('GET /organisations/BTC/annual-report', {
      actor: security,
      headers: html,
    });
    expect(answer.text).toContain('<td>Đã thẩm định</td>');
    expect(answer.text.match(/<th /gu)).toHaveLength(12);
  });

  it('is not for others, and asks for nothing that it does not know', async () => {
    const desk = openDesk();
    const ask = (path: string, actor: typeof security) => desk.call(`GET ${path}`, { actor });
    expect((await ask('/organisations/BTC/annual-report', asked)).status).toBe(403);
    expect((await ask('/organisations/NOBODY/annual-report', asked)).status).toBe(404);
    expect((await ask('/organisations/BTC/annual-report?year=2026', security)).status).toBe(400);
  });
});
