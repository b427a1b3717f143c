import { toldOfWebhooks } from '../domain/notice/office-told.ts';
import { decideWebhooks } from '../domain/webhook/decide.ts';
import { endpointIn, evolveWebhooks } from '../domain/webhook/webhooks.ts';
import type { WebhookEvent, Webhooks } from '../domain/webhook/webhooks.ts';
import type { Aggregate, Change } from './aggregate.ts';
import type { FollowUp, SideItem } from './ports.ts';
import { tell } from './tell.ts';
import { webhookKeys } from './webhook-keys.ts';
import type { WebhookWish } from './wishes.ts';

type WebhooksChange = Change<Webhooks, WebhookEvent, WebhookWish>;

const secretsOf = (state: Webhooks | null, endpoint: string): readonly string[] =>
  (endpointIn(state, endpoint)?.secrets ?? []).map(({ id }) => id);

/** The sealed secrets of what a command changed: the new one is kept, and those that count no more are gone. */
const secretItems = ({ before, after, command }: WebhooksChange): SideItem[] => {
  const { endpoint } = command.body;
  const [were, are] = [secretsOf(before, endpoint), secretsOf(after, endpoint)];
  const gone = were.filter((id) => !are.includes(id));
  const removed = gone.map((id) => ({ key: webhookKeys.secret(endpoint, id), body: null, claim: null }));
  if (!('sealed' in command.body)) return removed;
  const body = { sealed: command.body.sealed };
  return [...removed, { key: webhookKeys.secret(endpoint, command.id), body, claim: null }];
};

/** One that is gone or off is no longer watched. */
const healthItems = ({ events }: WebhooksChange): SideItem[] =>
  events.flatMap(({ type, endpoint }) =>
    type === 'WebhookRemoved' || type === 'WebhookSwitchedOff'
      ? [{ key: webhookKeys.health(endpoint), body: null, claim: null }]
      : [],
  );

const retries = ({ after, events, command }: WebhooksChange): FollowUp[] =>
  events.flatMap((event) => {
    if (event.type !== 'WebhookRetryAsked') return [];
    const { endpoint, notice } = event;
    const { organisation } = after;
    const task = {
      kind: 'deliver',
      organisation,
      endpoint,
      notice,
      attempt: null,
      causedBy: command.id,
    } as const;
    return [{ to: 'webhook', task }];
  });

interface WebhooksSurroundings {
  readonly parse: (stored: unknown) => Webhooks;
  readonly allowsLoopback: boolean;
}

/** The webhooks of an organisation as the workflow handles them; their id is that of the organisation. */
export const webhooksAggregate = ({
  parse,
  allowsLoopback,
}: WebhooksSurroundings): Aggregate<Webhooks, WebhookEvent, WebhookWish> => ({
  parse,
  concerns: () => [],
  decide: ({ state }, command) =>
    decideWebhooks({ id: command.aggregate.id, state, allowsLoopback }, command),
  evolve: (state, { at, command, event }) =>
    evolveWebhooks(state, { organisation: command.aggregate.id, at, event }),
  items: (change) => [...secretItems(change), ...healthItems(change)],
  followUps: (change) => [
    ...retries(change),
    ...tell(change, null, toldOfWebhooks(change.after.organisation, change.events)),
  ],
});
