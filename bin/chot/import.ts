import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import * as z from 'zod';
import { readCsv, separatorOf, writeCsv } from '../../shared/contracts/csv.ts';
import { foreignEncoding } from '../../shared/contracts/text-encoding.ts';
import { askSystem } from './api.ts';
import { ChotFault } from './chot-fault.ts';
import type { Given } from './given.ts';
import { say } from './messages.ts';
import { cell, columns } from './table.ts';
import type { Told } from './told.ts';

/** Rows that are sent at once: the system takes 200, and 256 KiB. */
const rowsAtOnce = 100;
/** Parts that are judged at the same time. */
const partsAtOnce = 4;
/** More rows than any register has. */
const mostRows = 1_000_000;
const longest = 120;

interface Part {
  readonly type: 'text/csv' | 'application/json';
  readonly body: string;
  /** How many rows of the file stand before its first. */
  readonly before: number;
}

const judged = z.object({
  counts: z.record(z.string(), z.number()),
  items: z.array(
    z.object({
      row: z.number(),
      outcome: z.string(),
      platformId: z.string(),
      changes: z.array(z.string()),
      candidates: z.array(z.object({ platformId: z.string(), score: z.number() })),
      problems: z.array(z.object({ column: z.string().nullable(), code: z.string(), message: z.string() })),
    }),
  ),
});
/** A list of rows, or one under its name, as the carried data has it. */
const listShape = z.union([
  z.array(z.unknown()),
  z.object({ adoptions: z.array(z.unknown()) }).transform(({ adoptions }) => adoptions),
]);
type Row = z.infer<typeof judged>['items'][number];

/**
 * `chot import`: says row by row what a file of platforms would create or change; without `--dry-run`, and where no row is
 * wrong, it is then taken in. Large files are sent in parts, the first of them only when every part is good.
 */
export function importPlatforms(given: Given): Promise<Told> {
  return importRows(given, 'platforms');
}

/** `chot import adoptions`: the same for a file that tells which province uses which platform, and who says so. */
export function importAdoptions(given: Given): Promise<Told> {
  return importRows(given, 'adoptions');
}

type Subject = 'platforms' | 'adoptions';

async function importRows(given: Given, of: Subject): Promise<Told> {
  const file = given.file ?? '';
  const parts = partsOf(await textOf(file), extname(file).toLowerCase() === '.json');
  const rows = await judgeAll(given, parts, of);
  const refused = rows.filter(({ outcome }) => outcome === 'wrong' || outcome === 'likely-duplicate');
  if (given['dry-run'] !== true && refused.length === 0)
    for (const part of parts)
      await askSystem(given, asking(part, `?of=${of}&file=${encodeURIComponent(basename(file))}`));
  const shown = given['dry-run'] === true ? rows : refused;
  const text = given.json === true ? JSON.stringify(rows, undefined, 2) : told(rows, shown);
  return { text, code: refused.length === 0 ? 0 : 1 };
}

/** Judges several parts at a time; the rows come in the order of the file. */
async function judgeAll(given: Given, parts: readonly Part[], of: Subject): Promise<Row[]> {
  const judged: Row[][] = [];
  const waiting = parts.entries();
  const lane = async () => {
    for (const [n, part] of waiting) judged[n] = await judge(given, part, of);
  };
  await Promise.all(Array.from({ length: partsAtOnce }, lane));
  return judged.flat();
}

async function judge(given: Given, part: Part, of: Subject): Promise<Row[]> {
  const answer = await askSystem(given, asking(part, `?of=${of}&dryRun=true`));
  const { items } = judged.parse(JSON.parse(answer.toString('utf8')));
  return items.map((item) => ({ ...item, row: item.row + part.before }));
}

const asking = ({ type, body }: Part, query: string) =>
  ({
    method: 'POST',
    path: `/imports${query}`,
    headers: { 'content-type': type, prefer: 'wait=10' },
    body,
  }) as const;

/** Rows in their order, cut so that each part stands for itself; what cannot be parted goes as it is, to be refused by name. */
function partsOf(text: string, isJson: boolean): Part[] {
  // Refused by name: what is in another encoding has no rows to be parted by.
  if (foreignEncoding(text) !== null)
    return [{ type: isJson ? 'application/json' : 'text/csv', body: text, before: 0 }];
  if (isJson) {
    const list = listShape.safeParse(jsonOf(text));
    if (!list.success) return [{ type: 'application/json', body: text, before: 0 }];
    return cut(list.data, (rows) => JSON.stringify(rows)).map((part) => ({
      type: 'application/json',
      ...part,
    }));
  }
  const read = readCsv(text, mostRows, separatorOf(text));
  if ('fault' in read) {
    const { row, code } = read.fault;
    throw new ChotFault('fileBroken', { row: String(row), code });
  }
  const [header = [], ...records] = read.rows;
  return cut(records, (rows) => writeCsv([header, ...rows])).map((part) => ({ type: 'text/csv', ...part }));
}

function cut<Record>(rows: readonly Record[], write: (rows: readonly Record[]) => string) {
  return Array.from({ length: Math.max(1, Math.ceil(rows.length / rowsAtOnce)) }, (_, n) => ({
    body: write(rows.slice(n * rowsAtOnce, (n + 1) * rowsAtOnce)),
    before: n * rowsAtOnce,
  }));
}

function told(rows: readonly Row[], shown: readonly Row[]): string {
  const lines = shown.map(({ row, outcome, platformId, changes, candidates, problems }) => [
    String(row),
    outcome,
    cell(platformId, longest),
    [
      ...changes,
      ...candidates.map((like) => `≈ ${like.platformId} ${String(like.score)}`),
      ...problems.map(({ column, code, message }) =>
        `${column ?? ''} ${code}: ${cell(message, longest)}`.trim(),
      ),
    ].join('; '),
  ]);
  const counts = Object.entries(Object.groupBy(rows, ({ outcome }) => outcome)).map(
    ([outcome, ofIt]) => `${outcome} ${String(ofIt?.length ?? 0)}`,
  );
  const table = lines.length === 0 ? [] : [columns([[say('columnRow'), '', '', ''], ...lines])];
  return [...table, say('importJudged', { rows: String(rows.length), counts: counts.join(', ') })].join(
    '\n\n',
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Bytes that are no UTF-8 become U+FFFD, which the system names cell by cell. */
async function textOf(file: string): Promise<string> {
  try {
    return (await readFile(file)).toString('utf8');
  } catch {
    throw new ChotFault('fileMissing', { file });
  }
}
