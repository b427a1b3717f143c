import * as z from 'zod';
import { readSettings } from '../../infra/local/settings.ts';
import { ChotFault } from './chot-fault.ts';
import type { Given } from './given.ts';
import { say } from './messages.ts';
import { cell, columns } from './table.ts';

/** What is asked of the system, by whom. */
export interface Asking {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
}

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
export async function askSystem({ url, token }: Given, asking: Asking): Promise<Buffer> {
  const { method, path, headers, body } = asking;
  const bearer = token ?? process.env['CHOT_TOKEN'];
  if (bearer === undefined || bearer === '') throw new ChotFault('tokenMissing');
  const base = url ?? process.env['CHOT_URL'] ?? `http://127.0.0.1:${readSettings(process.env).port}`;
  const language = process.env['LANG']?.startsWith('en') === true ? 'en' : 'vi';
  const answer = await fetch(`${base.replace(/\/+$/u, '')}${path}`, {
    method,
    redirect: 'error',
    headers: { authorization: `Bearer ${bearer}`, 'accept-language': language, ...headers },
    ...(body !== undefined && { body }),
  }).catch(() => {
    throw new ChotFault('noAnswer', { url: base });
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  if (!answer.ok) throw refusalOf(answer.status, bytes.toString('utf8'));
  return bytes;
}

function refusalOf(status: number, text: string): ChotFault {
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
