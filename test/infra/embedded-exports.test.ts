import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { startEmbedded, until } from '../support/embedded.ts';
import type { EmbeddedRun } from '../support/embedded.ts';
import { settle } from '../support/embedded-road.ts';

const registerShape = z.object({
  total: z.number(),
  items: z.array(z.object({ id: z.string(), nameVi: z.string() })),
});

let run: EmbeddedRun;
beforeAll(async () => {
  run = await startEmbedded({ environment: { CHOT_DELIVER_TWICE: '1' } });
});
afterAll(async () => {
  await run.stop();
  run.remove();
});

/** How many files were made. */
const made = async (): Promise<number> =>
  (await readdir(join(run.dataDir, 'buckets/workflow-exportfiles'))).length;
const register = async () => registerShape.parse((await run.api('GET', '/register.json')).body);
const etag = async () => (await run.api('GET', '/register.json')).headers.get('etag');

it('are made in the bucket for a register that is new, and answered from there as they would be made', async () => {
  expect(await until(made, (count) => count >= 6)).toBeGreaterThanOrEqual(6);
  const { total, items } = await until(register, (found) => found.total > 0);
  expect(items).toHaveLength(total);
});

it('are made again after a change, also where the run is killed before it comes to that', async () => {
  const { items } = await register();
  const [before, known] = [await made(), await etag()];
  const id = items[0]?.id ?? '';
  const nameVi = 'Nền tảng được đổi tên';
  await settle(run, 'registrar', { method: 'PATCH', path: `/platforms/${id}`, body: { nameVi } });
  await run.kill();
  await run.start();
  await until(register, (found) => found.items.some((one) => one.nameVi === nameVi));
  expect(await made()).toBeGreaterThan(before);
  expect(await etag()).not.toBe(known);
});

it('say in the log how many platforms they hold, and what they were made for', () => {
  const log = readFileSync(join(run.dataDir, 'functions.log'), 'utf8');
  expect(log).toMatch(/"message":"made the files of the register".*"platforms":\d+.*"causedBy":"/u);
});
