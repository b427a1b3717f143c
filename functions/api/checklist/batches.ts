import type { RecordedResult } from '../../../shared/domain/dossier/commands.ts';
import { digestOf } from '../../../shared/workflow/hash.ts';
import type { Cells } from './cells.ts';
import type { RowRead } from './read-rows.ts';

/** What one command carries of a file: its id, the same whenever the file comes again under this base, and what it records. */
export interface Batch {
  readonly commandId: string;
  readonly results: readonly RecordedResult[];
}

/** The limits of one command: those of its contract, and a body as large as any other request may have, in bytes. */
const most = { rows: 50, files: 50, bytes: 200 * 1024 };

interface Filling {
  readonly rows: readonly RowRead[];
  readonly files: ReadonlySet<string>;
  readonly bytes: number;
}
const nothing: Filling = { rows: [], files: new Set(), bytes: 0 };

/** What the names of the fields around one line of evidence take. */
const bytesOfNames = 100;

const bytesOf = (cells: Cells): number =>
  Buffer.byteLength(JSON.stringify(cells)) + bytesOfNames * cells.evidence.split('\n').length;

const filesIn = ({ evidence }: Cells): string[] =>
  evidence.split('\n').flatMap((line) => /\s+(?!paper:)(\S+)$/u.exec(line)?.[1] ?? []);

const added = ({ rows, files, bytes }: Filling, row: RowRead): Filling => ({
  rows: [...rows, row],
  files: new Set([...files, ...filesIn(row.cells)]),
  bytes: bytes + bytesOf(row.cells),
});

const isOver = ({ rows, files, bytes }: Filling): boolean =>
  rows.length > most.rows || files.size > most.files || bytes > most.bytes;

/** Rows in groups that each fit a command. They are cut by the file alone, whatever of it is recorded by now. */
const groups = (rows: readonly RowRead[]): RowRead[][] => {
  const all: RowRead[][] = [];
  let filling = nothing;
  for (const row of rows) {
    const fuller = added(filling, row);
    filling = isOver(fuller) ? added(nothing, row) : fuller;
    if (filling.rows.length === 1) all.push([row]);
    else all.at(-1)?.push(row);
  }
  return all;
};

/** A file as commands in the order of its rows; rows without a verdict carry nothing. `base` names the file and its author. */
export const batchesOf = (rows: readonly RowRead[], base: string): Batch[] =>
  groups(rows.filter(({ cells }) => cells.verdict !== '')).map((group) => ({
    commandId: `c-${digestOf([base, group[0]?.criterion ?? '']).slice(7, 47)}`,
    results: group.flatMap(({ result }) => (result === null ? [] : [result])),
  }));
