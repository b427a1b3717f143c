import { randomUUID } from 'node:crypto';
import type { Actor } from '../../shared/domain/actor.ts';
import type { Stage } from '../../shared/domain/moves.ts';
import { commandMessage } from '../../shared/aws/queues.ts';
import type { Answer, Problem } from '../../shared/lambda/http-answer.ts';
import { problem } from '../../shared/lambda/http-answer.ts';
import type { Request } from '../../shared/lambda/http-request.ts';
import { digestOf } from '../../shared/workflow/hash.ts';
import type { AggregateRef, Command, Receipt } from '../../shared/workflow/ports.ts';
import type { ApiDeps } from './deps.ts';
import { outcomeAnswer } from './outcome.ts';
import { waitForOutcome } from './wait.ts';

/** A wish as a route has understood it. */
export interface Wish {
  readonly queue: Stage | 'registry';
  readonly type: string;
  readonly aggregate: AggregateRef;
  readonly body: unknown;
  readonly expectedVersion?: number | undefined;
}

const keyPattern = /^[\x21-\x7e]{1,200}$/u;

/** The id of the command: from the author and the `Idempotency-Key`, so that a repeated request is the same command. */
export const commandIdOf = (request: Request, actor: Actor): string | null => {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return `c-${randomUUID()}`;
  return keyPattern.test(key) ? `c-${digestOf([actor.subject, key]).slice(7, 47)}` : null;
};

/** The id of what a command creates: the same whenever the command is repeated. */
export const createdId = (prefix: string, commandId: string): string =>
  `${prefix}-${digestOf([prefix, commandId]).slice(7, 23)}`;

const pending = (command: Command, bodyHash: string, at: string): Receipt => ({
  commandId: command.id,
  type: command.type,
  aggregate: command.aggregate,
  status: 'pending',
  author: command.actor.subject,
  bodyHash,
  correlationId: command.correlationId,
  at,
  version: null,
  events: [],
  refusal: null,
  followUps: [],
});

/** What the author sent, as far as it tells two requests apart. */
export const hashOf = ({ method, path, body }: Request): string => digestOf([method, path, body]);

interface Submission {
  readonly actor: Actor;
  readonly commandId: string;
  readonly wish: Wish;
}

/** Takes a wish in: pending item first (condition: absent, or the same request), then the queue. Answers the receipt so far. */
export const takeIn = async (
  deps: ApiDeps,
  request: Request,
  { actor, commandId, wish }: Submission,
): Promise<{ readonly receipt: Receipt; readonly isNew: boolean } | { readonly problem: Problem }> => {
  const { queue, ...rest } = wish;
  const command: Command = { id: commandId, actor, correlationId: request.correlationId, ...rest };
  const bodyHash = hashOf(request);
  const fresh = pending(command, bodyHash, deps.now());
  const isNew = await deps.register(fresh);
  const known = isNew ? null : await deps.reads.receipt(commandId);
  if (known !== null && known.bodyHash !== bodyHash) return problem(422, 'idempotency-key-reused');
  if (known === null || known.status === 'pending')
    await deps.send(deps.queues[queue], [commandMessage(command)]);
  return { receipt: known ?? fresh, isNew };
};

/**
 * Takes a wish in and, where the author prefers to wait (RFC 7240), answers its outcome. Nothing is acknowledged that is
 * not on the queue.
 */
export const submitCommand = async (
  deps: ApiDeps,
  request: Request,
  submission: Submission,
): Promise<Answer> => {
  const taken = await takeIn(deps, request, submission);
  return 'problem' in taken ? taken : outcomeAnswer(await waitForOutcome(deps, request, taken.receipt));
};
