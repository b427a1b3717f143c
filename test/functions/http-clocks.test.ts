import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { sweep } from '../../functions/clock/sweep.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import { queueNames } from '../support/in-memory-queues.ts';
import { inMemoryReads } from '../support/in-memory-reads.ts';
import { people } from '../workflow/people.ts';
import { content, openCase, openDesk } from './http-desk.ts';
import { moved, person } from './http-road.ts';

const used = z.object({ authority: z.number(), applicant: z.number(), elapsed: z.number() });
const clock = z.object({
  kind: z.string(),
  state: z.string(),
  dueOn: z.string().nullable(),
  provisional: z.boolean(),
  used: used.nullable(),
});
const time = z.object({ elapsed: z.number(), by: z.record(z.string(), z.number()) });
const caseShape = z.object({
  status: z.string(),
  clocks: z.array(clock),
  deadlines: z.array(z.object({ kind: z.string(), dueOn: z.string(), overdue: z.boolean() })),
  time,
});
const listShape = z.object({ items: z.array(z.object({ clock: clock.nullable(), time })) });
const historyShape = z.object({
  items: z.array(z.object({ events: z.array(z.object({ type: z.string() })) })),
});

const appraiser = person('appraiser', 'BTC', 'security');
const ruling = { documentNumber: '12/CV', documentDate: '2026-11-23' };
const notYet = { verdict: 'not-yet-suitable', level: 3, reasons: 'Thiếu mô hình mạng.', ruling };

/** A desk whose day can be set, with a case that was submitted on Monday 23 November 2026. */
const start = async () => {
  let at = '2026-11-23T02:00:00.000Z';
  const desk = openDesk({ now: () => at });
  const { dossierId } = await openCase(desk);
  const path = `/dossiers/${dossierId}`;
  const move = (name: string, actor: Actor, body: unknown) =>
    moved(desk, `${name === 'content' ? 'PUT' : 'POST'} ${path}/${name}`, { actor, body });
  await move('content', people.vendor, content);
  await move('submission', people.vendor, {});
  const view = async () => caseShape.parse((await desk.call(`GET ${path}`, { actor: people.vendor })).body);
  const events = async () => {
    const { body } = await desk.call(`GET ${path}/history`, { actor: people.auditor });
    return historyShape.parse(body).items.flatMap((item) => item.events.map(({ type }) => type));
  };
  const runSweep = () =>
    sweep({
      reads: inMemoryReads(desk.items),
      send: desk.queues.send,
      queues: queueNames,
      now: () => at,
    });
  const on = (day: string) => {
    at = `${day}T02:00:00.000Z`;
  };
  return { desk, move, view, events, runSweep, on, dossierId };
};

describe('the clocks of a case', () => {
  it('show whose turn it is, how much each side used, and whether the last day is provisional', async () => {
    const { move, view, on } = await start();
    on('2026-12-01');
    const { clocks, deadlines } = await view();
    expect(clocks).toEqual([
      {
        kind: 'appraisal',
        state: 'running',
        dueOn: '2026-12-15',
        provisional: false,
        used: { authority: 5, applicant: 0, elapsed: 5 },
      },
    ]);
    expect(deadlines).toEqual([
      { kind: 'reply-incomplete', dueOn: '2026-12-01', overdue: false },
      { kind: 'appraisal', dueOn: '2026-12-15', overdue: false },
    ]);
    await move('appraisal', appraiser, notYet);
    on('2026-12-28');
    await move('submission', people.vendor, {});
    const back = await view();
    expect(back.clocks).toMatchObject([
      { kind: 'appraisal', state: 'running', dueOn: '2027-01-12', provisional: true },
    ]);
    expect(back.clocks[0]?.used).toEqual({ authority: 5, applicant: 19, elapsed: 24 });
    const { by, elapsed } = back.time;
    expect(Object.values(by).reduce((sum, one) => sum + one, 0)).toBe(elapsed);
    expect(elapsed).toBe(35 * 86_400_000);
    expect(by).toMatchObject({ vendor: 27 * 86_400_000, appraiser: 8 * 86_400_000 });
  });

  it('call nobody late for not saying that a dossier is incomplete, but who has not appraised it', async () => {
    const { view, on } = await start();
    on('2026-12-02');
    expect((await view()).deadlines).toEqual([{ kind: 'appraisal', dueOn: '2026-12-15', overdue: false }]);
    on('2026-12-16');
    expect((await view()).deadlines).toEqual([{ kind: 'appraisal', dueOn: '2026-12-15', overdue: true }]);
  });

  it('stand on every row of the work list', async () => {
    const { desk, on } = await start();
    on('2026-11-25');
    const { body } = await desk.call('GET /dossiers?turn=mine', { actor: appraiser });
    const [row] = listShape.parse(body).items;
    expect(row?.clock).toMatchObject({ kind: 'appraisal', used: { authority: 1, applicant: 0, elapsed: 1 } });
    expect(row?.time.elapsed).toBe(2 * 86_400_000);
  });

  it('stay on the case once they ended, and are counted for statistics by month', async () => {
    const { desk, move, view, on } = await start();
    on('2026-12-16');
    await move('appraisal', appraiser, { verdict: 'suitable', level: 3, reasons: 'Phù hợp.', ruling });
    const { clocks } = await view();
    expect(clocks.map(({ kind, state }) => [kind, state])).toEqual([
      ['appraisal', 'missed'],
      ['approval', 'running'],
    ]);
    const counted = desk.items.under('CLOCKS#2026-11', '');
    expect(counted.map(({ kind, outcome, whose }) => [kind, outcome, whose])).toEqual([
      ['appraisal', 'missed', { role: 'appraiser', organisation: 'BTC' }],
    ]);
  });

  it('say which year has no calendar where the days cannot be counted, and the case is shown all the same', async () => {
    const { desk, view, on, dossierId } = await start();
    on('2031-03-03');
    const { clocks, status } = await view();
    expect(status).toBe('awaiting-appraisal');
    expect(clocks[0]?.used).toBeNull();
    const { body } = await desk.call(`GET /dossiers/${dossierId}`, { actor: people.vendor });
    expect(body).toMatchObject({
      clocks: [{ problem: { code: 'calendar-year-unknown', year: 2031 } }],
    });
  });
});

describe('a sweep', () => {
  it('tells what fell due once, also after sweeps that were missed, and two at once do no harm', async () => {
    const { desk, events, runSweep, on, view } = await start();
    expect(await runSweep()).toBe(0);
    on('2026-12-16');
    expect(await runSweep()).toBe(1);
    expect(await runSweep()).toBe(1);
    await desk.drain();
    const told = (await events()).filter((type) => /^Clock|DueNoted/u.test(type));
    expect(told).toEqual(['ClockMissed', 'DueNoted']);
    expect(await runSweep()).toBe(0);
    on('2026-12-30');
    expect(await runSweep()).toBe(1);
    await desk.drain();
    expect((await events()).slice(-3)).toEqual(['ClockEscalated', 'ClockEscalated', 'DueNoted']);
    expect(await runSweep()).toBe(0);
    expect((await view()).status).toBe('awaiting-appraisal');
    expect(desk.items.under('CLOCKS#2026-11', '')).toMatchObject([{ outcome: 'missed', endedAt: null }]);
  });
});
