import './quiet.ts';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { ok } from '../../shared/lambda/http-answer.ts';
import { httpEndpoint } from '../../shared/lambda/http-endpoint.ts';
import { httpText } from '../../shared/messages/http-messages.ts';
import { people } from '../workflow/people.ts';
import { answerOf, httpEvent, lambdaContext } from './events.ts';
import { openDesk } from './http-desk.ts';

const { handler: gate } = await import('../../functions/gate/gate.http.ts');
const fails = () => Promise.reject(new Error('on purpose'));
const endpoint = httpEndpoint(
  [
    { method: 'GET', path: '/fine', handle: () => Promise.resolve(ok({})) },
    { method: 'GET', path: '/broken', handle: fails },
  ],
  httpText,
);

it.each(['GET /fine', 'GET /broken', 'GET /none', 'POST /fine', 'PURGE /fine'])(
  'the answer to %s tells browsers to keep to themselves what it holds',
  async (request) => {
    const { headers } = answerOf(await endpoint(httpEvent(request), lambdaContext));
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=()',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=63072000',
      'x-content-type-options': 'nosniff',
      'x-correlation-id': 'request-1',
    });
  },
);

const withClaims = (request: string, claims: Readonly<Record<string, string>>) => {
  const event = httpEvent(request, { actor: people.owner, body: '{}' });
  const { requestContext } = event;
  const authorizer = { jwt: { claims, scopes: ['openid'] }, principalId: '', integrationLatency: 0 };
  return { ...event, requestContext: { ...requestContext, authorizer } };
};

it.each([
  { sub: 'person-1' },
  { sub: 'person-1', 'custom:organisation': 'BTC', 'custom:unit': 'BTC/security', 'custom:roles': 'owner' },
  { sub: 'person-1', organisation: 'BTC', unit: 'no unit', roles: 'owner' },
])('somebody whose token names no appointment is told so: %j', async (claims) => {
  for (const [handler, request] of [
    [gate, 'POST /gate/decisions'],
    [endpoint, 'GET /fine'],
    [endpoint, 'GET /none'],
  ] as const) {
    const answer = answerOf(await handler(withClaims(request, claims), lambdaContext));
    expect(answer).toMatchObject({ status: 403, body: { code: 'not-appointed' } });
    expect(answer.text).not.toContain('person-1');
  }
});

const traced = z.looseObject({ correlationId: z.string() });
const isEvent = (item: object) => 'prevHash' in item;

it('one id joins a request, its answer, its message, its receipt and its event', async () => {
  const { call, queues, items, drain } = openDesk();
  const body = {
    nameVi: 'Nền tảng thử',
    owner: 'BTC',
    ownerKind: 'ministry',
    category: 'government',
    unverified: [],
    fictional: true,
  };
  const { status, headers } = await call('POST /platforms', { actor: people.vendor, body });
  expect(status).toBe(202);
  const messages = queues.heads().map((message) => traced.parse(JSON.parse(message.body)));
  await drain();
  const stored = items.all().filter((item) => 'correlationId' in item);
  expect(stored.some(isEvent)).toBe(true);
  expect(messages).toHaveLength(1);
  for (const { correlationId } of [...messages, ...stored.map((item) => traced.parse(item))]) {
    expect(correlationId).toBe(headers['x-correlation-id']);
  }
});
