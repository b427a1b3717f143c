import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gateAnswer } from '../../bin/chot/gate-answer.ts';
import type { Given } from '../../bin/chot/given.ts';
import { verify } from '../../bin/chot/verify.ts';
import { digestOf } from './domain/a-case.ts';
import { aKey, aKeySet, listFile, permitFile } from './papers.ts';

/** The moment of every check, an hour after the list was made. */
export const now = '2026-11-22T02:00:00.000Z';
export const clock = () => now;
export const national = aKey('national-1');
export const demo = aKey('demo-1');

/** A folder of its own with a permit, a list and a key set that allow, and the options of a check of them. */
export async function paperFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'chot-papers-'));
  const put = (name: string, content: string | Buffer): string => {
    const file = join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  put('permit.json', await permitFile(national));
  put('status.json', await listFile(national));
  put('jwks.json', aKeySet(national.jwk, demo.jwk));
  const given = (change: Partial<Given> = {}): Given => ({
    permit: [join(folder, 'permit.json')],
    status: join(folder, 'status.json'),
    keys: join(folder, 'jwks.json'),
    seen: join(folder, 'seen.json'),
    digest: digestOf('a'),
    json: true,
    ...change,
  });
  /** Asks `chot verify` at that moment. */
  const ask = async (change: Partial<Given> = {}) => {
    const { text, code } = await verify(given(change), clock);
    const answer = gateAnswer.parse(JSON.parse(text));
    return { code, answer, reason: answer.reasons[0]?.code ?? null };
  };
  return { folder, put, given, ask, remove: () => rmSync(folder, { recursive: true }) };
}

export type PaperFolder = Awaited<ReturnType<typeof paperFolder>>;
