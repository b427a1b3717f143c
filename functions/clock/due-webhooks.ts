import * as z from 'zod';
import { systemActor } from '../../shared/domain/actor.ts';
import { parseDelivery } from '../../shared/contracts/webhooks.ts';
import type { Command, DeliverTask } from '../../shared/workflow/ports.ts';

const givenUp = z.object({ endpoint: z.string(), organisation: z.string() });

/** The next attempt of a delivery that is due; the worker ignores one that was made meanwhile. */
export const attemptDue = (item: unknown, at: string): DeliverTask => {
  const { organisation, endpoint, notice, attempts } = parseDelivery(item);
  return { kind: 'deliver', organisation, endpoint, notice, attempt: attempts, causedBy: `sweep-${at}` };
};

/** The command that switches off an endpoint that has taken nothing for days; where that is done it does nothing. */
export const switchOffDue = (item: unknown, at: string): Command => {
  const { endpoint, organisation } = givenUp.parse(item);
  const id = `off-${endpoint}-${at}`;
  return {
    id,
    type: 'switch-webhook-off',
    aggregate: { kind: 'webhooks', id: organisation },
    actor: systemActor,
    body: { endpoint },
    correlationId: id,
  };
};
