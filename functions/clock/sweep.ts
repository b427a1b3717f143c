import * as z from 'zod';
import type { Reads } from '../../shared/aws/reads.ts';
import type { Send } from '../../shared/aws/queues.ts';
import { commandMessage, taskMessage } from '../../shared/aws/queues.ts';
import { systemActor } from '../../shared/domain/actor.ts';
import type { Clock, Command } from '../../shared/workflow/ports.ts';

export interface SweepDeps {
  readonly reads: Pick<Reads, 'due'>;
  readonly send: Send;
  readonly queues: { readonly publication: string; readonly sign: string };
  readonly now: Clock;
}

const dueCard = z.object({ id: z.string() });

/** The command of one sweep that records a lapse; another sweep asks again, and a lapse that is recorded stays recorded. */
const lapse = (card: unknown, at: string): Command => {
  const { id } = dueCard.parse(card);
  const commandId = `lapse-${id}-${at}`;
  return {
    id: commandId,
    type: 'expire',
    aggregate: { kind: 'dossier', id },
    actor: systemActor,
    body: {},
    correlationId: commandId,
  };
};

/** Enqueues what has fallen due, and asks for a fresh status list. Costs what is due, not what exists. */
export const sweep = async ({ reads, send, queues, now }: SweepDeps): Promise<number> => {
  const at = now();
  const due = await reads.due(at);
  await send(
    queues.publication,
    due.map((card) => commandMessage(lapse(card, at))),
  );
  await send(queues.sign, [taskMessage({ kind: 'sign-status-list', causedBy: `sweep-${at}` })]);
  return due.length;
};
