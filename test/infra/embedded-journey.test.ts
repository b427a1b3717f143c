import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { dsseEnvelope, statusList } from '../../shared/contracts/permits.ts';
import { digestOf } from '../../shared/workflow/hash.ts';
import { startEmbedded, until } from '../support/embedded.ts';
import type { EmbeddedRun } from '../support/embedded.ts';
import {
  askGate,
  digestFor,
  move,
  moves,
  openCase,
  outcomeOf,
  readCase,
  receiptIn,
  recordResults,
  request,
} from '../support/embedded-road.ts';
import type { Traveller } from '../support/embedded-road.ts';

const historyShape = z.object({
  items: z.array(
    z.looseObject({
      version: z.number(),
      commandId: z.string(),
      prevHash: z.string().nullable(),
      hash: z.string(),
      events: z.array(z.looseObject({ type: z.string() })),
    }),
  ),
});
const permitsShape = z.object({ current: z.array(z.object({ status: z.string(), validUntil: z.string() })) });
const entryShape = z.object({
  standing: z.string(),
  conclusion: z.object({ permit: z.string() }).nullable(),
});

const listShape = z.object(statusList.shape).pick({ permits: true });

/** Taken in; 200 where the queue was faster than the answer. */
const acknowledged = [200, 202];

let run: EmbeddedRun;
let traveller: Traveller;
let other: Traveller;

const history = async (id = traveller.dossierId) =>
  historyShape.parse((await run.api('GET', `/dossiers/${id}/history`, { account: 'auditor' })).body).items;
/** Null before it is published: until then the public is not told of it. */
const registered = async () =>
  entryShape.safeParse((await run.api('GET', `/register/${traveller.platformId}`)).body).data ?? null;
const permit = () => run.api('GET', `/permits/${traveller.digest}`);
const gate = (account = 'deployer', digest = traveller.digest) =>
  askGate(run, account, { release: { digest } });

/** What must hold of every history: one event item per version and command, each chained to the one before. */
const expectWhole = (items: Awaited<ReturnType<typeof history>>) => {
  expect(items.map(({ version }) => version)).toEqual(items.map((_, n) => n + 1));
  expect(new Set(items.map(({ commandId }) => commandId)).size).toBe(items.length);
  expect(items.map(({ prevHash }) => prevHash)).toEqual([
    null,
    ...items.slice(0, -1).map(({ hash }) => hash),
  ]);
  for (const { hash, ...envelope } of items) expect(digestOf(envelope)).toBe(hash);
};

const killAndRestart = async () => {
  await run.kill();
  await run.start();
};

beforeAll(async () => {
  run = await startEmbedded({ environment: { CHOT_REGISTER: 'none', CHOT_DELIVER_TWICE: '1' } });
  traveller = await openCase(run, 'Nền tảng thử nghiệm một');
  other = await openCase(run, 'Nền tảng thử nghiệm hai');
});
afterAll(async () => {
  await run.stop();
  run.remove();
});

describe('the whole road, with every message delivered twice', () => {
  test('starts before a gate that denies', async () => {
    expect(await gate()).toBe('deny no-permit');
    await move(run, traveller, moves.content);
    await move(run, other, moves.content);
    await move(run, other, moves.submission);
    expect(await gate('vendor', other.digest)).toBe('deny under-assessment');
  });

  test('loses nothing that was acknowledged when it is killed before the outcome', async () => {
    const platform = (n: number) => ({
      account: 'vendor',
      body: { nameVi: `Nền tảng ${n}`, fictional: true },
    });
    const answers = await Promise.all([
      request(run, traveller, moves.submission),
      ...Array.from({ length: 12 }, (_, n) => run.api('POST', '/platforms', platform(n))),
    ]);
    await killAndRestart();
    for (const { status } of answers) expect(acknowledged).toContain(status);
    const outcomes = answers.map((answer) => outcomeOf(run, 'vendor', receiptIn(answer).commandId));
    const statuses = (await Promise.all(outcomes)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set(['applied']));
    expect(await readCase(run, traveller, 'vendor')).toMatchObject({ status: 'awaiting-appraisal' });
  });

  test('goes on to a permit, also when it is killed while it concludes', async () => {
    for (const wish of [moves.appraisal, moves['level-approval'], moves.assignment]) {
      await move(run, traveller, wish);
    }
    await recordResults(run, traveller);
    expect(await gate('owner')).toBe('deny under-assessment');
    const answer = await request(run, traveller, moves.conclusion);
    await killAndRestart();
    expect(acknowledged).toContain(answer.status);
    expect(await outcomeOf(run, 'assessor', receiptIn(answer).commandId)).toMatchObject({
      status: 'applied',
    });
    expect(await gate()).toBe('allow');
    const { body } = await until(permit, ({ status }) => status === 200);
    expect(permitsShape.parse(body).current).toMatchObject([{ status: 'valid' }]);
  });

  test('goes on to publication', async () => {
    await move(run, traveller, moves['publication-request']);
    await move(run, traveller, moves['publication-decision']);
    await until(registered, (entry) => entry?.standing === 'published');
    expect(await registered()).toMatchObject({ conclusion: { permit: 'valid' } });
  });

  test('leaves a history in which nothing is double and every hash fits', async () => {
    expectWhole(await history());
    expectWhole(await history(other.dossierId));
  });
});

describe('after one more kill -9 the gate', () => {
  beforeAll(killAndRestart);

  test('allows the same release', async () => {
    expect(await gate()).toBe('allow');
    expect(await registered()).toMatchObject({ standing: 'published' });
    expectWhole(await history());
  });

  test('denies an unknown digest', async () => {
    expect(await gate('deployer', digestFor('unknown'))).toBe('deny unknown-release');
  });

  test('denies a submitted release', async () => {
    expect(await gate('vendor', other.digest)).toBe('deny under-assessment');
  });

  test('denies the right digest for another platform', async () => {
    const question = { release: { digest: traveller.digest }, platformId: other.platformId };
    expect(await askGate(run, 'vendor', question)).toBe('deny digest-mismatch');
  });
});

describe('when the permit has run out', () => {
  test('the gate denies, and the sweep records it', async () => {
    const { current } = permitsShape.parse((await permit()).body);
    const validUntil = current[0]?.validUntil ?? '';
    const left = Math.ceil((Date.parse(validUntil) - Date.now()) / 1000);
    await run.shiftClock(left - 3600);
    expect(await gate()).toBe('allow');
    const typesOf = (items: Awaited<ReturnType<typeof history>>) =>
      items.flatMap(({ events }) => events.map(({ type }) => type));
    const isTold = (type: string) => (items: Awaited<ReturnType<typeof history>>) =>
      typesOf(items).includes(type);
    const warned = typesOf(await until(history, isTold('PermitExpiring')));
    expect(warned.filter((type) => type === 'PermitExpiring')).toHaveLength(1);
    const late = typesOf(await until(() => history(other.dossierId), isTold('ClockEscalated')));
    expect(late.filter((type) => type === 'ClockMissed')).toHaveLength(1);
    expect(await readCase(run, other, 'vendor')).toMatchObject({ status: 'awaiting-appraisal' });
    await run.shiftClock(left + 1);
    expect(await gate('vendor')).toBe('deny permit-expired');
    expect(await gate('deployer')).toBe('deny no-permit');
    expect(await registered()).toMatchObject({ standing: 'published', conclusion: { permit: 'expired' } });
    const isRecorded = (items: Awaited<ReturnType<typeof history>>) =>
      items.at(-1)?.events.some(({ type }) => type === 'PermitExpired') === true;
    expectWhole(await until(history, isRecorded));
    expect(await readCase(run, traveller, 'vendor')).toMatchObject({
      status: 'published',
      permit: { status: 'expired' },
    });
  });

  test('the ministry lets what runs go on until a day, and the gate denies all the same', async () => {
    const { permit: ended } = z
      .object({ permit: z.object({ validUntil: z.string() }) })
      .parse(await readCase(run, traveller, 'vendor'));
    const day = new Date(Date.parse(ended.validUntil) + 30 * 86_400_000).toISOString().slice(0, 10);
    const given = await run.api('POST', `/dossiers/${traveller.dossierId}/grace`, {
      account: 'ministry',
      body: {
        lastDay: day,
        reasons: 'Chờ đánh giá lại.',
        ruling: { documentNumber: '9/QĐ', documentDate: '2026-11-20' },
      },
      headers: { prefer: 'wait=10' },
    });
    expect(acknowledged).toContain(given.status);
    const release = { digest: traveller.digest };
    const question = { release, purpose: 'operation', data: 'real' };
    const asked = () => run.api('POST', '/gate/decisions', { account: 'deployer', body: question });
    const isGraced = ({ body }: Awaited<ReturnType<typeof asked>>) =>
      z.object({ enforcement: z.string() }).parse(body).enforcement === 'grace';
    expect((await until(asked, isGraced)).body).toMatchObject({ decision: 'deny' });
    const published = () => run.api('GET', '/permits/status');
    const graces = ({ body }: Awaited<ReturnType<typeof published>>) =>
      listShape
        .parse(JSON.parse(Buffer.from(dsseEnvelope.parse(body).payload, 'base64').toString('utf8')))
        .permits.flatMap(({ digest, graceUntil }) => (digest === traveller.digest ? (graceUntil ?? []) : []));
    const named = graces(await until(published, (answer) => graces(answer).length > 0));
    expect(named).toEqual([`${day}T17:00:00.000Z`]);
  });
});
