import './quiet.ts';
import { afterAll, expect, it } from 'vitest';
import { servicesDouble } from '../support/services-double.ts';
import { people } from '../workflow/people.ts';
import { answerOf, httpEvent, lambdaContext } from './events.ts';

const services = await servicesDouble();
afterAll(() => services.close());
services.answers(() => ({ Items: [] }));
// The whole of this file may fall into one window: nobody here asks more than twice before they are refused.
Object.assign(process.env, {
  GATE_QUESTIONS_PER_MINUTE: '2',
  AWS_ENDPOINT_URL_DYNAMODB: services.endpoint,
  AWS_ENDPOINT_URL_SQS: services.endpoint,
});
const { handler } = await import('../../functions/gate/gate.http.ts');

const question = JSON.stringify({
  release: { digest: `sha256:${'0'.repeat(64)}` },
  purpose: 'operation',
  data: 'real',
});
const headers = { 'content-type': 'application/json', 'accept-language': 'en' };
const ask = async (actor: typeof people.deployer, body = question) =>
  answerOf(await handler(httpEvent('POST /gate/decisions', { actor, headers, body }), lambdaContext));

it('the gate answers who asks too often with 429 and how long to wait, and everybody else with an answer', async () => {
  const answers = [];
  // Five questions fall into at most two minutes, so at least one of them is the third of its minute.
  for (let asked = 0; asked < 5; asked += 1) answers.push(await ask(people.deployer));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(0);
  for (const { body, headers: given } of refused) {
    expect(body).toMatchObject({ code: 'too-many-requests', status: 429 });
    expect(body).not.toHaveProperty('decision');
    expect(Number(given['retry-after'])).toSatisfy((seconds: number) => seconds >= 1 && seconds <= 60);
  }
  expect(await ask(people.auditor)).toMatchObject({ status: 200, body: { decision: 'deny' } });
});

it('the gate counts the bytes of a body, to the byte', async () => {
  const ofSize = (bytes: number) => `"${'x'.repeat(bytes - 2)}"`;
  expect(await ask(people.owner, ofSize(256 * 1024))).toMatchObject({ status: 422 });
  const more = await ask(people.owner, ofSize(256 * 1024 + 1));
  expect(more).toMatchObject({ status: 413, body: { code: 'body-too-large' } });
});
