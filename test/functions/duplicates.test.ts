import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { people } from '../workflow/people.ts';
import type { Desk } from './http-desk.ts';
import { content, openCase, openDesk } from './http-desk.ts';
import { moved, ruling } from './http-road.ts';

const candidates = z.object({
  items: z.array(
    z.object({
      platformId: z.string(),
      nameVi: z.string(),
      score: z.number(),
      grounds: z.array(z.string()),
      answer: z.object({ reason: z.string(), by: z.string(), at: z.string() }).nullable(),
    }),
  ),
});
const seen = z.object({
  status: z.string(),
  overlap: z.object({ named: z.array(z.object({ platformId: z.string(), answered: z.boolean() })) }),
});
const reason = 'Nền tảng này chỉ phục vụ các trường học.';

const listed = ({ settle }: Desk, id: string, more: object = {}) =>
  settle('POST /platforms', people.registrar, {
    id,
    nameVi: 'Nền tảng hóa đơn điện tử',
    owner: 'BTC',
    sources: ['https://example.vn/1'],
    ...more,
  });

const openFilled = async (desk: Desk, nameVi: string) => {
  const ids = await openCase(desk, { nameVi });
  const path = `/dossiers/${ids.dossierId}`;
  await moved(desk, `PUT ${path}/content`, { actor: people.vendor, body: content });
  const submit = (body: object) =>
    desk.call(`POST ${path}/submission`, { actor: people.vendor, body, headers: { prefer: 'wait=5' } });
  const look = async (actor = people.vendor) =>
    candidates.parse((await desk.call(`GET ${path}/duplicate-candidates`, { actor })).body).items;
  const see = async () => seen.parse((await desk.call(`GET ${path}`, { actor: people.vendor })).body);
  return { ...ids, path, submit, look, see };
};

const overlaps = (desk: Desk) => desk.items.under('OVERLAPS', '');

describe('a platform that somebody has put on the register already', () => {
  it('is shown to the vendor before it hands in, with name, score and grounds', async () => {
    const desk = openDesk();
    await listed(desk, 'NTS-1');
    const { look } = await openFilled(desk, 'Hệ thống thông tin hóa đơn điện tử');
    expect(await look()).toEqual([
      {
        platformId: 'NTS-1',
        nameVi: 'Nền tảng hóa đơn điện tử',
        score: expect.any(Number),
        grounds: ['name'],
        answer: null,
      },
    ]);
  });

  it('stops a submission that does not say why it is another, and names it in the case', async () => {
    const desk = openDesk();
    await listed(desk, 'NTS-1');
    const { submit, see } = await openFilled(desk, 'Hệ thống thông tin hóa đơn điện tử');
    expect((await submit({})).body).toMatchObject({ events: ['DossierSubmitted', 'SubmissionReturned'] });
    expect(await see()).toEqual({
      status: 'returned',
      overlap: { named: [{ platformId: 'NTS-1', answered: false }] },
    });
    expect(overlaps(desk)).toMatchObject([{ found: 1, answered: 0, ending: null }]);
  });

  it('is told apart by the vendor, whose words the appraiser and the ministry read beside it', async () => {
    const desk = openDesk();
    await listed(desk, 'NTS-1');
    const { submit, look, path } = await openFilled(desk, 'Hệ thống thông tin hóa đơn điện tử');
    const { body } = await submit({ differs: [{ platformId: 'NTS-1', reason }] });
    expect(body).toMatchObject({ events: ['DossierSubmitted', 'SubmissionAccepted'] });
    const [found] = await look(people.auditor);
    expect(found?.answer).toMatchObject({ reason, by: people.vendor.unit });
    const { text } = await desk.call(`GET ${path}/history`, { actor: people.auditor });
    expect(text).toContain(reason);
  });

  it('counts as avoided where the vendor withdraws instead', async () => {
    const desk = openDesk();
    await listed(desk, 'NTS-1');
    const { submit, path } = await openFilled(desk, 'Hệ thống thông tin hóa đơn điện tử');
    await submit({});
    await desk.call(`POST ${path}/withdrawal`, {
      actor: people.vendor,
      body: { reasons: reason },
      headers: { prefer: 'wait=5' },
    });
    expect(overlaps(desk)).toMatchObject([{ ending: 'avoided', endedAt: expect.any(String) }]);
  });

  it.each([
    ['address', { address: 'https://www.tax.example.vn/' }, 'same-address'],
    ['name without marks', { nameVi: 'nen tang THU' }, 'same-name'],
  ])('is known by its %s', async (_, more, ground) => {
    const desk = openDesk();
    await listed(desk, 'NTS-2', { nameVi: 'Cổng dữ liệu hoàn toàn khác', ...more });
    const { platformId, look } = await openFilled(desk, 'Nền tảng thử');
    await desk.settle(`PATCH /platforms/${platformId}`, people.vendor, { address: 'http://tax.example.vn' });
    expect(await look()).toMatchObject([
      { platformId: 'NTS-2', score: 1, grounds: expect.arrayContaining([ground]) },
    ]);
  });

  it('is known by an artifact that both release, and by a package that both are', async () => {
    const desk = openDesk();
    const purl = 'pkg:npm/%40example/so@1.0.0';
    const digests = [`sha256:${'a'.repeat(64)}`];
    const ids = await openCase(desk, { nameVi: 'Một chạm' });
    await desk.settle('POST /platforms', people.registrar, {
      ...{ id: 'NTS-3', nameVi: 'Cổng dữ liệu', vendor: people.vendor.organisation },
      sources: ['https://example.vn/1'],
    });
    const path = '/platforms/NTS-3/releases';
    await desk.settle(`POST ${path}`, people.vendor, { version: '1.0.0', purl, digests });
    const release = `POST /platforms/${ids.platformId}/releases`;
    await desk.settle(release, people.vendor, {
      version: '2.0.0',
      digests,
      purl: `${purl.slice(0, -5)}2.0.0`,
    });
    const platform = await desk.call(`GET /platforms/${ids.platformId}`, { actor: people.vendor });
    const releases = z
      .object({ releases: z.array(z.object({ releaseId: z.string(), version: z.string() })) })
      .parse(platform.body).releases;
    const opening = {
      ...ids.opening,
      releaseId: releases.find(({ version }) => version === '2.0.0')?.releaseId,
    };
    const { aggregate } = await desk.settle('POST /dossiers', people.vendor, opening);
    const { body } = await desk.call(`GET /dossiers/${aggregate.id}/duplicate-candidates`, {
      actor: people.vendor,
    });
    expect(candidates.parse(body).items).toMatchObject([
      { platformId: 'NTS-3', score: 1, grounds: ['same-digest', 'same-purl'] },
    ]);
  });

  it('is not named to anybody while it is not public, nor once it has ended', async () => {
    const desk = openDesk();
    await openCase(desk, { nameVi: 'Nền tảng hóa đơn điện tử' });
    const { look } = await openFilled(desk, 'Hệ thống thông tin hóa đơn điện tử');
    await listed(desk, 'NTS-4', { nameVi: 'Cổng hóa đơn điện tử' });
    await desk.settle('POST /platforms/NTS-4/termination', people.registrar, {
      lastDay: '2026-11-20',
      reasons: reason,
      ruling,
    });
    expect(await look()).toEqual([]);
  });

  it('may not be stated by a request, and is not answered twice', async () => {
    const desk = openDesk();
    const { submit } = await openFilled(desk, 'Nền tảng thử');
    expect((await submit({ duplicates: [] })).status).toBe(422);
    const twice = [1, 2].map(() => ({ platformId: 'NTS-1', reason }));
    expect((await submit({ differs: twice })).status).toBe(422);
  });
});
