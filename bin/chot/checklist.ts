import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { askSystem } from './api.ts';
import { ChotFault } from './chot-fault.ts';
import type { Given } from './given.ts';
import { say } from './messages.ts';

const importedShape = z.object({
  rows: z.number(),
  changed: z.number(),
  commands: z.array(z.object({ commandId: z.string(), status: z.string() })),
});

/** `chot export checklist`: the checklist of a dossier as a CSV file, byte by byte as the system gives it. */
export async function exportChecklist(given: Given): Promise<string> {
  const file = await askSystem(given, { method: 'GET', path: `${pathOf(given)}/checklist.csv` });
  // Who prints this adds the last line feed.
  return file.toString('utf8').replace(/\n$/u, '');
}

/** `chot import results`: sends a checklist file back and waits for its outcome; one that is refused changes nothing. */
export async function importResults(given: Given): Promise<string> {
  const path = `${pathOf(given)}/checklist`;
  const answer = await askSystem(given, {
    method: 'POST',
    path,
    headers: { 'content-type': 'text/csv; charset=utf-8', prefer: 'wait=10' },
    body: await bytesOf(given.file ?? ''),
  });
  const content: unknown = JSON.parse(answer.toString('utf8'));
  if (given.json === true) return JSON.stringify(content, undefined, 2);
  const { rows, changed, commands } = importedShape.parse(content);
  const named = commands.map(({ commandId, status }) => `${commandId} (${status})`).join(', ');
  return say('imported', { rows: String(rows), changed: String(changed), commands: named || '0' });
}

function pathOf({ dossier }: Given): string {
  if (dossier === undefined || dossier === '') throw new ChotFault('dossierMissing');
  return `/dossiers/${encodeURIComponent(dossier)}`;
}

async function bytesOf(file: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await readFile(file));
  } catch {
    throw new ChotFault('fileMissing', { file });
  }
}
