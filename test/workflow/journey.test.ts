import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { inMemoryWorkflow } from '../support/in-memory-workflow.ts';
import { keys } from '../../shared/workflow/keys.ts';
import { faultsOfChain } from './chain.ts';
import { people } from './people.ts';
import { openEnvelope, permitKeyOfTests } from './permit-keys.ts';
import type { Case } from './road.ts';
import { digestOfCase, registration, roadFromEligible, roadToEligible } from './road.ts';

const morning = Date.parse('2026-11-23T02:00:00.000Z');
const envelopeItem = z.object({
  envelope: z.object({
    payload: z.string(),
    payloadType: z.string(),
    signatures: z.array(z.object({ keyid: z.string(), sig: z.string() })),
  }),
});

/** A workflow whose time goes on by a minute with every step, each message of which is delivered twice. */
const start = () => {
  let minutes = 0;
  const now = () => new Date(morning + minutes * 60_000).toISOString();
  const workflow = inMemoryWorkflow({ now, key: permitKeyOfTests });
  const walk = async (steps: readonly ReturnType<typeof registration>[]): Promise<unknown[]> => {
    const outcomes: unknown[] = [];
    for (const { queue, wish } of steps) {
      minutes += 1;
      await workflow.queues.send(queue, [{ group: wish.aggregate.id, deduplicationId: wish.id, body: wish }]);
      await workflow.drain(2);
      outcomes.push(workflow.items.get(keys.command(wish.id))?.['status']);
    }
    return outcomes;
  };
  return { ...workflow, now, walk };
};

const operation = (name: string, platformId?: string) =>
  ({
    release: { digest: digestOfCase(name) },
    purpose: 'operation',
    data: 'real',
    ...(platformId && { platformId }),
  }) as const;

describe.each([1, 3, 5] as const)('the whole road at level %i, every message twice', (level) => {
  const given: Case = { platform: 'pf-1', name: 'a', level };
  const reasonOf = async (road: ReturnType<typeof start>): Promise<string> => {
    const { decision, reasons } = await road.ask(operation('a'), people.auditor);
    return reasons[0]?.code ?? decision;
  };

  it('opens the gate at eligible and at no other time', async () => {
    const road = start();
    const seen: string[] = [];
    const steps = [
      registration('pf-1'),
      ...roadToEligible(given),
      ...roadFromEligible(given, ['suspend', 'reinstate', 'revoke']),
    ];
    for (const step of steps) {
      expect(await road.walk([step])).toEqual(['applied']);
      const reason = await reasonOf(road);
      if (seen.at(-1) !== reason) seen.push(reason);
    }
    expect(seen).toEqual([
      'unknown-release',
      'no-dossier',
      'under-assessment',
      'allow',
      'permit-suspended',
      'allow',
      'permit-revoked',
    ]);
  });

  it('leaves one event for each command, one signed permit, and a platform that knows', async () => {
    const road = start();
    await road.walk([
      registration('pf-1'),
      ...roadToEligible(given),
      ...roadFromEligible(given, ['suspend', 'reinstate', 'revoke']),
    ]);
    expect(faultsOfChain(road.items, 'DOSSIER#ds-a')).toEqual([]);
    expect(faultsOfChain(road.items, 'PLATFORM#pf-1')).toEqual([]);
    const envelopes = road.items.under(`PERMIT#${digestOfCase('a')}`, 'ENVELOPE#');
    expect(envelopes).toHaveLength(1);
    const statement = openEnvelope(envelopeItem.parse(envelopes[0]).envelope);
    expect(statement).toBe(road.items.under(`PERMIT#${digestOfCase('a')}`, 'STATEMENT#')[0]?.['statement']);
    const list = openEnvelope(envelopeItem.parse(road.items.get(keys.statusList())).envelope);
    expect(JSON.parse(list ?? '')).toMatchObject({
      permits: [{ digest: digestOfCase('a'), status: 'revoked' }],
    });
    expect(road.items.get(keys.card('platform', 'pf-1'))).toMatchObject({
      standings: [{ dossierId: 'ds-a', published: true, level, permit: { status: 'revoked' } }],
    });
  });

  it('lapses by arithmetic at the instant, without any sweep', async () => {
    const road = start();
    await road.walk([registration('pf-1'), ...roadToEligible(given)]);
    const { validUntil } = await road.ask(operation('a'), people.auditor);
    const before = new Date(Date.parse(validUntil ?? '') - 1).toISOString();
    expect((await road.ask(operation('a'), people.auditor, before)).decision).toBe('allow');
    expect(await road.ask(operation('a'), people.auditor, validUntil ?? '')).toMatchObject({
      decision: 'deny',
      reasons: [{ code: 'permit-expired' }],
    });
  });

  it('opens for this platform and this digest only', async () => {
    const road = start();
    await road.walk([registration('pf-1'), registration('pf-2'), ...roadToEligible(given)]);
    expect((await road.ask(operation('a', 'pf-1'), people.deployer)).decision).toBe('allow');
    expect((await road.ask(operation('a', 'pf-2'), people.deployer)).decision).toBe('deny');
    expect((await road.ask(operation('b'), people.deployer)).decision).toBe('deny');
  });
});
