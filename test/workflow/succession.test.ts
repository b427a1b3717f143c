import { expect, it } from 'vitest';
import { parseDossier } from '../../shared/contracts/records.ts';
import { systemActor } from '../../shared/domain/actor.ts';
import { keys } from '../../shared/workflow/keys.ts';
import { inMemoryWorkflow } from '../support/in-memory-workflow.ts';
import { people } from './people.ts';
import { permitKeyOfTests } from './permit-keys.ts';
import type { Case, Step } from './road.ts';
import { digestOfCase, movesOf, registration, roadToEligible } from './road.ts';

const older: Case = { platform: 'pf-1', name: 'older', level: 1 };
const newer: Case = { platform: 'pf-1', name: 'newer', level: 1 };
const day = 24 * 3600 * 1000;

/** A workflow whose time a test moves. */
const start = () => {
  let time = Date.parse('2026-11-23T02:00:00.000Z');
  const now = () => new Date(time).toISOString();
  const workflow = inMemoryWorkflow({ now, key: permitKeyOfTests });
  const { queues } = workflow;
  const send = ({ queue, wish }: Step) =>
    queues.send(queue, [{ group: wish.aggregate.id, deduplicationId: wish.id, body: wish }]);
  const walk = async (steps: readonly Step[]) => {
    for (const step of steps) {
      await send(step);
      await workflow.drain();
    }
  };
  const permitOf = (name: string) => {
    const item = workflow.items.get(keys.state('dossier', `ds-${name}`));
    return parseDossier(item?.['state']).permit;
  };
  const pass = (milliseconds: number) => {
    time += milliseconds;
  };
  return { ...workflow, send, walk, permitOf, pass };
};

it('replaces the older release also where the platform hears of the newer one first', async () => {
  const { send, walk, pass, queues, deliver, drain, permitOf } = start();
  const conclusion = roadToEligible(older).slice(-1);
  await walk([registration('pf-1'), ...roadToEligible(older).slice(0, -1)]);
  for (const step of conclusion) await send(step);
  for (const head of queues.heads()) await deliver(head, 'publish-fails');
  const delayed = queues.heads();
  for (const head of delayed) queues.acknowledge(head);
  pass(day);
  await walk(roadToEligible(newer));
  for (const step of conclusion) await send(step);
  await drain();
  expect(permitOf('older')).toMatchObject({ status: 'valid', supersededFrom: '2026-12-23T17:00:00.000Z' });
  expect(permitOf('newer')).toMatchObject({ status: 'valid', supersededFrom: null });
});

it('does not bring a permit back that a newer release has replaced, swept or not', async () => {
  const { walk, pass, ask, permitOf } = start();
  await walk([registration('pf-1'), ...roadToEligible(older)]);
  pass(day);
  await walk(roadToEligible(newer));
  const question = {
    release: { digest: digestOfCase('older') },
    purpose: 'operation',
    data: 'real',
  } as const;
  pass(30 * day);
  expect((await ask(question, people.auditor)).reasons[0]?.code).toBe('permit-superseded');
  await walk(roadToEligible({ ...newer, name: 'newest' }));
  const answer = await ask(question, people.auditor);
  expect(answer.reasons[0]?.code ?? answer.decision).toBe('permit-superseded');
  await walk(movesOf('older', [[systemActor, 'supersede']], 900));
  expect(permitOf('older')).toMatchObject({ status: 'superseded' });
});
