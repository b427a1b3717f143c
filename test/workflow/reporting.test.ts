import { expect, it } from 'vitest';
import * as z from 'zod';
import { inMemoryWorkflow } from '../support/in-memory-workflow.ts';
import { permitKeyOfTests } from './permit-keys.ts';
import { registration, roadToEligible } from './road.ts';

const receipt = z.object({
  type: z.string(),
  followUps: z.array(z.looseObject({ command: z.unknown().optional() })),
});
const noted = z.object({ type: z.literal('note-reporting') });

it('tells an owner once that it owes the yearly report of a law: its second case sets nothing off for that', async () => {
  const now = () => '2026-11-23T02:00:00.000Z';
  const { items, queues, drain } = inMemoryWorkflow({ now, key: permitKeyOfTests });
  const approved = () =>
    items
      .all()
      .filter(({ sk, type }) => sk === 'COMMAND' && type === 'approve-level')
      .map((item) => receipt.parse(item))
      .map(({ followUps }) => followUps.filter(({ command }) => noted.safeParse(command).success).length);
  for (const name of ['a', 'b']) {
    const platform = `pf-${name}`;
    for (const { queue, wish } of [registration(platform), ...roadToEligible({ platform, name, level: 3 })]) {
      await queues.send(queue, [{ group: wish.aggregate.id, deduplicationId: wish.id, body: wish }]);
      await drain();
    }
  }
  expect(approved()).toEqual([1, 0]);
  const owed = items.get({ pk: 'ORGANISATION#BTC', sk: 'STATE' });
  expect(owed).toMatchObject({ state: { reporting: { since: { ND331_2026: expect.any(Number) } } } });
});
