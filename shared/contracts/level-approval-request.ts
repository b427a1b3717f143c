import * as z from 'zod';
import type { Ruling } from '../domain/actor.ts';
import type { DossierCommandType } from '../domain/dossier/commands.ts';
import type { MoveWish, RequestSurroundings } from './asked-move.ts';
import { level, text } from './primitives.ts';
import { rulingRequest } from './ruling-request.ts';

const reasons = text(4000);

/** `POST /dossiers/{id}/level-approval`: approve, decline, or take over an approval that exists on paper. */
export const levelApproval = z.discriminatedUnion('decision', [
  z.strictObject({
    decision: z.literal('approve'),
    ruling: rulingRequest,
    primeMinisterDecision: text(120).optional(),
  }),
  z.strictObject({ decision: z.literal('decline'), reasons, ruling: rulingRequest }),
  z.strictObject({
    decision: z.literal('import'),
    level,
    reasons: reasons.optional(),
    ruling: rulingRequest,
    primeMinisterDecision: text(120).optional(),
  }),
]);

/** The move that a decision on a level becomes. */
export const decideLevel = (
  body: z.infer<typeof levelApproval>,
  { complete }: RequestSurroundings,
): MoveWish => {
  const signed = (move: DossierCommandType): Ruling => complete(body.ruling, move);
  switch (body.decision) {
    case 'approve':
      return {
        type: 'approve-level',
        body: { primeMinisterDecision: body.primeMinisterDecision, ruling: signed('approve-level') },
      };
    case 'decline':
      return {
        type: 'decline-level',
        body: { reasons: body.reasons, ruling: signed('decline-level') },
      };
    case 'import':
      return {
        type: 'import-level',
        body: {
          level: body.level,
          reasons: body.reasons,
          primeMinisterDecision: body.primeMinisterDecision,
          ruling: signed('import-level'),
        },
      };
  }
};
