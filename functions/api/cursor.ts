import * as z from 'zod';
import type { Item } from '../../shared/aws/reads.ts';
import { problem } from '../../shared/lambda/http-answer.ts';
import type { Problem } from '../../shared/lambda/http-answer.ts';

const attribute = z.string().min(1).max(400);
const ofTable = { pk: attribute, sk: attribute };
/**
 * The key of a page's last item, of the list of an organisation or of the work lists' index, by the name of its partition.
 * DynamoDB refuses to begin at a key that the list itself could not hold.
 */
const keySchemas: Readonly<Record<'pk' | 'turnPk', z.ZodType<Item>>> = {
  pk: z.strictObject({ ...ofTable, sk: attribute.startsWith('DOSSIER#') }),
  turnPk: z.strictObject({ ...ofTable, turnPk: attribute, turnSk: attribute }),
};

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
  partition: { readonly name: keyof typeof keySchemas; readonly value: string },
): { from: Item | null } | { problem: Problem } => {
  if (text === undefined) return { from: null };
  const read = keySchemas[partition.name].safeParse(parsed(text));
  return read.success && read.data[partition.name] === partition.value
    ? { from: read.data }
    : problem(400, 'cursor-invalid');
};
