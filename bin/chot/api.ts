import * as z from 'zod';
import { ChotFault } from './chot-fault.ts';
import { addressOf, send } from './connection.ts';
import type { Asking } from './connection.ts';
import type { Given } from './given.ts';
import { say } from './messages.ts';
import { cell, columns } from './table.ts';

const longestText = 300;
const problemShape = z.object({
  code: z.string().default(''),
  title: z.string().default(''),
  next: z.string().default(''),
  reasons: z.array(z.unknown()).default([]),
});
const reasonShape = z.object({
  row: z.number(),
  column: z.string().nullable(),
  code: z.string(),
  message: z.string(),
});

/** The bytes of an answer that says yes; anything else is a fault with the words of the system, row by row where it names rows. */
export async function askSystem(given: Given, asking: Asking): Promise<Buffer> {
  const answer = await send(given, asking).catch((error: unknown) => {
    throw error instanceof ChotFault ? error : new ChotFault('noAnswer', { url: addressOf(given) });
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  if (!answer.ok) throw refusalOf(answer.status, bytes.toString('utf8'));
  return bytes;
}

/** An answer that says no, in the words of the system. */
export function refusalOf(status: number, text: string): ChotFault {
  const { code, title, next, reasons } = problemShape.catch(problemShape.parse({})).parse(jsonOf(text));
  const rows = reasons.flatMap((reason) => reasonShape.safeParse(reason).data ?? []);
  const lines = rows.map((row) => [
    String(row.row),
    cell(row.column ?? '', longestText),
    cell(row.code, longestText),
    cell(row.message, longestText),
  ]);
  const head = [say('columnRow'), say('columnColumn'), 'code', say('columnReason')];
  const values = {
    status: String(status),
    code: cell(code, longestText),
    title: cell(title, longestText),
    next: cell(next, longestText),
  };
  return new ChotFault('refusedByServer', values, rows.length === 0 ? [] : [columns([head, ...lines])]);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
