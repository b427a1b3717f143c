import { createHash } from 'node:crypto';
import { parseDelivery, parseHealth, parseSealed, parseWebhooks } from '../../shared/contracts/webhooks.ts';
import { keys } from '../../shared/workflow/keys.ts';
import type { Attempted, WebhookPorts, WebhookShelf } from '../../shared/workflow/webhook-ports.ts';
import { webhookKeys } from '../../shared/workflow/webhook-keys.ts';
import { secretText } from '../../shared/workflow/webhook-signature.ts';
import type { InMemoryItems, Key } from './in-memory-items.ts';

const secretIn = (sealed: string): Buffer => createHash('sha256').update(`opened:${sealed}`).digest();

let made = 0;
/** Secrets whose sealed form does not show them. */
export const inMemorySecrets = {
  make: (endpoint: string): Promise<{ secret: string; sealed: string }> => {
    made += 1;
    const sealed = Buffer.from(`${endpoint}-${String(made)}`).toString('base64');
    return Promise.resolve({ secret: secretText(secretIn(sealed)), sealed });
  },
  unseal: (_: string, sealed: string): Promise<Uint8Array> => Promise.resolve(secretIn(sealed)),
};

/** What a receiver got in one request. */
export interface Received {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Receivers that keep what they get and answer as they are told to; 204 unless they are told otherwise. */
export const inMemoryReceivers = () => {
  const received: Received[] = [];
  let answer: Attempted = { kind: 'taken', status: 204 };
  const send: WebhookPorts['send'] = (url, message) => {
    received.push({ url: url.href, ...message });
    return Promise.resolve(answer);
  };
  return {
    received,
    send,
    answerWith: (next: Attempted): void => {
      answer = next;
    },
  };
};
export type InMemoryReceivers = ReturnType<typeof inMemoryReceivers>;

/** Endpoints and deliveries in memory, with the condition of the table. */
export const inMemoryWebhookShelf = (items: InMemoryItems): WebhookShelf => {
  const read = <Found>(key: Key, parse: (item: unknown) => Found): Promise<Found | null> => {
    const item = items.get(key);
    return Promise.resolve(item === null ? null : parse(item));
  };
  return {
    webhooks: (id) => {
      const item = items.get(keys.state('webhooks', id));
      return Promise.resolve(item === null ? null : parseWebhooks(item['state']));
    },
    delivery: (endpoint, notice) => read(webhookKeys.delivery(endpoint, notice), parseDelivery),
    health: (endpoint) => read(webhookKeys.health(endpoint), parseHealth),
    sealed: (endpoint, id) => read(webhookKeys.secret(endpoint, id), parseSealed),
    write: async (attempts, written) => {
      await Promise.resolve();
      const [first] = written;
      if (first === undefined || items.get(first.key)?.['attempts'] !== attempts) return false;
      for (const { key, body } of written) {
        if (body === null) items.remove(key);
        else items.put(key, body);
      }
      return true;
    },
  };
};

/** Everything that sending to endpoints needs, in memory. */
export const inMemoryWebhooks = (
  items: InMemoryItems,
  { now, send }: Pick<WebhookPorts, 'now' | 'send'>,
): WebhookPorts => ({
  shelf: inMemoryWebhookShelf(items),
  unseal: inMemorySecrets.unseal,
  send,
  now,
  source: 'https://chot.example',
  synthetic: true,
});
