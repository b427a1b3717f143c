import * as z from 'zod';
import { addWebhookRequest, parseFailure } from '../../../shared/contracts/webhooks.ts';
import { endpointIn, overlapEnd } from '../../../shared/domain/webhook/webhooks.ts';
import type { Endpoint } from '../../../shared/domain/webhook/webhooks.ts';
import { ok, problem } from '../../../shared/lambda/http-answer.ts';
import type { Answer } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { readQuery } from '../../../shared/lambda/http-query.ts';
import { webhookKeys } from '../../../shared/workflow/webhook-keys.ts';
import { cursorOf, readCursor } from '../cursor.ts';
import type { ApiDeps } from '../deps.ts';
import { createdId, submitCommand } from '../submit.ts';
import { keeperOf, submitWithSecret, webhooksOf, wishOf, wishOn } from '../webhook-wishes.ts';

const pageSize = 50;
const query = z.strictObject({ cursor: z.string().max(400).optional() });

const viewOf = (endpoint: Endpoint, now: string) => {
  const { id, url, kinds, addedAt, offSince, secrets } = endpoint;
  return {
    ...{ id, url, kinds, addedAt, offSince },
    secretSince: secrets.at(-1)?.since ?? addedAt,
    formerSecretUntil: overlapEnd(endpoint, now),
  };
};

/** `GET /webhooks`: the endpoints of the own organisation; no secret is ever listed. */
const listWebhooks = (deps: ApiDeps): Route => ({
  method: 'GET',
  path: '/webhooks',
  handle: async (request) => {
    const person = await keeperOf(deps, request);
    if ('problem' in person) return person;
    const state = await webhooksOf(deps, person.actor);
    return ok({
      items: Object.values(state?.endpoints ?? {}).map((endpoint) => viewOf(endpoint, deps.now())),
    });
  },
});

/** `POST /webhooks`: one more endpoint; its secret stands in this answer and in no other. */
const addWebhook = (deps: ApiDeps): Route => ({
  method: 'POST',
  path: '/webhooks',
  handle: async (request) => {
    const ready = await wishOf(deps, request, addWebhookRequest);
    if ('answer' in ready) return ready.answer;
    const endpoint = createdId('wh', ready.commandId);
    return submitWithSecret(deps, request, { ready, type: 'add-webhook', body: { ...ready.body, endpoint } });
  },
});

/** `POST /webhooks/{id}/secret-rotation`: a new secret, once, in this answer; the one before counts for 24 hours more. */
const rotateSecret = (deps: ApiDeps): Route => ({
  method: 'POST',
  path: '/webhooks/{id}/secret-rotation',
  handle: async (request) => {
    const ready = await wishOn(deps, request);
    if ('answer' in ready) return ready.answer;
    const body = { endpoint: ready.endpoint };
    return submitWithSecret(deps, request, { ready, type: 'rotate-webhook-secret', body });
  },
});

/** `DELETE /webhooks/{id}`: nothing is sent there any more, and its secrets are gone. */
const removeWebhook = (deps: ApiDeps): Route => ({
  method: 'DELETE',
  path: '/webhooks/{id}',
  handle: async (request): Promise<Answer> => {
    const ready = await wishOn(deps, request);
    if ('answer' in ready) return ready.answer;
    const { actor, commandId, aggregate, endpoint } = ready;
    const wish = { queue: 'registry', type: 'remove-webhook', aggregate, body: { endpoint } } as const;
    return submitCommand(deps, request, { actor, commandId, wish });
  },
});

/** `GET /webhooks/{id}/failures`: what was given up, the newest first. */
const listFailures = (deps: ApiDeps): Route => ({
  method: 'GET',
  path: '/webhooks/{id}/failures',
  handle: async (request) => {
    const person = await keeperOf(deps, request);
    if ('problem' in person) return person;
    const { id = '' } = request.parameters;
    const endpoint = endpointIn(await webhooksOf(deps, person.actor), id);
    if (endpoint === undefined) return problem(404, 'no-such-webhook');
    const read = readQuery(request, query);
    if ('problem' in read) return read;
    const cursor = readCursor(read.asked.cursor, 'moments');
    if ('problem' in cursor) return cursor;
    const { pk } = webhookKeys.failure(id, '', '');
    const part = { limit: pageSize + 1, after: cursor.after, newestFirst: true };
    const found = (await deps.reads.part(pk, part)).map(parseFailure);
    const items = found.slice(0, pageSize).map(({ notice, ...failure }) => ({
      id: cursorOf(`${failure.failedAt}#${notice}`),
      commandId: notice,
      ...failure,
    }));
    return ok({ items, next: found.length > pageSize ? (items.at(-1)?.id ?? null) : null });
  },
});

/** `POST /webhooks/{id}/failures/{failure}/retry`: one more attempt, at once, on what was given up. */
const retryDelivery = (deps: ApiDeps): Route => ({
  method: 'POST',
  path: '/webhooks/{id}/failures/{failure}/retry',
  handle: async (request) => {
    const ready = await wishOn(deps, request);
    if ('answer' in ready) return ready.answer;
    const { actor, commandId, aggregate, endpoint } = ready;
    const place = readCursor(request.parameters['failure'] ?? '', 'moments');
    if ('problem' in place || place.after === '') return problem(404, 'no-such-failure');
    const { pk } = webhookKeys.failure(endpoint, '', '');
    const item = await deps.reads.item({ pk, sk: place.after });
    if (item === null) return problem(404, 'no-such-failure');
    const body = { endpoint, notice: parseFailure(item).notice };
    const wish = { queue: 'registry', type: 'retry-webhook-delivery', aggregate, body } as const;
    return submitCommand(deps, request, { actor, commandId, wish });
  },
});

/** Every route about the webhooks of the own organisation. */
export const webhookRoutes = (deps: ApiDeps): Route[] => [
  listWebhooks(deps),
  addWebhook(deps),
  rotateSecret(deps),
  removeWebhook(deps),
  listFailures(deps),
  retryDelivery(deps),
];
