import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { parseDossierWish } from '../../shared/contracts/messages.ts';
import { dsseEnvelope, statusList } from '../../shared/contracts/permits.ts';
import { systemActor } from '../../shared/domain/actor.ts';
import { keys } from '../../shared/workflow/keys.ts';
import { inMemoryWorkflow } from '../support/in-memory-workflow.ts';
import { confirmed, openedSince } from './incident-road.ts';
import { people } from './people.ts';
import { openEnvelope, permitKeyOfTests } from './permit-keys.ts';
import type { Case, Step } from './road.ts';
import {
  digestOfCase,
  factsOf,
  movesOf,
  onPlatform,
  registration,
  roadFromEligible,
  roadToEligible,
} from './road.ts';

const first: Case = { platform: 'pf-1', name: 'first', level: 1 };
const envelopeIn = z.object({ envelope: dsseEnvelope });
const ruling = {
  documentNumber: '12/QĐ-BTC',
  documentDate: '2026-11-20',
  legalBasis: 'Decree 331/2026/NĐ-CP',
  capacity: 'head of unit',
};
const reasons = 'What runs cannot be stopped yet.';

const graceUntil = (lastDay: string, nth: number): Step[] =>
  movesOf('first', [[people.ministry, 'grant-grace', { ruling, reasons, lastDay }]], nth);
const revoked = (name: string): Step[] =>
  movesOf(name, [[people.ministry, 'revoke', { ruling, reasons }]], 300);
const ended = onPlatform('pf-1', people.owner, [
  'terminate-platform',
  { lastDay: '2028-12-31', reasons, ruling },
]);

/** A second case of the very same release, two years later and no renewal: its opening, and all the rest up to its permit. */
const secondCase = (): readonly [opened: Step[], concluded: Step[]] => {
  const opened = movesOf('second', [
    [people.vendor, 'open-dossier', { facts: { ...factsOf(first), id: 'ds-second' } }],
  ]);
  const [, , ...later] = roadToEligible({ ...first, name: 'second' });
  const concluded = later.map(({ queue, wish }) => {
    const text = JSON.stringify(wish).replaceAll('2026-11-20', '2028-11-20').replaceAll('2027-06', '2029-06');
    return { queue, wish: parseDossierWish(JSON.parse(text)) };
  });
  return [opened, concluded];
};

/** A release whose permit expired and was given a grace until the end of 2028. */
const inGrace = async (before: readonly Step[] = []) => {
  let time = Date.parse('2026-11-23T02:00:00.000Z');
  const workflow = inMemoryWorkflow({ now: () => new Date(time).toISOString(), key: permitKeyOfTests });
  const go = async (steps: readonly Step[]) => {
    for (const { queue, wish } of steps) {
      time += 60_000;
      await workflow.queues.send(queue, [{ group: wish.aggregate.id, deduplicationId: wish.id, body: wish }]);
      await workflow.drain();
    }
  };
  const gate = async () => {
    const release = { digest: digestOfCase('first') };
    const answer = await workflow.ask({ release, purpose: 'operation', data: 'real' }, people.owner);
    return [answer.decision, answer.enforcement, ...answer.reasons.map(({ code }) => code)].join(' ');
  };
  /** What the signed list says of the permits of the release, by case. */
  const listed = () => {
    const { envelope } = envelopeIn.parse(workflow.items.get(keys.statusList()));
    const { permits } = statusList.parse(JSON.parse(openEnvelope(envelope) ?? ''));
    return Object.fromEntries(
      permits.map(({ dossierId, status, graceUntil: until }) => [dossierId, [status, until ?? 'no grace']]),
    );
  };
  await go([registration('pf-1'), ...roadToEligible(first), ...roadFromEligible(first, []), ...before]);
  time = Date.parse('2028-11-25T02:00:00.000Z');
  await go(movesOf('first', [[systemActor, 'expire']], 150));
  return { go, gate, listed, now: () => new Date(time).toISOString() };
};
const lasting = '2028-12-31T17:00:00.000Z';

describe('a grace', () => {
  it('is said by the service and by the list', async () => {
    const { go, gate, listed } = await inGrace();
    await go(graceUntil('2028-12-31', 200));
    expect(await gate()).toBe('deny grace permit-expired');
    expect(listed()).toEqual({ 'ds-first': ['expired', lasting] });
  });

  it('ends with the platform, and none is given after that', async () => {
    const { go, gate, listed } = await inGrace();
    await go([...graceUntil('2028-12-31', 200), ended, ...graceUntil('2029-01-31', 201)]);
    expect(await gate()).toBe('deny block permit-revoked');
    expect(listed()).toMatchObject({ 'ds-first': ['revoked', expect.anything()] });
  });

  it('ends with an incident that is confirmed, at once and in the list; the ministry may rule anew', async () => {
    const { go, gate, listed, now } = await inGrace();
    await go([...graceUntil('2028-12-31', 200), openedSince('2028-11-24T02:00:00.000Z')]);
    expect(await gate()).toBe('deny grace permit-expired');
    await go([confirmed]);
    expect(await gate()).toBe('deny block permit-expired');
    expect(listed()).toEqual({ 'ds-first': ['expired', now()] });
    await go(graceUntil('2028-12-31', 201));
    expect(await gate()).toBe('deny grace permit-expired');
  });

  it('goes on while another case is opened for the release, whoever of the two speaks last', async () => {
    const { go, gate } = await inGrace();
    const [opened] = secondCase();
    await go([...graceUntil('2028-12-20', 200), ...opened]);
    expect(await gate()).toBe('deny grace permit-expired');
    await go(graceUntil('2028-12-31', 201));
    expect(await gate()).toBe('deny grace permit-expired');
  });

  it('ends with the permit that the release is given anew, in the list too, and never speaks for it again', async () => {
    const { go, gate, listed } = await inGrace();
    const [opened, concluded] = secondCase();
    await go([...graceUntil('2028-12-31', 200), ...opened, ...concluded]);
    expect(await gate()).toBe('allow block');
    expect(listed()).toEqual({ 'ds-first': ['expired', 'no grace'] });
    await go(graceUntil('2029-01-31', 201));
    expect(await gate()).toBe('allow block');
    await go([...revoked('second'), ...graceUntil('2029-01-31', 202)]);
    expect(await gate()).toBe('deny block permit-revoked');
    expect(listed()).toEqual({ 'ds-first': ['expired', 'no grace'], 'ds-second': ['revoked', 'no grace'] });
  });

  it('is not given to a permit that was suspended when it expired', async () => {
    const suspension = movesOf('first', [[people.ministry, 'suspend', { ruling, reasons }]], 140);
    const { go, gate, listed } = await inGrace(suspension);
    await go(graceUntil('2028-12-31', 200));
    expect(await gate()).toBe('deny block permit-expired');
    expect(listed()).toEqual({ 'ds-first': ['expired', 'no grace'] });
  });
});
