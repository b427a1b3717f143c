import * as z from 'zod';
import { id, isoDay, text } from './primitives.ts';

/**
 * The document of a ruling. The legal basis is filled in from the ruleset where it is not named; the capacity is never named:
 * it is the one in which the table lets its author act.
 */
export const rulingRequest = z.strictObject({
  documentNumber: text(120),
  documentDate: isoDay,
  legalBasis: text(400).optional(),
  /** The signed document, uploaded and confirmed as evidence of the case. */
  attachment: id.optional(),
});
export type RulingRequest = z.infer<typeof rulingRequest>;
