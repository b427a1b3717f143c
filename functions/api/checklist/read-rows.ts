import { results } from '../../../shared/contracts/assessment-bodies.ts';
import type { StandingResult } from '../../../shared/contracts/records.ts';
import type { RecordedResult } from '../../../shared/domain/dossier/commands.ts';
import { cellsOf, columns, linksIn, markOf } from './cells.ts';
import type { Cells } from './cells.ts';
import type { RowProblem } from './problems.ts';
import type { FileRow } from './read-file.ts';
import type { Standings } from './standing.ts';

/** A row that says something of a criterion; `result` only where that is to be recorded. */
export interface RowRead {
  readonly row: number;
  readonly criterion: string;
  readonly cells: Cells;
  readonly result: RecordedResult | null;
}

/** What the rows are read against: the ids on the list, what stands on them, and who brings the file. */
export interface Around {
  readonly listed: ReadonlySet<string>;
  readonly standings: Standings;
  readonly subject: string;
}

type Outcome = { readonly read: RowRead } | { readonly problems: readonly RowProblem[] };

/** What the row wants to stand: what stands now, with the cells that the file has a column for. */
const wanted = (now: Cells, { cells: { verdict = '', note, evidence, scheduledFor } }: FileRow): Cells => ({
  verdict,
  note: note ?? now.note,
  evidence: evidence ?? now.evidence,
  scheduledFor: scheduledFor ?? now.scheduledFor,
});

/** True where somebody else has recorded something since the file was made, by the mark that it carries. */
const isOvertaken = (mark: string, standing: StandingResult | undefined, subject: string): boolean =>
  mark !== '' && mark !== markOf(cellsOf(standing)) && standing?.author !== subject;

/** The row as the contract of results takes it, or what is wrong with its cells. */
const asResult = (
  criterion: string,
  cells: Cells,
): RecordedResult | Pick<RowProblem, 'column' | 'code'>[] => {
  const evidence = linksIn(cells.evidence);
  if (evidence === null) return [{ column: 'evidence', code: 'evidence-form' }];
  const { verdict, note, scheduledFor } = cells;
  const candidate = {
    criterion,
    verdict,
    ...(note !== '' && { note }),
    ...(evidence.length > 0 && { evidence }),
    ...(scheduledFor !== '' && { scheduledFor }),
  };
  const read = results.safeParse({ results: [candidate] }, { reportInput: true });
  const [result] = read.data?.results ?? [];
  if (result !== undefined) return result;
  return (read.error?.issues ?? []).map((code) => ({
    column: columns.find((column) => column === code.path[2]) ?? null,
    code,
  }));
};

/** One row against what stands: nothing where it says nothing new, else the result to record. */
const readRow = (file: FileRow, criterion: string, { standings, subject }: Around): Outcome => {
  const { row } = file;
  const standing = standings.get(criterion);
  const now = cellsOf(standing);
  const cells = wanted(now, file);
  const mark = file.cells.recorded ?? '';
  const mine = markOf(cells);
  if (mine === markOf(now) || mine === mark) return { read: { row, criterion, cells, result: null } };
  if (isOvertaken(mark, standing, subject))
    return { problems: [{ row, column: 'recorded', code: 'changed-since-export' }] };
  if (cells.verdict === '') return { problems: [{ row, column: 'verdict', code: 'verdict-missing' }] };
  const result = asResult(criterion, cells);
  return Array.isArray(result)
    ? { problems: result.map((wrong) => ({ row, ...wrong })) }
    : { read: { row, criterion, cells, result } };
};

/** Why a row is about no criterion of the list that no row before it was about; null where it is about one. */
const misplaced = (criterion: string, seen: ReadonlySet<string>, listed: ReadonlySet<string>) => {
  if (criterion === '') return 'missing';
  if (!listed.has(criterion)) return 'criterion-not-on-list';
  return seen.has(criterion) ? 'criterion-twice' : null;
};

/** Reads rows by the list of the case and the contract of results; answers what they say, and everything that is wrong. */
export const readRows = (
  rows: readonly FileRow[],
  around: Around,
): { readonly read: RowRead[]; readonly problems: RowProblem[] } => {
  const seen = new Set<string>();
  const read: RowRead[] = [];
  const problems: RowProblem[] = [];
  for (const file of rows) {
    const { criterion = '' } = file.cells;
    const code = misplaced(criterion, seen, around.listed);
    seen.add(criterion);
    const outcome: Outcome =
      code === null
        ? readRow(file, criterion, around)
        : { problems: [{ row: file.row, column: 'criterion', code }] };
    if ('read' in outcome) read.push(outcome.read);
    else problems.push(...outcome.problems);
  }
  return { read, problems };
};
