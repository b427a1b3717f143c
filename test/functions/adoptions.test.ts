import { describe, expect, it } from 'vitest';
import { listAdoptions } from '../../functions/register/routes/adoptions.ts';
import { httpEndpoint } from '../../shared/lambda/http-endpoint.ts';
import { problemText } from '../../shared/messages/messages.ts';
import { inMemoryReads } from '../support/in-memory-reads.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import { people } from '../workflow/people.ts';
import { answerOf, httpEvent, lambdaContext } from './events.ts';
import { openDesk } from './http-desk.ts';
import type { Desk } from './http-desk.ts';

const publicOf = ({ items }: Desk) => {
  const deps = { reads: inMemoryReads(items), now: () => '2026-11-23T02:00:00.000Z' };
  const handler = httpEndpoint([listAdoptions(deps)], problemText);
  return async (request: string) => answerOf(await handler(httpEvent(request), lambdaContext));
};

const locality: Actor = {
  subject: 'locality.2025:37',
  unit: '2025:37/digital',
  organisation: '2025:37',
  roles: ['locality'],
};
const official = { nameVi: 'Nền tảng bản đồ số', owner: 'BTC', sources: ['https://example.vn/1'] };
const report = { basis: 'in-plan', status: 'in-use', source: 'https://example.vn/2' };
const reported = async (province: string) => {
  const desk = openDesk();
  const { aggregate } = await desk.settle('POST /platforms', people.registrar, official);
  await desk.settle(`POST /platforms/${aggregate.id}/adoptions`, people.registrar, {
    ...report,
    locality: province,
  });
  return { desk, platformId: aggregate.id };
};

describe('what a province uses', () => {
  it('is told as reported, with who says so', async () => {
    const { desk, platformId } = await reported('2025:37');
    const answer = await publicOf(desk)('GET /localities/2025:37/adoptions');
    expect(answer.headers).toMatchObject({ 'cache-control': 'public, max-age=30' });
    expect(answer.body).toMatchObject({
      locality: '2025:37',
      items: [{ platformId, locality: '2025:37', kind: 'reported', source: report.source }],
    });
  });

  it('is found under the province that it was merged into, and the other way round', async () => {
    const { desk } = await reported('2024:36');
    const ask = publicOf(desk);
    const merged = await ask('GET /localities/2025:37/adoptions');
    expect(merged.body).toMatchObject({ items: [{ locality: '2024:36' }] });
    const other = await reported('2025:37');
    expect((await publicOf(other.desk)('GET /localities/2024:36/adoptions')).body).toMatchObject({
      successor: '2025:37',
      items: [{ locality: '2025:37' }],
    });
  });

  it.each(['2025:02', '37', 'BTC', '2026:01'])('is asked by scheme and code, and not by %s', async (id) => {
    expect(await publicOf(openDesk())(`GET /localities/${id}/adoptions`)).toMatchObject({
      status: 404,
      body: { code: 'locality-unknown' },
    });
  });
});

describe('a declaration', () => {
  const body = { basis: 'separate-document', document: '1/KH', day: '2026-11-02', status: 'in-use' };

  it('is refused where the platform is not published', async () => {
    const { desk, platformId } = await reported('2025:37');
    const request = `POST /platforms/${platformId}/adoptions`;
    const headers = { prefer: 'wait=5' };
    expect(await desk.call(request, { actor: locality, body, headers })).toMatchObject({
      status: 409,
      body: { code: 'adoption-needs-publication' },
    });
  });

  it('is made for oneself alone, and a report by the registrar alone', async () => {
    const { desk, platformId } = await reported('2025:37');
    const request = `POST /platforms/${platformId}/adoptions`;
    const ask = (actor: Actor, sent: unknown) => desk.call(request, { actor, body: sent });
    expect(await ask(locality, { ...body, locality: '2025:01' })).toMatchObject({ status: 422 });
    expect(await ask(locality, { ...report, locality: '2025:37' })).toMatchObject({ status: 403 });
    expect(await ask(people.owner, body)).toMatchObject({ status: 403 });
    expect(await ask(people.registrar, { ...report, locality: '2025:02' })).toMatchObject({ status: 422 });
  });
});
