import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readArguments } from '../../bin/chot/arguments.ts';
import { exportChecklist, importResults } from '../../bin/chot/checklist.ts';
import { freePort } from '../../infra/local/engine.ts';
import { checklistDesk } from '../functions/checklist-desk.ts';
import type { ChecklistDesk } from '../functions/checklist-desk.ts';
import { people } from '../workflow/people.ts';

const token = 'the-token';
const folder = mkdtempSync(join(tmpdir(), 'chot-checklist-'));
let desk: ChecklistDesk;
let url = '';

/** The staff API in memory behind a port, for whoever has the token. */
const server = createServer((request, response) => {
  const answer = async (): Promise<void> => {
    const { authorization, ...headers } = request.headers;
    const body = await text(request);
    const { status, text: content } = await desk.call(`${request.method ?? ''} ${request.url ?? ''}`, {
      ...(authorization === `Bearer ${token}` && { actor: people.assessor }),
      ...(body !== '' && { body }),
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    });
    response.writeHead(status).end(content);
  };
  void answer();
});

beforeAll(async () => {
  desk = await checklistDesk();
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${String(port)}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const given = () => ({ url, token, dossier: desk.dossierId });
const fileWith = (content: string): string => {
  const file = join(folder, 'checklist.csv');
  writeFileSync(file, content);
  return file;
};

describe('a checklist on the command line', () => {
  test('is a command, a dossier and a file, in any order', () => {
    for (const line of [
      ['import', 'results', '--dossier', 'ds-1', 'a.csv'],
      ['import', 'results', 'a.csv', '--dossier', 'ds-1'],
    ])
      expect(readArguments(line)).toMatchObject({ given: { dossier: 'ds-1', file: 'a.csv' } });
    expect(() => readArguments(['import', 'results', 'a.csv', 'b.csv'])).toThrow('b.csv');
    expect(() => readArguments(['export', 'checklist', 'a.csv'])).toThrow('export checklist a.csv');
  });

  test('is printed byte by byte, with its byte order mark, and comes back unchanged', async () => {
    const printed = await exportChecklist(given());
    expect(`${printed}\n`).toBe((await desk.take()).text);
    const said = await importResults({ ...given(), file: fileWith(`${printed}\n`) });
    expect(said).toContain('0 of them changed');
  });

  test('records what its file changes', async () => {
    const file = fileWith('criterion,verdict,note\r\nRSK-01,satisfied,Đã ban hành\r\n');
    expect(await importResults({ ...given(), file })).toMatch(/1 of them changed.*\(applied\)/u);
    expect((await desk.standing()).get('RSK-01')).toMatchObject({ note: 'Đã ban hành' });
  });

  test('is refused with its rows, columns and reasons', async () => {
    const file = fileWith('criterion,verdict\r\nRSK-01,fine\r\nXXX-01,satisfied\r\n');
    const refusal = importResults({ ...given(), file });
    await expect(refusal).rejects.toThrow(/422 checklist-invalid/u);
    await expect(refusal).rejects.toThrow(/^2 +verdict +not-one-of/mu);
    await expect(refusal).rejects.toThrow(/^3 +criterion +criterion-not-on-list/mu);
  });

  test.each([
    ['a file that is not there', { file: join(folder, 'none.csv') }, 'fileMissing'],
    ['no dossier', { dossier: '' }, 'dossierMissing'],
    ['no token', { token: '' }, 'tokenMissing'],
    ['another token', { token: 'another' }, 'refusedByServer'],
    ['an address where nothing is', { url: 'http://127.0.0.1:1' }, 'noAnswer'],
  ])('is refused for %s', async (_, change, code) => {
    const wish = { ...given(), file: fileWith('criterion,verdict\n'), ...change };
    await expect(importResults(wish)).rejects.toMatchObject({ code });
  });
});
