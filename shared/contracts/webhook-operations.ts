import type { Operation } from './operation.ts';
import { addWebhookRequest } from './webhooks.ts';

/** The operations on the webhooks of the own organisation. */
export const webhookOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/webhooks',
    summary: 'register an endpoint; its secret stands in this answer and in no other',
    body: addWebhookRequest,
    command: true,
  },
  { method: 'get', path: '/webhooks', summary: 'the endpoints of the own organisation' },
  { method: 'delete', path: '/webhooks/{id}', summary: 'remove an endpoint', command: true },
  {
    method: 'post',
    path: '/webhooks/{id}/secret-rotation',
    summary: 'a new secret; the one before counts for 24 hours more',
    command: true,
  },
  { method: 'get', path: '/webhooks/{id}/failures', summary: 'deliveries that were given up' },
  {
    method: 'post',
    path: '/webhooks/{id}/failures/{failure}/retry',
    summary: 'send once more what was given up',
    command: true,
  },
];
