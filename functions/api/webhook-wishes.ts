import type * as z from 'zod';
import * as schemas from 'zod';
import { parseWebhooks } from '../../shared/contracts/webhooks.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import { mayAct } from '../../shared/domain/organisation/acts.ts';
import { endpointIn } from '../../shared/domain/webhook/webhooks.ts';
import type { Webhooks } from '../../shared/domain/webhook/webhooks.ts';
import type { Answer, Problem } from '../../shared/lambda/http-answer.ts';
import { problem } from '../../shared/lambda/http-answer.ts';
import type { Request } from '../../shared/lambda/http-request.ts';
import { keys } from '../../shared/workflow/keys.ts';
import type { AggregateRef } from '../../shared/workflow/ports.ts';
import type { ApiDeps } from './deps.ts';
import { outcomeAnswer } from './outcome.ts';
import { prepareFor } from './prepare.ts';
import type { Prepared } from './prepare.ts';
import { commandIdOf, takeIn } from './submit.ts';
import { signedIn } from './surroundings.ts';
import type { Person } from './surroundings.ts';
import { waitForOutcome } from './wait.ts';

const stored = schemas.object({ state: schemas.unknown() });

/** Whoever keeps the webhooks of their organisation: its administrators; `not-your-role` for anybody else. */
export const keeperOf = async (deps: ApiDeps, request: Request): Promise<Person | { problem: Problem }> => {
  const person = await signedIn(deps, request);
  if ('problem' in person) return person;
  const { actor } = person;
  return mayAct('keep-webhooks', actor, actor.organisation) ? person : problem(403, 'not-your-role');
};

/** The webhooks of the organisation that somebody acts for, consistently; null where it never had one. */
export const webhooksOf = async ({ reads }: ApiDeps, { organisation }: Actor): Promise<Webhooks | null> => {
  const item = await reads.item(keys.state('webhooks', organisation));
  return item && parseWebhooks(stored.parse(item).state);
};

type Wished<Body> = Prepared<Body> & { readonly aggregate: AggregateRef };

/** A wish of a keeper that has passed the door. */
export const wishOf = async <Body>(
  deps: ApiDeps,
  request: Request,
  schema: z.ZodType<Body>,
): Promise<Wished<Body> | { readonly answer: Answer }> => {
  const ready = prepareFor(await keeperOf(deps, request), request, schema);
  if ('answer' in ready) return ready;
  return { ...ready, aggregate: { kind: 'webhooks', id: ready.actor.organisation } };
};

/** A wish without a body on an endpoint that the organisation has; another is `no-such-webhook`. */
export const wishOn = async (
  deps: ApiDeps,
  request: Request,
): Promise<
  (Omit<Wished<null>, 'expected'> & { readonly endpoint: string }) | { readonly answer: Answer }
> => {
  const person = await keeperOf(deps, request);
  if ('problem' in person) return { answer: person };
  const { actor } = person;
  const commandId = commandIdOf(request, actor);
  if (commandId === null) return { answer: problem(400, 'idempotency-key-invalid') };
  const { id: endpoint = '' } = request.parameters;
  if (endpointIn(await webhooksOf(deps, actor), endpoint) === undefined)
    return { answer: problem(404, 'no-such-webhook') };
  const aggregate = { kind: 'webhooks', id: actor.organisation } as const;
  return { ...person, commandId, body: null, endpoint, aggregate };
};

interface WithSecret {
  readonly ready: Pick<Wished<unknown>, 'actor' | 'commandId' | 'aggregate'>;
  readonly type: 'add-webhook' | 'rotate-webhook-secret';
  readonly body: { readonly endpoint: string };
}

/**
 * Takes in a wish that makes a secret. Only its sealed form travels; the secret itself stands in the first answer. A
 * repetition is answered without it, for nobody knows which of two secrets has come through: whoever lost it rotates it.
 */
export const submitWithSecret = async (
  deps: ApiDeps,
  request: Request,
  { ready, type, body }: WithSecret,
): Promise<Answer> => {
  const { actor, commandId, aggregate } = ready;
  const { secret, sealed } = await deps.makeSecret(body.endpoint);
  const wish = { queue: 'registry', type, aggregate, body: { ...body, sealed } } as const;
  const taken = await takeIn(deps, request, { actor, commandId, wish });
  if ('problem' in taken) return taken;
  const answer = outcomeAnswer(await waitForOutcome(deps, request, taken.receipt));
  if ('problem' in answer || typeof answer.body !== 'object') return answer;
  const shown = { ...answer.body, webhook: body.endpoint, ...(taken.isNew && { secret }) };
  return { ...answer, body: shown };
};
