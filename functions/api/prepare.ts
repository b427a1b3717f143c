import type * as z from 'zod';
import type { Actor } from '../../shared/domain/actor.ts';
import type { Answer } from '../../shared/lambda/http-answer.ts';
import type { Request } from '../../shared/lambda/http-request.ts';
import { readBody } from '../../shared/lambda/http-body.ts';
import type { ApiDeps } from './deps.ts';
import { nameCommand } from './replay.ts';
import { ifMatch, signedIn } from './surroundings.ts';

/** A wish that has passed the door: who asks, what for, under which command id, and on which version it was seen. */
export interface Prepared<Body> {
  readonly actor: Actor;
  readonly body: Body;
  readonly commandId: string;
  /** True where the same request has been taken in before and is not settled. */
  readonly repeated: boolean;
  readonly expected: number | undefined;
}

/** Reads a request that changes something; whatever is wrong with its form, or already answered, is the answer. */
export const prepare = async <Body>(
  deps: ApiDeps,
  request: Request,
  schema: z.ZodType<Body>,
): Promise<Prepared<Body> | { readonly answer: Answer }> => {
  const person = await signedIn(deps, request);
  if ('problem' in person) return { answer: person };
  const match = ifMatch(request);
  if ('problem' in match) return { answer: match };
  const read = readBody(request, schema);
  if ('problem' in read) return { answer: read };
  const named = await nameCommand(deps, request, person.actor);
  if ('answer' in named) return named;
  return { actor: person.actor, body: read.value, expected: match.version, ...named };
};
