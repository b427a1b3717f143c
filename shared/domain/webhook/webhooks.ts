import type { CommandHead } from '../command.ts';
import { addHours } from '../instant.ts';
import type { NoticeKind } from '../notice/notice.ts';

/** One secret of an endpoint, by name: the secret itself is in no state and in no event. */
export interface SecretName {
  readonly id: string;
  readonly since: string;
}

/** An address that an organisation wants to be told at, and of which kinds of notices. */
export interface Endpoint {
  readonly id: string;
  readonly url: string;
  readonly kinds: readonly NoticeKind[];
  readonly addedAt: string;
  /** The secret that counts, and before it the one that counted until then. */
  readonly secrets: readonly SecretName[];
  /** Since when nothing is sent any more, because nothing was taken for days; null while it is live. */
  readonly offSince: string | null;
}

/** The webhooks of one organisation. */
export interface Webhooks {
  readonly organisation: string;
  readonly endpoints: Readonly<Record<string, Endpoint>>;
}

interface Bodies {
  /** `sealed` is the secret as the key service wrapped it, in base64: who reads it here cannot use it. */
  readonly 'add-webhook': {
    readonly endpoint: string;
    readonly url: string;
    readonly kinds: readonly NoticeKind[];
    readonly sealed: string;
  };
  readonly 'rotate-webhook-secret': { readonly endpoint: string; readonly sealed: string };
  readonly 'remove-webhook': { readonly endpoint: string };
  readonly 'retry-webhook-delivery': { readonly endpoint: string; readonly notice: string };
  readonly 'switch-webhook-off': { readonly endpoint: string };
}

export type WebhookCommand = CommandHead &
  { readonly [T in keyof Bodies]: { readonly type: T; readonly body: Bodies[T] } }[keyof Bodies];

export type WebhookEvent =
  | {
      readonly type: 'WebhookAdded';
      readonly endpoint: string;
      readonly url: string;
      readonly kinds: readonly NoticeKind[];
      readonly secret: string;
    }
  | { readonly type: 'WebhookSecretRotated'; readonly endpoint: string; readonly secret: string }
  | { readonly type: 'WebhookRemoved'; readonly endpoint: string }
  | { readonly type: 'WebhookRetryAsked'; readonly endpoint: string; readonly notice: string }
  | { readonly type: 'WebhookSwitchedOff'; readonly endpoint: string };

/** How long the secret before still counts beside the new one, in hours. */
const overlapHours = 24;

/** The endpoint of that id; undefined where the organisation has none. */
export const endpointIn = (state: Webhooks | null, id: string): Endpoint | undefined =>
  state !== null && Object.hasOwn(state.endpoints, id) ? state.endpoints[id] : undefined;

/** The secrets that count at an instant, the newest first: after a rotation both, for 24 hours. */
export const secretsAt = ({ secrets }: Endpoint, now: string): readonly SecretName[] => {
  const [newest, before] = secrets.toReversed();
  if (newest === undefined) return [];
  const isOver = before === undefined || now >= addHours(newest.since, overlapHours);
  return isOver ? [newest] : [newest, before];
};

/** Until when the secret before counts beside the new one; null where one alone counts. */
export const overlapEnd = (endpoint: Endpoint, now: string): string | null => {
  const [newest, before] = secretsAt(endpoint, now);
  return newest === undefined || before === undefined ? null : addHours(newest.since, overlapHours);
};

const changed = (endpoint: Endpoint, event: WebhookEvent, at: string): Endpoint => {
  switch (event.type) {
    case 'WebhookSecretRotated':
      return { ...endpoint, secrets: [...endpoint.secrets.slice(-1), { id: event.secret, since: at }] };
    case 'WebhookSwitchedOff':
      return { ...endpoint, offSince: at };
    default:
      return endpoint;
  }
};

/** The webhooks of an organisation after one more thing has happened; a history that cannot be is a fault. */
export const evolveWebhooks = (
  state: Webhooks | null,
  {
    organisation,
    at,
    event,
  }: { readonly organisation: string; readonly at: string; readonly event: WebhookEvent },
): Webhooks => {
  const { endpoint: id } = event;
  const { [id]: endpoint, ...others } = state?.endpoints ?? {};
  if (event.type === 'WebhookAdded') {
    const { url, kinds, secret } = event;
    const secrets = [{ id: secret, since: at }];
    const added = { id, url, kinds, addedAt: at, secrets, offSince: null };
    return { organisation, endpoints: { ...others, [id]: added } };
  }
  if (endpoint === undefined) throw new Error('history changes a webhook that was not there');
  if (event.type === 'WebhookRemoved') return { organisation, endpoints: others };
  return { organisation, endpoints: { ...others, [id]: changed(endpoint, event, at) } };
};
