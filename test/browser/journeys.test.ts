import { expect, test } from 'vitest';
import * as z from 'zod';
import { openDesk } from '../support/browser-desk.ts';
import { moveOnPages } from '../support/browser-road.ts';
import { until } from '../support/embedded.ts';
import { move, moves, openCase, readCase, recordResults } from '../support/embedded-road.ts';
import type { Traveller } from '../support/embedded-road.ts';

const { run, arrive, signedIn } = openDesk();

const toAssessment = ['content', 'submission', 'appraisal', 'level-approval', 'assignment'] as const;

const assessed = async (name: string): Promise<Traveller> => {
  const traveller = await openCase(run, name);
  for (const each of toAssessment) await move(run, traveller, moves[each]);
  return traveller;
};

const ruling = { documentNumber: '12/QĐ', documentDate: '20/11/2026' };

test('anybody answers question by question, and learns the level with its articles', async () => {
  const visitor = await arrive();
  const { page } = visitor;
  await page.goto('/vi/levels');
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  await visitor.send({ systemType: 'citizen-business' });
  await visitor.send({ informationClasses: 'personal' });
  await visitor.send({ servedScope: 'nationwide' });
  await visitor.send({ settlesAdministrativeProcedures: 'yes' });
  for (let left = 20; left > 0 && (await page.locator('.house-verdict').count()) === 0; left -= 1)
    await visitor.send();
  expect(await page.locator('.house-verdict h2').innerText()).toMatch(/^Cấp độ [1-5]$/u);
  expect(await page.locator('table').innerText()).toContain('Nghị định 331/2026/NĐ-CP');
  expect(await visitor.picture('level-result-vi')).toEqual([]);
  expect(await visitor.violations()).toEqual([]);
});

test('a finding goes to the vendor and back, on pages', async () => {
  const traveller = await assessed('Nền tảng có điểm cần khắc phục');
  const { dossierId } = traveller;
  const finding = { severity: 'minor', dueOn: '31/12/2026', text: 'Thiếu quy trình <b>sao lưu</b>' };
  const assessor = await signedIn('assessor');
  await moveOnPages(assessor, dossierId, {
    name: 'raise-finding',
    fields: { criterion: 'RSK-01', ...finding },
  });
  const vendor = await signedIn('vendor');
  await vendor.page.goto(`/vi/dossiers/${dossierId}/do/answer-finding`);
  const [raised = ''] = Object.keys(
    z.object({ findings: z.record(z.string(), z.unknown()) }).parse(await readCase(run, traveller, 'vendor'))
      .findings,
  );
  await vendor.done({ finding: raised, answer: 'Đã ban hành' });
  await moveOnPages(assessor, dossierId, {
    name: 'recheck-finding',
    fields: { finding: raised, verdict: 'accepted', reasons: 'Đạt' },
  });
  await assessor.page.goto(`/vi/dossiers/${dossierId}`);
  expect(await assessor.page.locator('main').innerText()).toContain('Thiếu quy trình <b>sao lưu</b>');
  expect(await assessor.page.locator('main').innerText()).toContain('Đã đóng');
  expect(await assessor.violations()).toEqual([]);
});

test('who concludes too early is told what still prevents it, and keeps what was typed', async () => {
  const { dossierId } = await assessed('Nền tảng kết luận sớm');
  const assessor = await signedIn('assessor');
  await assessor.page.goto(`/vi/dossiers/${dossierId}/do/conclude`);
  await assessor.send({ verdict: 'eligible', planFullyImplemented: 'yes', reasons: 'Sớm', ...ruling });
  const objection = await assessor.page.locator('.govuk-error-summary').innerText();
  expect(objection).toContain('Còn tiêu chí chưa có kết quả');
  expect(objection).toContain('RSK-01');
  expect(await assessor.page.locator('[name=reasons]').inputValue()).toBe('Sớm');
  expect(await assessor.violations()).toEqual([]);
});

test('a permit is verified by upload, and no longer counts once the ministry has suspended it', async () => {
  const traveller = await assessed('Nền tảng có giấy xác nhận');
  await recordResults(run, traveller);
  await move(run, traveller, moves.conclusion);
  const answer = await until(
    () => run.api('GET', `/permits/${traveller.digest}`),
    ({ status }) => status === 200,
  );
  const { permits } = z.object({ permits: z.array(z.object({ envelope: z.unknown() })) }).parse(answer.body);
  const buffer = Buffer.from(JSON.stringify(permits[0]?.envelope), 'utf8');
  const visitor = await arrive();
  const verdict = visitor.page.locator('.house-verdict h2');
  const verify = async (file: Buffer) => {
    await visitor.page.goto('/vi/verify');
    await visitor.page
      .locator('[name=file]')
      .setInputFiles({ name: 'p.json', mimeType: 'application/json', buffer: file });
    await visitor.send();
    return verdict.innerText();
  };
  await until(
    () => run.api('GET', '/permits/status'),
    ({ status }) => status === 200,
  );
  expect(await verify(buffer)).toBe('Thật và còn hiệu lực');
  expect(await visitor.picture('verify-result-vi')).toEqual([]);
  expect(await visitor.violations()).toEqual([]);
  const forged = Buffer.from(buffer.toString('utf8').replace(/"sig":"./u, '"sig":"A'), 'utf8');
  expect(await verify(forged)).toBe('Không phải giấy xác nhận thật');
  await visitor.page.goto(`/vi/release?digest=${traveller.digest}`);
  expect(await verdict.innerText()).toBe('Được đưa vào sử dụng');

  const ministry = await signedIn('ministry');
  const fields = { reasons: 'Sự cố', ...ruling };
  await moveOnPages(ministry, traveller.dossierId, { name: 'suspend', fields });
  await visitor.page.goto(`/vi/release?digest=${traveller.digest}`);
  expect(await verdict.innerText()).toBe('Chưa được đưa vào sử dụng');
  expect(visitor.objections).toEqual([]);
});
