import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { keptPermits } from '../../bin/chot/kept-papers.ts';
import { gateAnswer } from '../../bin/chot/gate-answer.ts';
import { statusList } from '../../shared/contracts/permits.ts';
import type { StatusList } from '../../shared/contracts/permits.ts';
import { addMonths, vietnamDayOf } from '../../shared/domain/working-days.ts';
import { chot } from '../support/chot.ts';
import { startEmbedded, until } from '../support/embedded.ts';
import type { EmbeddedRun } from '../support/embedded.ts';
import { askBothWays } from '../support/embedded-gate.ts';
import { digestFor, move, moves, openCase, recordResults, ruling, settle } from '../support/embedded-road.ts';
import type { Traveller } from '../support/embedded-road.ts';

const folder = mkdtempSync(join(tmpdir(), 'chot-offline-'));
const kept = join(folder, 'kept');
const seenFile = join(folder, 'seen.json');
const envelopeShape = z.object({ payload: z.string() });

let run: EmbeddedRun;
let traveller: Traveller;
let shiftSeconds = 0;

/** The list of now; null until the first one is signed. */
const presentList = async (): Promise<StatusList | null> => {
  const { status, body } = await run.api('GET', '/permits/status');
  if (status !== 200) return null;
  const payload = Buffer.from(envelopeShape.parse(body).payload, 'base64').toString('utf8');
  return statusList.parse(JSON.parse(payload));
};
const listWhere = (isAsWished: (list: StatusList) => boolean) =>
  until(presentList, (list) => list !== null && isAsWished(list));

const gate = async (...args: readonly string[]) => {
  const token = await run.token('owner');
  return chot(run, 'gate', '--token', token, '--seen', seenFile, '--save', kept, '--json', ...args);
};
const verifyBy = (status: string, ...args: readonly string[]) =>
  chot(
    run,
    'verify',
    '--permit',
    join(kept, 'permits'),
    '--status',
    status,
    '--keys',
    join(kept, 'jwks.json'),
    '--seen',
    seenFile,
    '--json',
    ...args,
  );
const verify = (...args: readonly string[]) => verifyBy(join(kept, 'status.json'), ...args);
const answerIn = (stdout: string) => gateAnswer.parse(JSON.parse(stdout));

/** Takes the papers of now, and asks both ways. */
const askBoth = async (about = traveller): Promise<Set<string>> => {
  await gate('--digest', about.digest);
  return askBothWays({ run, traveller: about, kept, seenFile, shiftSeconds });
};

const conclude = async (name: string): Promise<Traveller> => {
  const opened = await openCase(run, name);
  const { content, submission, appraisal, assignment, conclusion } = moves;
  for (const wish of [content, submission, appraisal, moves['level-approval'], assignment])
    await move(run, opened, wish);
  await recordResults(run, opened);
  await move(run, opened, conclusion);
  await until(
    () => run.api('GET', `/permits/${opened.digest}`),
    ({ status }) => status === 200,
  );
  return opened;
};
const ruled = (name: string, about = traveller) =>
  move(run, about, { account: 'ministry', name, body: { ruling, reasons: 'Vì lý do trong hồ sơ' } });
const listed = (status: string) =>
  listWhere(({ permits }) => permits.some((entry) => entry.status === status));

beforeAll(async () => {
  run = await startEmbedded({ environment: { CHOT_REGISTER: 'none' } });
  // Before the first question: the gate may remember for a minute whom it need not block.
  await settle(run, 'registrar', {
    path: '/gate/relaxations',
    body: {
      organisation: 'BTC',
      firstDay: vietnamDayOf(new Date().toISOString()),
      lastDay: addMonths(vietnamDayOf(new Date().toISOString()), 3),
      why: 'Chuyển tiếp',
      ruling,
    },
  });
  traveller = await conclude('Nền tảng hỏi khi mất mạng');
  await listWhere(({ relaxations }) => relaxations.length === 1);
});
afterAll(async () => {
  await run.stop();
  run.remove();
  rmSync(folder, { recursive: true });
});

describe('the service and the papers that it gives', () => {
  test('agree while the permit is valid', async () => {
    expect(await askBoth()).toEqual(
      new Set(['allow', 'digest-mismatch', 'unknown-release', 'level-too-low', 'trial-ended']),
    );
  });

  test('are the same bytes, whoever fetches them', async () => {
    const response = await fetch(`${run.baseUrl}/permits/status`);
    const permits = await fetch(`${run.baseUrl}/permits/${traveller.digest}`);
    expect(await response.text()).toBe(readFileSync(join(kept, 'status.json'), 'utf8'));
    const [permit = ''] = await keptPermits(kept, traveller.digest);
    expect(await permits.text()).toContain(readFileSync(permit, 'utf8'));
  });

  test('agree while it is suspended', async () => {
    await ruled('suspension');
    await listed('suspended');
    expect(await askBoth()).toContain('permit-suspended');
  });
});

describe('a permit that is revoked', () => {
  test('is denied both ways', async () => {
    const revoked = await conclude('Nền tảng bị thu hồi giấy');
    await gate('--digest', revoked.digest);
    await ruled('revocation', revoked);
    await listed('revoked');
    expect(await askBoth(revoked)).toContain('permit-revoked');
  });
});

describe('a pipeline', () => {
  const asked = () => ['--digest', traveller.digest];

  test('learns from exit codes, and lets a denial through only where it asks for that', async () => {
    const { code, stdout } = await gate(...asked());
    expect({ code, answer: answerIn(stdout) }).toMatchObject({
      code: 1,
      answer: { enforcement: 'grace', reasons: [{ code: 'permit-suspended' }] },
    });
    const through = await gate(...asked(), '--let-through');
    expect(through).toMatchObject({ code: 0, stderr: expect.stringContaining('LET THROUGH') });
  });

  test('is allowed again once the permit is reinstated, and no older list counts from then on', async () => {
    const before = readFileSync(join(kept, 'status.json'));
    await ruled('reinstatement');
    await listWhere(({ permits }) => permits.every(({ status }) => status !== 'suspended'));
    expect(await askBoth()).toContain('allow');
    expect(await verify(...asked(), '--synthetic')).toMatchObject({ code: 0 });
    const older = join(folder, 'older.json');
    writeFileSync(older, before);
    const { code, stdout } = await verifyBy(older, ...asked(), '--synthetic');
    expect({ code, reason: answerIn(stdout).reasons[0]?.code }).toEqual({
      code: 1,
      reason: 'status-list-older',
    });
  });

  test('is answered from the papers while the service is away, and an unknown release stays denied', async () => {
    const token = await run.token('owner');
    await run.stop();
    const away = (...args: readonly string[]) =>
      chot(run, 'gate', '--token', token, '--seen', seenFile, '--save', kept, '--json', ...args);
    const invented = await away(...asked());
    expect(answerIn(invented.stdout)).toMatchObject({ reasons: [{ code: 'synthetic-permit' }] });
    const answered = await away(...asked(), '--synthetic');
    expect(answered).toMatchObject({ code: 0, stderr: expect.stringContaining('does not answer') });
    expect(JSON.parse(answered.stdout)).toMatchObject({ decision: 'allow', offline: true });
    const unknown = await away('--digest', digestFor('unknown'), '--synthetic');
    expect(unknown.code).toBe(1);
    expect(answerIn(unknown.stdout)).toMatchObject({ reasons: [{ code: 'unknown-release' }] });
    await run.start();
  });
});

describe('in the end', () => {
  test('the service and the papers agree that the permit has expired', async () => {
    const { validUntil } = answerIn((await gate('--digest', traveller.digest)).stdout);
    shiftSeconds = Math.ceil((Date.parse(validUntil ?? '') - Date.now()) / 1000) + 1;
    await run.shiftClock(shiftSeconds);
    await listed('expired');
    expect(await askBoth()).toContain('permit-expired');
  });

  test('and a check at the present denies a list from then', async () => {
    const { stdout } = await verify('--digest', traveller.digest, '--synthetic');
    expect(answerIn(stdout)).toMatchObject({ reasons: [{ code: 'status-list-in-future' }] });
  });
});
