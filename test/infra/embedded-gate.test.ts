import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { startEmbedded, until } from '../support/embedded.ts';
import type { EmbeddedRun } from '../support/embedded.ts';
import { digestFor, move, moves, openCase, recordResults, ruling, settle } from '../support/embedded-road.ts';
import type { Traveller } from '../support/embedded-road.ts';

const answerShape = z.looseObject({
  decisionId: z.string(),
  decision: z.enum(['allow', 'deny']),
  enforcement: z.string(),
  reasons: z.array(z.looseObject({ code: z.string() })),
  recorded: z.boolean(),
  decidedAt: z.string(),
});
const listShape = z.object({ items: z.array(z.looseObject({})) });
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

let run: EmbeddedRun;
let traveller: Traveller;

const ask = async (wish: Record<string, unknown> = {}, account = 'deployer.BTC') => {
  const question = { release: { digest: traveller.digest }, purpose: 'operation', data: 'real', ...wish };
  return answerShape.parse((await run.api('POST', '/gate/decisions', { account, body: question })).body);
};
const reasonOf = ({ reasons: [reason] }: Awaited<ReturnType<typeof ask>>) => reason?.code ?? 'allow';
const list = async (path: string, account: string) =>
  listShape.parse((await run.api('GET', path, { account })).body).items;
/** An answer as it is kept; the log is a few moments behind the answer. */
const kept = (id: string, account: string) =>
  until(
    () => run.api('GET', `/gate/decisions/${id}`, { account }),
    ({ status }) => status === 200,
  );
const moveOf = (name: string, body: object, account = 'ministry') =>
  move(run, traveller, { account, name, body });

beforeAll(async () => {
  run = await startEmbedded({ environment: { CHOT_REGISTER: 'none' } });
  traveller = await openCase(run, 'Nền tảng qua cổng');
});
afterAll(async () => {
  await run.stop();
  run.remove();
});

describe('the log of the gate', () => {
  let before: Awaited<ReturnType<typeof ask>>;
  let during: Awaited<ReturnType<typeof ask>>;

  test('keeps each answer of the road, and gives it again later as it was', async () => {
    before = await ask();
    expect(reasonOf(before)).toBe('under-assessment');
    expect(before.recorded).toBe(true);
    for (const name of ['content', 'submission', 'appraisal', 'level-approval', 'assignment'] as const)
      await move(run, traveller, moves[name]);
    await recordResults(run, traveller);
    await move(run, traveller, moves.conclusion);
    during = await ask();
    expect(during.decision).toBe('allow');
    await moveOf('revocation', { ruling, reasons: 'Dữ liệu giả lập' });
    const after = await ask();
    expect(reasonOf(after)).toBe('permit-revoked');
    for (const given of [before, during, after]) {
      await kept(given.decisionId, 'deployer.BTC');
      const replay = await run.api('GET', `/gate/decisions/${given.decisionId}/replay`, {
        account: 'deployer.BTC',
      });
      expect(replay).toMatchObject({
        status: 200,
        body: { same: true, given: { decision: given.decision } },
      });
    }
  });

  test('answers as of an earlier moment what it answered then, and nothing as of a moment to come', async () => {
    expect(reasonOf(await ask({ asOf: before.decidedAt }))).toBe('under-assessment');
    expect(reasonOf(await ask({ asOf: during.decidedAt }))).toBe('allow');
    expect(reasonOf(await ask({ asOf: '2020-01-01T00:00:00.000Z' }))).toBe('unknown-release');
    const question = { release: { digest: traveller.digest }, purpose: 'operation', data: 'real' };
    const body = { ...question, asOf: '2099-01-01T00:00:00.000Z' };
    expect(await run.api('POST', '/gate/decisions', { account: 'deployer', body })).toMatchObject({
      status: 422,
      body: { code: 'as-of-in-future' },
    });
  });

  test('shows an answer to the organisation it was given to and to those who oversee all', async () => {
    const path = `/gate/decisions/${before.decisionId}`;
    const none = await run.api('GET', '/gate/decisions/d-none-1', { account: 'deployer' });
    expect(await run.api('GET', path, { account: 'deployer' })).toMatchObject({
      status: 404,
      body: { code: 'no-such-decision' },
    });
    expect(none.status).toBe(404);
    const own = await run.api('GET', path, { account: 'deployer.BTC' });
    expect(own.body).not.toHaveProperty('dossierId');
    expect((await run.api('GET', path, { account: 'auditor' })).body).toMatchObject({
      reason: 'under-assessment',
      dossierId: traveller.dossierId,
    });
  });

  test('says which answers of an instance were lost: none here', async () => {
    const account = 'auditor';
    const items = await until(
      () => list('/gate/instances', account),
      (found) => found.length > 0 && found.every(({ lost }) => lost === 0),
    );
    expect(items[0]).toMatchObject({ missing: [], lost: 0 });
    expect(await run.api('GET', '/gate/instances', { account: 'deployer' })).toMatchObject({ status: 403 });
  });
});

describe('a trial', () => {
  const release = { digest: digestFor('nobody knows this') };
  const trial = { release, data: 'synthetic', endsOn: day(30), what: 'Thử tải với dữ liệu giả' };
  const register = (changes: object = {}) =>
    run.api('POST', '/gate/trials', { account: 'deployer', body: { ...trial, ...changes } });

  test('with synthetic data is registered, and stands on the list of its organisation', async () => {
    expect(await register()).toMatchObject({ status: 201, body: { decision: 'allow', recorded: true } });
    const [item] = await until(
      () => list('/gate/trials', 'deployer'),
      (items) => items.length > 0,
    );
    expect(item).toMatchObject({
      release: release.digest,
      endsOn: day(30),
      state: 'running',
      what: trial.what,
    });
    expect(item).not.toHaveProperty('pk');
    expect(await list('/gate/trials', 'deployer.BTC')).toEqual([]);
    const asked = { account: 'deployer.BTC' };
    expect(await run.api('GET', '/gate/trials?organisation=2025:37', asked)).toMatchObject({ status: 403 });
  });

  test('goes on without naming its end again, and no longer than a year from its first day', async () => {
    const wish = { release, purpose: 'trial', data: 'synthetic' };
    expect(reasonOf(await ask(wish, 'deployer'))).toBe('allow');
    expect(reasonOf(await ask(wish, 'deployer.BTC'))).toBe('trial-end-required');
    await run.shiftClock(300 * 86_400);
    expect(reasonOf(await ask(wish, 'deployer'))).toBe('trial-ended');
    const longer = { ...wish, trial: { endsOn: day(420) } };
    expect(reasonOf(await ask(longer, 'deployer'))).toBe('trial-too-long');
    await run.shiftClock(0);
  });

  test('with real data needs what operation needs', async () => {
    expect(await register({ data: 'real' })).toMatchObject({
      status: 409,
      body: { code: 'trial-denied', reasons: [{ code: 'unknown-release' }] },
    });
  });
});

describe('what runs where', () => {
  const report = (changes: object = {}) => {
    const { platformId, digest } = traveller;
    const body = {
      platformId,
      release: { digest },
      environment: 'production',
      locality: '2025:37',
      ...changes,
    };
    return run.api('POST', '/gate/deployments', { account: 'deployer', body });
  };

  test('stands on the overdue list of its owner and its reporter until it is stopped', async () => {
    expect(await report()).toMatchObject({ status: 202, body: { decision: 'deny' } });
    const overdue = () => list('/gate/deployments?overdue=true', 'owner');
    const [item] = await until(overdue, (items) => items.length > 0);
    expect(item).toMatchObject({
      platformId: traveller.platformId,
      reportedBy: '2025:37',
      reason: 'permit-revoked',
      overdue: true,
    });
    expect(await list('/gate/deployments?overdue=true', 'deployer')).toMatchObject([{ reason: 'no-permit' }]);
    expect((await report({ state: 'stopped' })).status).toBe(202);
    await until(overdue, (items) => items.length === 0);
    expect(await list('/gate/deployments', 'owner')).toMatchObject([{ state: 'stopped' }]);
  });
});

describe('whom denials do not block yet', () => {
  const today = () => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  const why = 'Chuyển đổi từng bước';

  test('is ruled by the registrar, in public, and ends', async () => {
    const body = {
      organisation: '2025:01',
      firstDay: today(),
      warnUntil: day(30),
      lastDay: day(60),
      why,
      ruling,
    };
    const id = await settle(run, 'registrar', { path: '/gate/relaxations', body });
    const { body: listed } = await run.api('GET', '/gate/relaxations');
    expect(listed).toMatchObject({ items: [{ id, organisation: '2025:01', relaxed: { why }, ended: null }] });
    expect(await ask({}, 'deployer.2025:01')).toMatchObject({ decision: 'deny', enforcement: 'warn' });
    expect(await ask({}, 'deployer.2025:04')).toMatchObject({ decision: 'deny', enforcement: 'block' });
    await run.shiftClock(45 * 86_400);
    expect(await ask({}, 'deployer.2025:01')).toMatchObject({ decision: 'deny', enforcement: 'grace' });
    await run.shiftClock(70 * 86_400);
    expect(await ask({}, 'deployer.2025:01')).toMatchObject({ decision: 'deny', enforcement: 'block' });
    await run.shiftClock(0);
    await settle(run, 'registrar', { path: `/gate/relaxations/${id}/end`, body: { why: 'Đã xong', ruling } });
    // What is remembered of a relaxation is at most a minute old.
    await run.shiftClock(61);
    expect(await ask({}, 'deployer.2025:01')).toMatchObject({ enforcement: 'block' });
    expect((await run.api('GET', '/gate/relaxations')).body).toMatchObject({
      items: [{ id, ended: { why: 'Đã xong' } }],
    });
  });
});
