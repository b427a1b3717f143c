import './quiet.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getStatistics } from '../../functions/register/routes/statistics.ts';
import { snapshots } from '../../functions/register/snapshot.ts';
import { commandMessage } from '../../shared/aws/queues.ts';
import { parseRegistryWish } from '../../shared/contracts/messages.ts';
import { addDays } from '../../shared/domain/working-days.ts';
import { httpEndpoint } from '../../shared/lambda/http-endpoint.ts';
import { problemText } from '../../shared/messages/messages.ts';
import { inMemoryReads } from '../support/in-memory-reads.ts';
import type { InMemoryWorkflow } from '../support/in-memory-workflow.ts';
import { inMemoryWorkflow } from '../support/in-memory-workflow.ts';
import { anyDayOfRegister } from '../support/random-register.ts';
import type { RegisterStep } from '../support/random-register.ts';
import { permitKeyOfTests } from '../workflow/permit-keys.ts';
import { answerOf, httpEvent, lambdaContext } from './events.ts';

const firstDay = '2026-11-23';
const dayAt = (n: number): string => addDays(firstDay, n);

/** Works off what the register itself is told; its cases, of which only the outcome is told here, hear of nothing. */
const settle = async ({ queues, deliver }: InMemoryWorkflow) => {
  for (let [head] = queues.heads(); head !== undefined; [head] = queues.heads())
    if (head.queue === 'registry') await deliver(head, 'done');
    else queues.acknowledge(head);
};

/** A register whose time goes on, what happens to it, and its statistics. */
const openRegister = () => {
  let now = '';
  const workflow = inMemoryWorkflow({ now: () => now, key: permitKeyOfTests });
  const deps = { reads: inMemoryReads(workflow.items), now: () => now };
  const handler = httpEndpoint([getStatistics(deps, snapshots(deps))], problemText);
  let sent = 0;
  return {
    goTo: (day: string, time = '09:00:00.000') => (now = `${day}T${time}Z`),
    happen: async ({ kind, id, ...wish }: RegisterStep) => {
      const command = {
        ...wish,
        id: `c-${String((sent += 1))}`,
        aggregate: { kind, id },
        correlationId: 'r',
      };
      await workflow.queues.send('registry', [commandMessage(parseRegistryWish(command))]);
      await settle(workflow);
    },
    statistics: async (query = '') =>
      answerOf(await handler(httpEvent(`GET /register/statistics${query}`), lambdaContext)).body,
  };
};

const days = 8;
const anyHistory = fc.tuple(
  ...Array.from({ length: days }, (_, n) => anyDayOfRegister((offset) => dayAt(n + offset), n)),
);

describe('the statistics of an earlier day', () => {
  it('are those that were answered at its end, whatever has happened since', async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, async (history) => {
        const register = openRegister();
        const then: unknown[] = [];
        for (const [n, steps] of history.entries()) {
          register.goTo(dayAt(n));
          for (const step of steps) await register.happen(step);
          register.goTo(dayAt(n), '16:59:59.999');
          then.push(await register.statistics());
        }
        register.goTo(dayAt(days + 30));
        for (const [n, answer] of then.entries())
          expect(await register.statistics(`?asOf=${dayAt(n)}`)).toEqual(answer);
      }),
      { numRuns: 150 },
    );
  });
});
