import type * as z from 'zod';
import type { Answer } from '../../shared/lambda/http-answer.ts';
import { problem } from '../../shared/lambda/http-answer.ts';
import type { Problem } from '../../shared/lambda/http-answer.ts';
import type { Request } from '../../shared/lambda/http-request.ts';
import { readBody } from '../../shared/lambda/http-body.ts';
import type { ApiDeps } from './deps.ts';
import { commandIdOf } from './submit.ts';
import { ifMatch, signedIn } from './surroundings.ts';
import type { Person } from './surroundings.ts';

/** A wish that has passed the door: who asks, what for, under which command id, and on which version it was seen. */
export interface Prepared<Body> extends Person {
  readonly body: Body;
  readonly commandId: string;
  readonly expected: number | undefined;
}

/** Reads what a person asks for that changes something; whatever is wrong with its form is the answer. */
export const prepareFor = <Body>(
  person: Person | { problem: Problem },
  request: Request,
  schema: z.ZodType<Body>,
): Prepared<Body> | { readonly answer: Answer } => {
  if ('problem' in person) return { answer: person };
  const match = ifMatch(request);
  if ('problem' in match) return { answer: match };
  const read = readBody(request, schema);
  if ('problem' in read) return { answer: read };
  const commandId = commandIdOf(request, person.actor);
  if (commandId === null) return { answer: problem(400, 'idempotency-key-invalid') };
  return { ...person, body: read.value, commandId, expected: match.version };
};

/** The same for the person that has signed in, as appointed today. */
export const prepare = async <Body>(
  deps: ApiDeps,
  request: Request,
  schema: z.ZodType<Body>,
): Promise<Prepared<Body> | { readonly answer: Answer }> =>
  prepareFor(await signedIn(deps, request), request, schema);
