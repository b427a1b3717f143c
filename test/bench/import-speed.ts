import { createServer } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { importPlatforms } from '../../bin/chot/import.ts';
import { registerPlatforms } from '../../shared/register/platforms.ts';
import { openDesk } from '../functions/http-desk.ts';
import { people } from '../workflow/people.ts';

/** What it costs to judge a file row by row before anything of it is taken in, by the command and the API together. */
export interface ImportSpeed {
  readonly rows: number;
  readonly seconds: number;
  /** Milliseconds of processor time for one row, and for one of a file with a tenth of the rows. */
  readonly perRow: number;
  readonly perRowOfTenth: number;
  /** Of a file of so many rows over that of one tenth: 1 where the cost grows with the rows alone. */
  readonly growth: number;
}

const rows = 100_000;
/** Words of which no two rows have the same. */
const syllables = ['ba', 'che', 'di', 'gho', 'lu', 'mai', 'nhan', 'phong', 'quy', 'tham'];
const wordsOf = (n: number): string =>
  Array.from(String(n).padStart(6, '7'), (digit) => syllables[Number(digit)] ?? '').join('');
const fileOf = (count: number): string =>
  [
    'nameVi,owner,category',
    ...Array.from({ length: count }, (_, n) => `Nền tảng ${wordsOf(n)} ${wordsOf(n * 7)},BTC,government`),
  ].join('\n');

/** The staff API in memory behind a port, with the real platforms on its register. */
const openServer = async () => {
  const desk = openDesk({ now: () => new Date().toISOString() });
  for (const { id, nameVi, ownerId, category, sources } of registerPlatforms())
    await desk.settle('POST /platforms', people.registrar, { id, nameVi, owner: ownerId, category, sources });
  const server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
      const sent = {
        ...{ actor: people.registrar, body: await text(request), headers: Object.fromEntries(headers) },
      };
      const { status, text: content } = await desk.call(`${request.method ?? ''} ${request.url ?? ''}`, sent);
      response.writeHead(status).end(content);
    };
    void answer();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { server, url: `http://127.0.0.1:${String(address.port)}` };
};

/** Judges a file of a hundred thousand rows, and one of a tenth of it, by the command, against the real register. */
export async function measureImportSpeed(): Promise<ImportSpeed> {
  const folder = mkdtempSync(join(tmpdir(), 'chot-import-speed-'));
  const { server, url } = await openServer();
  const costOf = async (count: number) => {
    const file = join(folder, `${String(count)}.csv`);
    writeFileSync(file, fileOf(count));
    const [started, before] = [performance.now(), process.cpuUsage()];
    const { text: said } = await importPlatforms({ url, token: 't', file, 'dry-run': true });
    if (!said.includes(`${String(count)} rows: created ${String(count)}.`))
      throw new Error(`the file was judged otherwise: ${said.slice(-200)}`);
    const { user, system: ofSystem } = process.cpuUsage(before);
    return {
      seconds: (performance.now() - started) / 1000,
      perRow: (user + ofSystem) / 1000 / count,
    };
  };
  try {
    await costOf(rows / 10);
    const { perRow: perRowOfTenth } = await costOf(rows / 10);
    const { seconds, perRow } = await costOf(rows);
    return { rows, seconds, perRow, perRowOfTenth, growth: perRow / perRowOfTenth };
  } finally {
    server.close();
    rmSync(folder, { recursive: true });
  }
}
