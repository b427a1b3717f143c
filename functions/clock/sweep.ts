import * as z from 'zod';
import type { Reads } from '../../shared/aws/reads.ts';
import type { Send } from '../../shared/aws/queues.ts';
import { commandMessage, deliverMessage, rebuildMessage, taskMessage } from '../../shared/aws/queues.ts';
import { systemActor } from '../../shared/domain/actor.ts';
import { attemptDue, switchOffDue } from './due-webhooks.ts';
import { keys } from '../../shared/workflow/keys.ts';
import type { Clock, Command } from '../../shared/workflow/ports.ts';

export interface SweepDeps {
  readonly reads: Pick<Reads, 'due'>;
  readonly send: Send;
  readonly queues: Readonly<Record<'publication' | 'registry' | 'sign' | 'webhook' | 'exports', string>>;
  readonly now: Clock;
}

const dueCard = z.object({ id: z.string(), pk: z.string() });

/** What time may do something to. */
const kinds = ['dossier', 'platform', 'organisation', 'relaxation'] as const;

/** Which aggregate a card is of stands in its key; a card of anything else is a fault. */
const kindOf = (pk: string): (typeof kinds)[number] => {
  const found = kinds.find((kind) => pk === keys.card(kind, pk.slice(pk.indexOf('#') + 1)).pk);
  if (found === undefined) throw new Error(`nothing falls due on ${pk}`);
  return found;
};
const placed = z.object({ pk: z.string(), sk: z.string().default('') });

/** The command of one sweep that has a card tell what time has done; the next sweep asks again, and what is told stays told. */
const noteDue = (card: unknown, at: string): Command => {
  const { id, pk } = dueCard.parse(card);
  const kind = kindOf(pk);
  const commandId = `due-${kind}-${id}-${at}`;
  return {
    id: commandId,
    type: 'note-due',
    aggregate: { kind, id },
    actor: systemActor,
    body: {},
    correlationId: commandId,
  };
};

/** Attempts on endpoints that are due, and endpoints that took nothing for days; neither is an aggregate with a card. */
const isOfWebhook = (item: unknown): boolean => placed.parse(item).pk.startsWith('WEBHOOK#');
/** The files of the register, which a permit that lapses makes wrong. */
const isOfExports = (item: unknown): boolean => placed.parse(item).pk === keys.exports().pk;
const isDelivery = (item: unknown): boolean => placed.parse(item).sk.startsWith('DELIVERY#');

/** Asks everything that has fallen due to tell it, and for a fresh status list. Costs what is due, not what exists. */
export const sweep = async ({ reads, send, queues, now }: SweepDeps): Promise<number> => {
  const at = now();
  const found = await reads.due(at);
  const ofWebhooks = found.filter(isOfWebhook);
  const exports = found.filter(isOfExports);
  const cards = found.filter((item) => !isOfWebhook(item) && !isOfExports(item));
  const due = cards.map((card) => noteDue(card, at));
  const of = (kind: Command['aggregate']['kind']) =>
    due.filter(({ aggregate }) => aggregate.kind === kind).map(commandMessage);
  const attempts = ofWebhooks.filter(isDelivery).map((item) => deliverMessage(attemptDue(item, at)));
  const givenUp = ofWebhooks.filter((item) => !isDelivery(item)).map((item) => switchOffDue(item, at));
  await send(queues.publication, of('dossier'));
  await send(queues.registry, [
    ...of('platform'),
    ...of('organisation'),
    ...of('relaxation'),
    ...givenUp.map(commandMessage),
  ]);
  await send(queues.webhook, attempts);
  await send(
    queues.exports,
    exports.map(() => rebuildMessage({ kind: 'rebuild-exports', at, causedBy: `sweep-${at}` }, at)),
  );
  await send(queues.sign, [taskMessage({ kind: 'sign-status-list', causedBy: `sweep-${at}` })]);
  return found.length;
};
