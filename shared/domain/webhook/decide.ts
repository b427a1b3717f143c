import { isSystem } from '../actor.ts';
import { mayAct } from '../organisation/acts.ts';
import type { Decision } from '../result.ts';
import { accept, refuse } from '../result.ts';
import { refusedAddress } from './endpoint-address.ts';
import { endpointIn } from './webhooks.ts';
import type { Endpoint, WebhookCommand, WebhookEvent, Webhooks } from './webhooks.ts';

type Decided = Decision<WebhookEvent>;

/** So many endpoints an organisation may have at most (a choice of ours). */
const mostEndpoints = 10;

interface WebhooksAt {
  /** The organisation. */
  readonly id: string;
  readonly state: Webhooks | null;
  /** True only where everything runs on one machine: receivers there. */
  readonly allowsLoopback: boolean;
}

const add = (
  { state, allowsLoopback }: WebhooksAt,
  { id, body }: Extract<WebhookCommand, { type: 'add-webhook' }>,
): Decided => {
  const { endpoint, url, kinds } = body;
  const code = refusedAddress(url, allowsLoopback);
  if (code !== null) return refuse(code);
  if (endpointIn(state, endpoint) !== undefined) return refuse('already-exists');
  if (Object.keys(state?.endpoints ?? {}).length >= mostEndpoints)
    return refuse('too-many-webhooks', { most: mostEndpoints });
  return accept({ type: 'WebhookAdded', endpoint, url, kinds, secret: id });
};

type OnEndpoint = Exclude<WebhookCommand, { type: 'add-webhook' }>;

const change = ({ id: endpoint, offSince }: Endpoint, command: OnEndpoint): Decided => {
  switch (command.type) {
    case 'rotate-webhook-secret':
      return accept({ type: 'WebhookSecretRotated', endpoint, secret: command.id });
    case 'remove-webhook':
      return accept({ type: 'WebhookRemoved', endpoint });
    case 'retry-webhook-delivery':
      return offSince === null
        ? accept({ type: 'WebhookRetryAsked', endpoint, notice: command.body.notice })
        : refuse('webhook-off', { offSince });
    case 'switch-webhook-off':
      return offSince === null ? accept({ type: 'WebhookSwitchedOff', endpoint }) : accept();
  }
};

/**
 * Decides one wish on the webhooks of an organisation: its administrators keep them; the platform itself switches one off
 * that took nothing for days, and finds nothing to do where it is gone already.
 */
export const decideWebhooks = (at: WebhooksAt, command: WebhookCommand): Decided => {
  const isOwn = command.type === 'switch-webhook-off';
  const isAllowed = isOwn ? isSystem(command.actor) : mayAct('keep-webhooks', command.actor, at.id);
  if (!isAllowed) return refuse('not-your-organisation', { act: command.type });
  if (command.type === 'add-webhook') return add(at, command);
  const endpoint = endpointIn(at.state, command.body.endpoint);
  if (endpoint !== undefined) return change(endpoint, command);
  return isOwn ? accept() : refuse('webhook-unknown', { webhook: command.body.endpoint });
};
