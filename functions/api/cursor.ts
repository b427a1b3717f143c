import { problem } from '../../shared/lambda/http-answer.ts';
import type { Problem } from '../../shared/lambda/http-answer.ts';

/** The place to go on from, as a text that a reader hands back unchanged; null at the end. */
export const cursorOf = (place: string | null): string | null =>
  place === null ? null : Buffer.from(place).toString('base64url');

/** Where each kind of list goes on: after a case by id, after a place in a work list (day and case), after a notice, or after a moment (instant and command). */
const places = {
  cases: /^[A-Za-z0-9][A-Za-z0-9:._-]{0,79}$/u,
  moments: /^\d{4}-\d{2}-\d{2}T[0-9:.]{8,16}Z#[\x21-\x7e]{1,200}$/u,
  notices: /^(?:UN)?READ#\d{4}-\d{2}-\d{2}T[0-9:.]{8,16}Z#[\x21-\x7e]{1,200}$/u,
  turn: /^\d{4}-\d{2}-\d{2}#[A-Za-z0-9][A-Za-z0-9:._-]{0,79}$/u,
} as const;

/** Reads a cursor that was given for this kind of list; any other is `cursor-invalid`. Empty begins at the beginning. */
export const readCursor = (
  text: string | undefined,
  kind: keyof typeof places,
): { readonly after: string } | { readonly problem: Problem } => {
  if (text === undefined) return { after: '' };
  const after = Buffer.from(text, 'base64url').toString('utf8');
  return places[kind].test(after) ? { after } : problem(400, 'cursor-invalid');
};
