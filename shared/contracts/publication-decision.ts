import * as z from 'zod';
import { differences } from './dossier-bodies.ts';
import { text } from './primitives.ts';
import { rulingRequest } from './ruling-request.ts';

/** `POST /dossiers/{id}/publication-decision`: to list, with why platforms like it are others, or not to, with reasons. */
export const publicationDecision = z.discriminatedUnion('decision', [
  z.strictObject({
    decision: z.literal('approve'),
    ruling: rulingRequest,
    differs: differences.optional(),
  }),
  z.strictObject({ decision: z.literal('refuse'), reasons: text(4000), ruling: rulingRequest }),
]);
