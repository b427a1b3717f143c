import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { startEmbedded, until } from '../support/embedded.ts';
import type { EmbeddedRun } from '../support/embedded.ts';
import {
  askGate,
  digestFor,
  fullContent,
  move,
  moves,
  openCase,
  receiptIn,
  recordResults,
  ruling,
  settle,
} from '../support/embedded-road.ts';
import type { Traveller } from '../support/embedded-road.ts';

const incidentsShape = z.object({
  items: z.array(
    z.looseObject({
      id: z.string(),
      severity: z.string(),
      closedAt: z.string().nullable(),
      notice: z.object({ late: z.boolean() }),
      report: z.object({ dueAt: z.string(), late: z.boolean() }),
      confirmation: z.looseObject({ suspends: z.array(z.string()) }).nullable(),
      texts: z.record(z.string(), z.string()),
    }),
  ),
});
const releasesShape = z.object({
  releases: z.array(z.object({ releaseId: z.string(), version: z.string() })),
});
const description = 'Máy chủ bị truy cập trái phép';
const reasons = 'Vì lý do trong hồ sơ';

let run: EmbeddedRun;
let first: Traveller;
let second: Traveller;

const gate = ({ digest }: Traveller) => askGate(run, 'deployer', { release: { digest } });
const incidents = async (account: string, query = '') => {
  const path = `/platforms/${first.platformId}/incidents${query}`;
  return run.api('GET', path, { account });
};
const onlyIncident = async () => {
  const [found] = incidentsShape.parse((await incidents('owner')).body).items;
  if (found === undefined) throw new Error('no incident is kept');
  return found;
};
const act = (account: string, below: string, body: unknown) =>
  settle(run, account, { path: `/platforms/${first.platformId}/incidents${below}`, body });

/** A newer release of the same platform, handed in as a change of the first. */
const handInChange = async (): Promise<Traveller> => {
  const { platformId, dossierId: dossier } = first;
  const digest = digestFor('after, mended');
  const release = { version: '1.0.1', digests: [digest] };
  await settle(run, 'vendor', { path: `/platforms/${platformId}/releases`, body: release });
  const { body } = await run.api('GET', `/platforms/${platformId}`, { account: 'vendor' });
  const added = releasesShape.parse(body).releases.find(({ version }) => version === '1.0.1');
  const releaseId = added?.releaseId ?? '';
  const follows = { kind: 'change', dossier };
  const opening = { platformId, releaseId, proposedLevel: 3, operatingUnit: 'CTY-A/operations', follows };
  const dossierId = await settle(run, 'vendor', { path: '/dossiers', body: opening });
  return { platformId, releaseId, digest, dossierId };
};

beforeAll(async () => {
  run = await startEmbedded({ environment: { CHOT_REGISTER: 'none' } });
  first = await openCase(run, 'Nền tảng sau kết luận');
  const { content, submission, appraisal, assignment, conclusion } = moves;
  for (const wish of [content, submission, appraisal, moves['level-approval'], assignment])
    await move(run, first, wish);
  await recordResults(run, first);
  await move(run, first, conclusion);
}, 120_000);
afterAll(async () => {
  await run.stop();
  run.remove();
});

describe('what happens to a platform once it has a permit', () => {
  test('a routine change opens the gate to the newer release when the assessor confirms it, and not before', async () => {
    expect(await gate(first)).toBe('allow');
    second = await handInChange();
    const body = { ...fullContent, changeStatement: 'Sửa một lỗi hiển thị' };
    await move(run, second, { account: 'vendor', name: 'content', body });
    await move(run, second, moves.submission);
    expect(await gate(second)).toMatch(/^deny/u);
    const confirmation = { verdict: 'routine', reasons, ruling };
    await move(run, second, { account: 'assessor', name: 'change-confirmation', body: confirmation });
    expect(await gate(second)).toBe('allow');
    expect(await gate(first)).toBe('allow');
  });

  test('an incident is for its parties, and suspends nothing by itself', async () => {
    const noticedAt = new Date(Date.now() - 3600_000).toISOString();
    await act('vendor', '', { severity: 'serious', noticedAt, description });
    expect(await onlyIncident()).toMatchObject({ severity: 'serious', texts: { description } });
    for (const account of ['ministry', 'registrar', 'auditor'])
      expect((await incidents(account)).status).toBe(200);
    expect((await incidents('assessor', `?dossier=${first.dossierId}`)).status).toBe(200);
    for (const account of ['assessor', 'assessor-2', 'vendor-2', 'locality'])
      expect((await incidents(account)).status).toBe(403);
    expect(await gate(second)).toBe('allow');
  });

  test('the full report is missed after 72 hours, and the owner and the ministry hear of it', async () => {
    await run.shiftClock(73 * 3600);
    await until(
      () => run.api('GET', '/notices', { account: 'ministry' }),
      (told) => JSON.stringify(told.body).includes('ClockEscalated'),
    );
    const { body } = await run.api('GET', '/notices', { account: 'owner' });
    expect(JSON.stringify(body)).toContain('ClockMissed');
    expect(JSON.stringify(body)).not.toContain(description);
    expect(await onlyIncident()).toMatchObject({ notice: { late: false }, report: { late: true } });
    await act('vendor', `/${(await onlyIncident()).id}/report`, { report: 'Đã ngăn chặn và khắc phục' });
  });

  test('confirmed by the ministry it suspends every permit, and each comes back on a specialist’s report alone', async () => {
    const { id } = await onlyIncident();
    await act('ministry', `/${id}/confirmation`, { reasons, ruling });
    // At once: no message to the cases is waited for.
    for (const one of [first, second]) expect(await gate(one)).toMatch(/^deny/u);
    await act('ministry', `/${id}/closing`, { reasons });
    expect(await gate(second)).toMatch(/^deny/u);
    const path = `/dossiers/${second.dossierId}/reinstatement`;
    const refused = await run.api('POST', path, {
      account: 'ministry',
      body: { reasons, ruling },
      headers: { prefer: 'wait=10' },
    });
    expect(refused.body).toMatchObject({ code: 'specialist-assessment-missing' });
    const date = new Date(Date.now() + 80 * 3600_000).toISOString().slice(0, 10);
    const assessment = { organisation: 'DGA', unit: 'DGA/assessment', number: '9/BC-ĐG', date };
    await move(run, second, {
      account: 'ministry',
      name: 'reinstatement',
      body: { reasons, ruling, assessment },
    });
    expect(await gate(second)).toBe('allow');
    expect(await gate(first)).toMatch(/^deny/u);
    expect((await onlyIncident()).closedAt).not.toBeNull();
  });

  test('after the last day of the platform nothing is reported of it any more', async () => {
    const lastDay = new Date(Date.now() + 80 * 3600_000).toISOString().slice(0, 10);
    const path = `/platforms/${first.platformId}`;
    await settle(run, 'owner', { path: `${path}/termination`, body: { lastDay, reasons, ruling } });
    expect(await gate(second)).toMatch(/^deny/u);
    await run.shiftClock(200 * 3600);
    const noticedAt = new Date(Date.now() + 190 * 3600_000).toISOString();
    const late = await run.api('POST', `${path}/incidents`, {
      account: 'vendor',
      body: { severity: 'ordinary', noticedAt, description },
      headers: { prefer: 'wait=10' },
    });
    expect(late.body).toMatchObject({ code: 'platform-terminated' });
    expect(() => receiptIn(late)).toThrow('409');
  });
});
