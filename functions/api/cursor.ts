import * as z from 'zod';
import type { Item } from '../../shared/aws/reads.ts';
import { problem } from '../../shared/lambda/http-answer.ts';
import type { Problem } from '../../shared/lambda/http-answer.ts';

const keySchema = z.record(z.string().max(40), z.string().max(400));

/** The place to go on from, as a text that a reader hands back unchanged; null at the end. */
export const cursorOf = (next: Item | null): string | null =>
  next === null ? null : Buffer.from(JSON.stringify(next)).toString('base64url');

const parsed = (text: string): unknown => {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return value;
  } catch {
    return null;
  }
};

/** Reads a cursor that was given for this very partition; any other is `cursor-invalid`. */
export const readCursor = (
  text: string | undefined,
  partition: { readonly name: string; readonly value: string },
): { from: Item | null } | { problem: Problem } => {
  if (text === undefined) return { from: null };
  const read = keySchema.safeParse(parsed(text));
  return read.success && read.data[partition.name] === partition.value
    ? { from: read.data }
    : problem(400, 'cursor-invalid');
};
