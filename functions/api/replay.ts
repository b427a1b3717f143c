import type { Actor } from '../../shared/domain/actor.ts';
import type { Answer } from '../../shared/lambda/http-answer.ts';
import { problem } from '../../shared/lambda/http-answer.ts';
import type { Request } from '../../shared/lambda/http-request.ts';
import type { ApiDeps } from './deps.ts';
import { outcomeAnswer } from './outcome.ts';
import { commandIdOf, hashOf } from './submit.ts';

/** A command as a request names it, or the answer that it already has. */
export type Named = { readonly commandId: string; readonly repeated: boolean } | { readonly answer: Answer };

/** Names the command of a request; one that is settled already is answered as it was, before anything else is looked at. */
export const nameCommand = async (deps: ApiDeps, request: Request, actor: Actor): Promise<Named> => {
  const commandId = commandIdOf(request, actor);
  if (commandId === null) return { answer: problem(400, 'idempotency-key-invalid') };
  if (request.headers['idempotency-key'] === undefined) return { commandId, repeated: false };
  const known = await deps.reads.receipt(commandId);
  if (known === null) return { commandId, repeated: false };
  if (known.bodyHash !== hashOf(request)) return { answer: problem(422, 'idempotency-key-reused') };
  return known.status === 'pending' ? { commandId, repeated: true } : { answer: outcomeAnswer(known) };
};

/**
 * The answer to a repeated request whose case has moved on meanwhile: its own first outcome where there is one by now,
 * else the refusal.
 */
export const firstOutcome = async (deps: ApiDeps, commandId: string, refusal: Answer): Promise<Answer> => {
  const receipt = await deps.reads.receipt(commandId);
  return receipt === null || receipt.status === 'pending' ? refusal : outcomeAnswer(receipt);
};
