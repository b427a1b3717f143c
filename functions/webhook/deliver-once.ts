import { isGivenUp, nextAttemptAt } from '../../shared/domain/webhook/delivery.ts';
import type { Delivery, Health } from '../../shared/domain/webhook/delivery.ts';
import { endpointIn, secretsAt } from '../../shared/domain/webhook/webhooks.ts';
import type { Endpoint } from '../../shared/domain/webhook/webhooks.ts';
import { shelf as shelves } from '../../shared/workflow/keys.ts';
import type { DeliverTask, SideItem } from '../../shared/workflow/ports.ts';
import { webhookKeys } from '../../shared/workflow/webhook-keys.ts';
import type { Attempted, WebhookPorts } from '../../shared/workflow/webhook-ports.ts';
import { signatureHeaders } from '../../shared/workflow/webhook-signature.ts';
import { cloudEvent, deliveryName } from './event.ts';

const put = (key: SideItem['key'], body: SideItem['body']): SideItem => ({ key, body, claim: null });

/** An item that the sweep finds once that instant has come. */
const dueAt = (instant: string, id: string) => ({ id, duePk: shelves.due, dueSk: `${instant}#${id}` });

const secretsOf = async ({ shelf, unseal, now }: WebhookPorts, endpoint: Endpoint): Promise<Uint8Array[]> => {
  const found = await Promise.all(
    secretsAt(endpoint, now()).map(async ({ id }) => {
      const sealed = await shelf.sealed(endpoint.id, id);
      return sealed === null ? [] : [await unseal(endpoint.id, sealed)];
    }),
  );
  if (found.flat().length === 0) throw new Error(`endpoint ${endpoint.id} has no secret`);
  return found.flat();
};

const attemptOn = async (ports: WebhookPorts, endpoint: Endpoint, delivery: Delivery): Promise<Attempted> => {
  const body = cloudEvent(delivery, ports);
  const seconds = Math.floor(Date.parse(ports.now()) / 1000);
  const signed = signatureHeaders(
    { id: deliveryName(delivery), seconds, body },
    await secretsOf(ports, endpoint),
  );
  const headers = { 'content-type': 'application/cloudevents+json; charset=utf-8', ...signed };
  return ports.send(new URL(endpoint.url), { headers, body });
};

const itemsOfTaken = (delivery: Delivery): SideItem[] => {
  const { endpoint, notice, attempts, failedAt } = delivery;
  const body = { ...delivery, status: 'taken', attempts: attempts + 1, failedAt: null };
  return [
    put(webhookKeys.delivery(endpoint, notice), body),
    put(webhookKeys.health(endpoint), null),
    ...(failedAt === null ? [] : [put(webhookKeys.failure(endpoint, failedAt, notice), null)]),
  ];
};

/** Noted since the first attempt in a row that was not taken; after days of it the sweep has the endpoint switched off. */
const healthItem = ({ organisation, endpoint }: Delivery, health: Health | null, now: string): SideItem => {
  const { since } = health ?? { since: now };
  const due = isGivenUp({ since }, now) ? dueAt(now, endpoint) : {};
  return put(webhookKeys.health(endpoint), { since, organisation, endpoint, ...due });
};

type Missed = Exclude<Attempted, { kind: 'taken' }>;

/** One that failed is tried again by and by; what may never be sent so, or was asked for by hand, is not. */
const itemsOfMissed = (
  delivery: Delivery,
  { missed, byHand, now }: { readonly missed: Missed; readonly byHand: boolean; readonly now: string },
): SideItem[] => {
  const { endpoint, notice, at, events } = delivery;
  const attempts = delivery.attempts + 1;
  const key = webhookKeys.delivery(endpoint, notice);
  const next = byHand || missed.kind === 'refused' ? null : nextAttemptAt(attempts, now);
  if (next !== null) return [put(key, { ...delivery, attempts, ...dueAt(next, endpoint) })];
  const failedAt = delivery.failedAt ?? now;
  const status = missed.kind === 'failed' ? missed.status : null;
  return [
    put(key, { ...delivery, status: 'failed', attempts, failedAt }),
    put(webhookKeys.failure(endpoint, failedAt, notice), {
      ...{ notice, at, events, failedAt, attempts, reason: missed.reason, status },
      expiresAt: delivery.expiresAt,
    }),
  ];
};

/** True where this attempt is still to be made: by the count of those before it, or, by hand, until it is taken. */
const isWanted = ({ status, attempts }: Delivery, { attempt }: DeliverTask): boolean =>
  attempt === null ? status !== 'taken' : status === 'due' && attempts === attempt;

/**
 * Makes one attempt to send one notice to one endpoint, and keeps what became of it. A message that comes again finds the
 * attempt made; a receiver hears twice only where the worker was struck between the answer and the note, under the same name.
 */
export const deliverOnce =
  (ports: WebhookPorts) =>
  async (task: DeliverTask): Promise<void> => {
    const { shelf, now } = ports;
    const delivery = await shelf.delivery(task.endpoint, task.notice);
    if (delivery === null || !isWanted(delivery, task)) return;
    const endpoint = endpointIn(await shelf.webhooks(task.organisation), task.endpoint);
    if (endpoint === undefined || endpoint.offSince !== null) {
      const dropped = { ...delivery, status: 'failed' };
      await shelf.write(delivery.attempts, [put(webhookKeys.delivery(task.endpoint, task.notice), dropped)]);
      return;
    }
    const attempted = await attemptOn(ports, endpoint, delivery);
    const health = await shelf.health(endpoint.id);
    const items =
      attempted.kind === 'taken'
        ? itemsOfTaken(delivery)
        : [
            ...itemsOfMissed(delivery, { missed: attempted, byHand: task.attempt === null, now: now() }),
            healthItem(delivery, health, now()),
          ];
    await shelf.write(delivery.attempts, items);
  };
