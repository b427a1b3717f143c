import { expect, it } from 'vitest';
import { recorder } from '../../functions/gate/recorder.ts';
import { unpacked } from '../../shared/aws/packed-decisions.ts';
import { parseDecision, parseLogMessage } from '../../shared/contracts/gate-log.ts';
import { aDecision } from '../support/a-decision.ts';

/** The records that a message carries. */
const inside = (body: unknown) => {
  const message = parseLogMessage(JSON.parse(JSON.stringify(body)));
  return message.kind === 'decisions' ? unpacked(message.decisions) : [];
};
const decisions = (count: number) =>
  Array.from({ length: count }, (_, n) =>
    aDecision({ decisionId: `d-abc-${String(n + 1)}`, sequence: n + 1 }),
  );

it('sends what came while a message was under way together, none twice and none left out', async () => {
  const bodies: unknown[] = [];
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  const keep = recorder({
    queueUrl: 'q',
    send: async (_, [message]) => {
      bodies.push(message?.body);
      await gate;
    },
    onLost: () => expect.unreachable(),
  });
  const kept = decisions(120).map((decision) => keep(decision));
  open();
  expect(await Promise.all(kept)).toEqual(Array.from({ length: 120 }, () => true));
  const sent = bodies.map(inside);
  expect(sent.map((one) => one.length)).toEqual([1, 50, 50, 19]);
  const sequences = sent.flat().map((one) => one.sequence);
  expect(sequences).toEqual(decisions(120).map(({ sequence }) => sequence));
});

it('hands on each record that was not taken, whole, so that it can be taken in later', async () => {
  const lost: unknown[] = [];
  const keep = recorder({
    queueUrl: 'q',
    send: () => Promise.reject(new Error('the queue is away')),
    onLost: (decision) => lost.push(decision),
  });
  const asked = decisions(3);
  expect(await Promise.all(asked.map((decision) => keep(decision)))).toEqual([false, false, false]);
  expect(lost.map((one) => parseDecision(JSON.parse(JSON.stringify(one))))).toEqual(asked);
});

it('hands on nothing that people wrote: it goes to a log', async () => {
  const lost: unknown[] = [];
  const keep = recorder({
    queueUrl: 'q',
    send: () => Promise.reject(new Error('the queue is away')),
    onLost: (decision) => lost.push(decision),
  });
  expect(await keep(aDecision({ trialFor: 'Chị Lan thử ở Hà Tĩnh' }))).toBe(false);
  expect(JSON.stringify(lost)).not.toContain('Chị Lan');
  expect(lost.map((one) => parseDecision(JSON.parse(JSON.stringify(one))))).toEqual([aDecision()]);
});

it('goes on after a fault', async () => {
  let isAway = true;
  const keep = recorder({
    queueUrl: 'q',
    send: () => (isAway ? Promise.reject(new Error('away')) : Promise.resolve()),
    onLost: () => undefined,
  });
  expect(await keep(aDecision())).toBe(false);
  isAway = false;
  expect(await keep(aDecision({ sequence: 2 }))).toBe(true);
});

it('gives a registration more time than an answer, and lets no answer wait for it', async () => {
  const limits: unknown[] = [];
  let open = (): void => undefined;
  const later = new Promise<void>((resolve) => (open = resolve));
  const keep = recorder({
    queueUrl: 'q',
    send: async (_, [message]) => {
      const [record] = inside(message?.body);
      limits.push(record?.trialFor ?? null);
      if (record?.trialFor !== undefined) await later;
    },
    onLost: () => expect.unreachable(),
  });
  const registration = keep(aDecision({ trialFor: 'thử với dữ liệu giả' }));
  expect(await keep(aDecision({ sequence: 2 }))).toBe(true);
  open();
  expect(await registration).toBe(true);
  expect(limits).toEqual(['thử với dữ liệu giả', null]);
});
