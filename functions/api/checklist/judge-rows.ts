import { evidenceFound, filesNamed } from '../../../shared/aws/evidence-found.ts';
import type { RecordedResult } from '../../../shared/domain/dossier/commands.ts';
import { decideDossier } from '../../../shared/domain/dossier/decide.ts';
import type { RefusalCode } from '../../../shared/domain/refusal.ts';
import type { Request } from '../../../shared/lambda/http-request.ts';
import type { ApiDeps } from '../deps.ts';
import type { Seen } from '../visible.ts';
import type { Column } from './cells.ts';
import type { RowProblem } from './problems.ts';
import type { RowRead } from './read-rows.ts';

/** The refusals that are about one row, and the column that they are about. */
const columnOf: Readonly<Partial<Record<RefusalCode, Column>>> = {
  'criterion-not-on-list': 'criterion',
  'criterion-decided-by-system': 'verdict',
  'reason-missing': 'note',
  'evidence-unknown': 'evidence',
  'effective-day-in-future': 'evidence',
  'schedule-not-possible': 'scheduledFor',
};

/** Files that are looked up at the same time. */
const atOnce = 50;

const lookUp = async ({ reads }: Pick<ApiDeps, 'reads'>, results: readonly RecordedResult[], own: string) => {
  const refs = filesNamed(results, own);
  const find = evidenceFound(reads.item);
  const found = [];
  for (let n = 0; n < refs.length; n += atOnce) found.push(...(await find(refs.slice(n, n + atOnce))));
  return found;
};

/**
 * What the rules of recording results say against single rows, so that a file is refused before any of it is sent. A refusal
 * that is about no row (the status of the case, an interest of the person) is left to the worker, which keeps it.
 */
export const judgeRows = async (
  deps: Pick<ApiDeps, 'reads'>,
  { state, version, actor, context }: Seen,
  { rows, correlationId }: { readonly rows: readonly RowRead[] } & Pick<Request, 'correlationId'>,
): Promise<RowProblem[]> => {
  const changed = rows.flatMap(({ row, result }) => (result === null ? [] : [{ row, result }]));
  const all = changed.map(({ result }) => result);
  const around = { ...context, evidence: await lookUp(deps, all, state.facts.id) };
  const head = { id: correlationId, actor, expectedVersion: version };
  const decide = (results: readonly RecordedResult[]) =>
    decideDossier({ state, version }, { ...head, type: 'record-results', body: { results } }, around);
  if (decide(all).ok) return [];
  return changed.flatMap(({ row, result }): RowProblem[] => {
    const decision = decide([result]);
    const column = decision.ok ? undefined : columnOf[decision.refusal.code];
    return decision.ok || column === undefined ? [] : [{ row, column, code: decision.refusal.code }];
  });
};
