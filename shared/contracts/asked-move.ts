import type * as z from 'zod';
import type { Ruling } from '../domain/actor.ts';
import type { DossierBodies, DossierCommandType } from '../domain/dossier/commands.ts';
import type { RulingRequest } from './ruling-request.ts';

/** A move as a request names it. */
export type MoveWish = {
  [T in DossierCommandType]: { readonly type: T; readonly body: DossierBodies[T] };
}[DossierCommandType];

/** Completes a ruling for a move. */
export type Complete = (ruling: RulingRequest, move: DossierCommandType) => Ruling;

/** What surrounds a request when it is turned into a move. */
export interface RequestSurroundings {
  readonly complete: Complete;
  /** True once an assessor is assigned, so that an assignment is a reassignment. */
  readonly assessing: boolean;
  readonly digestOf: (value: unknown) => string;
}

/** Turns a request that has been read into the move that it asks for. */
export type ToMove = (around: RequestSurroundings) => MoveWish;

/** A request on a dossier: its body, and the move that it becomes. */
export interface DossierRequest {
  readonly schema: z.ZodType;
  readonly toMove: z.ZodType<ToMove>;
  /** Decided on what the author has seen: `If-Match` is compulsory. */
  readonly guarded: boolean;
}

/** The same, decided on what its author has seen. */
export const guarded = (request: DossierRequest): DossierRequest => ({ ...request, guarded: true });

/** A request whose body is read by a schema and becomes a move. */
export const asks = <Body>(
  schema: z.ZodType<Body>,
  move: (body: Body, around: RequestSurroundings) => MoveWish,
): DossierRequest => ({
  schema,
  toMove: schema.transform(
    (body): ToMove =>
      (around) =>
        move(body, around),
  ),
  guarded: false,
});
