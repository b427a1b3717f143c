import { describe, expect, it } from 'vitest';
import { sweep } from '../../functions/clock/sweep.ts';
import { getStatistics } from '../../functions/register/routes/statistics.ts';
import { snapshots } from '../../functions/register/snapshot.ts';
import { httpEndpoint } from '../../shared/lambda/http-endpoint.ts';
import { problemText } from '../../shared/messages/messages.ts';
import { queueNames } from '../support/in-memory-queues.ts';
import { inMemoryReads } from '../support/in-memory-reads.ts';
import { people } from '../workflow/people.ts';
import { answerOf, httpEvent, lambdaContext } from './events.ts';
import { content, openCase, openDesk } from './http-desk.ts';
import { levelApproved, moved, ruling } from './http-road.ts';

/** A desk whose time goes on, and what the public is told of its work. */
const openYear = () => {
  let now = '2026-11-23T02:00:00.000Z';
  const desk = openDesk({ now: () => now });
  const deps = { reads: inMemoryReads(desk.items), now: () => now };
  const handler = httpEndpoint([getStatistics(deps, snapshots(deps))], problemText);
  const statistics = async (query = '') =>
    answerOf(await handler(httpEvent(`GET /register/statistics${query}`), lambdaContext)).body;
  return { desk, statistics, goTo: (day: string) => (now = `${day}T02:00:00.000Z`) };
};

describe('the clocks of authorities', () => {
  it('count as kept where the step was made by its last day, and as missed where it was not', async () => {
    const { desk, statistics, goTo } = openYear();
    const { dossierId } = await openCase(desk);
    const move = (name: string, actor: Parameters<typeof desk.settle>[1], body: unknown) =>
      moved(desk, `${name === 'content' ? 'PUT' : 'POST'} /dossiers/${dossierId}/${name}`, { actor, body });
    await move('content', people.vendor, content);
    await move('submission', people.vendor, {});
    goTo('2026-11-26');
    await move('appraisal', people.appraiser, { verdict: 'suitable', level: 3, ruling });
    expect(await statistics()).toMatchObject({ clocks: { BTC: { kept: 1, missed: 0 } } });
    goTo('2027-02-01');
    await move('level-approval', people.owner, { decision: 'approve', ruling });
    expect(await statistics()).toMatchObject({ clocks: { BTC: { kept: 1, missed: 1 } } });
    expect(await statistics('?asOf=2026-11-27')).toMatchObject({ clocks: { BTC: { kept: 1, missed: 0 } } });
    expect(await statistics('?asOf=2026-11-25')).toMatchObject({ clocks: {} });
  });

  it('are stopped by nobody where the vendor takes the case back', async () => {
    const { desk, statistics } = openYear();
    const { dossierId } = await openCase(desk);
    await moved(desk, `PUT /dossiers/${dossierId}/content`, { actor: people.vendor, body: content });
    for (const [name, body] of [
      ['submission', {}],
      ['withdrawal', { reasons: 'mine' }],
    ] as const)
      await moved(desk, `POST /dossiers/${dossierId}/${name}`, { actor: people.vendor, body });
    expect(await statistics()).toMatchObject({ clocks: {} });
  });
});

describe('the yearly reports of owners', () => {
  const sent = (year: number, documentDate: string) => ({
    ...{ ruleset: 'ND331_2026', year, documentNumber: '7/BC-BTC', documentDate },
  });

  it('count as kept by the day of their document, and as missed from the day after the last one on', async () => {
    const { desk, statistics, goTo } = openYear();
    await levelApproved(desk);
    const report = (body: object) =>
      desk.settle('POST /organisations/BTC/annual-reports', people.owner, body);
    expect(await statistics()).toMatchObject({ clocks: {} });
    goTo('2026-12-20');
    await report(sent(2026, '2026-12-20'));
    expect(await statistics()).toMatchObject({ clocks: { BTC: { kept: 1, missed: 0 } } });
    goTo('2027-12-26');
    const reads = inMemoryReads(desk.items);
    await sweep({ reads, send: desk.queues.send, queues: queueNames, now: () => '2027-12-26T02:00:00.000Z' });
    await desk.drain();
    expect(await statistics()).toMatchObject({ clocks: { BTC: { kept: 1, missed: 1 } } });
    await report(sent(2027, '2027-12-26'));
    expect(await statistics()).toMatchObject({ clocks: { BTC: { kept: 1, missed: 1 } } });
    expect(await statistics('?asOf=2026-12-31')).toMatchObject({ clocks: { BTC: { kept: 1, missed: 0 } } });
  });
});

describe('overlap', () => {
  it('is found at submission and avoided when the vendor withdraws, by figures and without names', async () => {
    const { desk, statistics, goTo } = openYear();
    await desk.settle('POST /platforms', people.registrar, {
      ...{ id: 'NTS-1', nameVi: 'Nền tảng hóa đơn điện tử', sources: ['https://example.vn/1'] },
    });
    const { dossierId } = await openCase(desk, { nameVi: 'Hệ thống thông tin hóa đơn điện tử' });
    await moved(desk, `POST /dossiers/${dossierId}/submission`, { actor: people.vendor, body: {} });
    const figures = { cases: 1, platformsFound: 1, toldApart: 0 };
    expect(await statistics()).toMatchObject({ overlap: { ...figures, avoided: 0, open: 1 } });
    goTo('2026-11-25');
    const withdrawal = { actor: people.vendor, body: { reasons: 'mine' } };
    await moved(desk, `POST /dossiers/${dossierId}/withdrawal`, withdrawal);
    expect(await statistics()).toMatchObject({ overlap: { ...figures, avoided: 1, open: 0 } });
    expect(await statistics('?asOf=2026-11-24')).toMatchObject({ overlap: { avoided: 0, open: 1 } });
    expect(JSON.stringify(await statistics())).not.toContain(dossierId);
  });
});
