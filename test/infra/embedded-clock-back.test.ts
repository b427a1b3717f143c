import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbedded } from '../support/embedded.ts';
import type { EmbeddedRun } from '../support/embedded.ts';
import { askGate, move, moves, openCase, recordResults } from '../support/embedded-road.ts';
import type { Traveller } from '../support/embedded-road.ts';

let run: EmbeddedRun;
let traveller: Traveller;

const answerNow = () => askGate(run, 'auditor', { release: { digest: traveller.digest } });

beforeAll(async () => {
  run = await startEmbedded({ environment: { CHOT_REGISTER: 'none' } });
  traveller = await openCase(run, 'Nền tảng trước ngày được cấp');
  for (const name of ['content', 'submission', 'appraisal', 'level-approval', 'assignment'] as const)
    await move(run, traveller, moves[name]);
  await recordResults(run, traveller);
  await move(run, traveller, moves.conclusion);
});
afterAll(async () => {
  await run.stop();
  run.remove();
});

test('on a clock that was set back to before a permit was given, the permit opens nothing', async () => {
  expect(await answerNow()).toBe('allow');
  await run.shiftClock(-3_600);
  expect(await answerNow()).toBe('deny no-permit');
  await run.shiftClock(0);
  expect(await answerNow()).toBe('allow');
});
