import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { startEmbedded } from '../support/embedded.ts';
import type { EmbeddedRun } from '../support/embedded.ts';
import { move, moves, openCase, readCase, recordResults, ruling, settle } from '../support/embedded-road.ts';
import type { Traveller } from '../support/embedded-road.ts';

const candidates = z.object({
  items: z.array(z.object({ platformId: z.string(), answer: z.object({ reason: z.string() }).nullable() })),
});
const reason = 'Nền tảng này chỉ phục vụ nội bộ một đơn vị.';

let run: EmbeddedRun;
let traveller: Traveller;

const put = (id: string, nameVi: string) =>
  settle(run, 'registrar', {
    path: '/platforms',
    body: { id, nameVi, owner: 'BTC', sources: ['https://example.vn/1'] },
  });
const look = async (account: string) => {
  const path = `/dossiers/${traveller.dossierId}/duplicate-candidates`;
  return candidates.parse((await run.api('GET', path, { account })).body).items;
};
const statusOf = async () => (await readCase(run, traveller, 'vendor')).status;

beforeAll(async () => {
  run = await startEmbedded({ environment: { CHOT_REGISTER: 'none' } });
  await put('NTS-009', 'Nền tảng hóa đơn điện tử');
  traveller = await openCase(run, 'Hệ thống thông tin hóa đơn điện tử');
  await move(run, traveller, moves.content);
});
afterAll(async () => {
  await run.stop();
  run.remove();
});

test('a planted duplicate is caught at submission and shown to its vendor', async () => {
  expect(await look('vendor')).toEqual([{ platformId: 'NTS-009', answer: null }]);
  await move(run, traveller, moves.submission);
  expect(await statusOf()).toBe('returned');
});

test('it goes on once the vendor says why it is another, and the ministry reads that beside it', async () => {
  const differs = [{ platformId: 'NTS-009', reason }];
  await move(run, traveller, { ...moves.submission, body: { differs } });
  expect(await statusOf()).toBe('awaiting-appraisal');
  expect(await look('ministry')).toEqual([{ platformId: 'NTS-009', answer: { reason } }]);
});

test('one that came on the register meanwhile stops the publication until the ministry has its word', async () => {
  for (const name of ['appraisal', 'level-approval', 'assignment'] as const)
    await move(run, traveller, moves[name]);
  await recordResults(run, traveller);
  await move(run, traveller, moves.conclusion);
  await move(run, traveller, moves['publication-request']);
  await put('NTS-010', 'Cổng hóa đơn điện tử');
  const approve = moves['publication-decision'];
  await expect(move(run, traveller, approve)).rejects.toThrow('publication-decision: refused');
  expect(await statusOf()).toBe('awaiting-publication');
  const differs = [{ platformId: 'NTS-010', reason }];
  await move(run, traveller, { ...approve, body: { decision: 'approve', ruling, differs } });
  expect(await statusOf()).toBe('published');
});
