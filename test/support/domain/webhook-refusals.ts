import type { Refusal, RefusalCode } from '../../../shared/domain/refusal.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import type { WebhookCommand, Webhooks } from '../../../shared/domain/webhook/webhooks.ts';

/** Who administers the Ministry of Finance. */
export const administrator: Actor = {
  subject: 'administrator.BTC',
  unit: 'BTC/administration',
  organisation: 'BTC',
  roles: ['administrator'],
};

/** A wish to add an endpoint. */
export const toAdd = (url: string, actor = administrator): WebhookCommand => ({
  id: 'c-1',
  type: 'add-webhook',
  actor,
  body: { endpoint: 'wh-1', url, kinds: ['permit'], sealed: 'c2VhbGVk' },
});

const anEndpoint = (id: string, offSince: string | null = null): Webhooks['endpoints'] => ({
  [id]: {
    id,
    url: 'https://nhan.example.vn/',
    kinds: ['permit'],
    addedAt: '2026-11-02T02:00:00.000Z',
    secrets: [{ id: 'c-0', since: '2026-11-02T02:00:00.000Z' }],
    offSince,
  },
});

/** The webhooks of the Ministry of Finance with one endpoint. */
export const oneWebhook = (offSince: string | null = null): Webhooks => ({
  organisation: 'BTC',
  endpoints: anEndpoint('wh-1', offSince),
});

const full: Webhooks = {
  organisation: 'BTC',
  endpoints: Object.assign({}, ...Array.from({ length: 10 }, (_, n) => anEndpoint(`wh-${String(n + 10)}`))),
};

/** A wish to send once more what was given up. */
export const toRetry = (endpoint = 'wh-1'): WebhookCommand => ({
  id: 'c-2',
  type: 'retry-webhook-delivery',
  actor: administrator,
  body: { endpoint, notice: 'c-9' },
});

interface WebhookRefusal {
  readonly code: RefusalCode;
  readonly because: string;
  readonly state?: Webhooks;
  readonly command: WebhookCommand;
  readonly details?: Refusal['details'];
}

const good = 'https://nhan.example.vn/';
const at = '2026-11-23T02:00:00.000Z';

/** Every code that `decideWebhooks` can give. */
export const webhookRefusals: readonly WebhookRefusal[] = [
  {
    code: 'not-your-organisation',
    because: 'only who administers the organisation keeps its endpoints',
    command: toAdd(good, { ...administrator, roles: ['owner'] }),
    details: { act: 'add-webhook' },
  },
  {
    code: 'not-your-organisation',
    because: 'the administrator of another organisation does not',
    command: toAdd(good, { ...administrator, organisation: 'BYT', unit: 'BYT/office' }),
    details: { act: 'add-webhook' },
  },
  {
    code: 'not-your-organisation',
    because: 'only the platform switches an endpoint off',
    state: oneWebhook(),
    command: { id: 'c-3', type: 'switch-webhook-off', actor: administrator, body: { endpoint: 'wh-1' } },
    details: { act: 'switch-webhook-off' },
  },
  ...[
    'http://nhan.example.vn/',
    'ftp://nhan.example.vn/',
    'https://user:secret@nhan.example.vn/',
    'nowhere',
  ].map((url) => ({
    code: 'webhook-address-not-https' as const,
    because: `what is told travels sealed, and no password stands in an address: ${url}`,
    command: toAdd(url),
  })),
  ...[
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://169.254.169.254/latest/meta-data/',
    'https://localhost/',
    'https://nhan.internal/',
    'https://intranet/',
  ].map((url) => ({
    code: 'webhook-address-private' as const,
    because: `nothing of ours or of a neighbour is reached by a webhook: ${url}`,
    command: toAdd(url),
  })),
  { code: 'already-exists', because: 'it is there', state: oneWebhook(), command: toAdd(good) },
  {
    code: 'too-many-webhooks',
    because: 'ten are enough',
    state: full,
    command: toAdd(good),
    details: { most: 10 },
  },
  {
    code: 'webhook-unknown',
    because: 'it was removed',
    command: toRetry(),
    details: { webhook: 'wh-1' },
  },
  {
    code: 'webhook-off',
    because: 'nothing is sent to one that was switched off',
    state: oneWebhook(at),
    command: toRetry(),
    details: { offSince: at },
  },
];
