import type { FilePart } from '../../../shared/domain/dossier/commands.ts';
import { checklistOf } from '../../../shared/domain/dossier/checklist.ts';
import { actsAs } from '../../../shared/domain/dossier/parties.ts';
import type { Answer, Problem } from '../../../shared/lambda/http-answer.ts';
import { problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import type { Request } from '../../../shared/lambda/http-request.ts';
import { digestOf } from '../../../shared/workflow/hash.ts';
import type { Receipt } from '../../../shared/workflow/ports.ts';
import { batchesOf } from '../checklist/batches.ts';
import type { Batch } from '../checklist/batches.ts';
import { judgeRows } from '../checklist/judge-rows.ts';
import { refusedFile } from '../checklist/problems.ts';
import { readFile } from '../checklist/read-file.ts';
import { readRows } from '../checklist/read-rows.ts';
import type { RowRead } from '../checklist/read-rows.ts';
import { standingsOf } from '../checklist/standing.ts';
import type { ApiDeps } from '../deps.ts';
import { outcomeAnswer, receiptView } from '../outcome.ts';
import { commandIdOf, hashOf, takeIn } from '../submit.ts';
import type { Wish } from '../submit.ts';
import { ifMatch } from '../surroundings.ts';
import { visible } from '../visible.ts';
import type { Seen } from '../visible.ts';
import { waitForOutcome } from '../wait.ts';

/** The case, where who asks may record results on it, at the version that they name if they name one. */
const recordable = async (deps: ApiDeps, request: Request): Promise<Seen | { problem: Problem }> => {
  const seen = await visible(deps, request);
  if ('problem' in seen) return seen;
  const { actor, context, state: dossier, version } = seen;
  if (!actsAs('assessor', actor, { dossier, context, move: 'record-results' }))
    return problem(403, 'not-your-move', { details: { move: 'record-results', by: 'assessor' } });
  const match = ifMatch(request);
  if ('problem' in match) return match;
  const { version: expected } = match;
  return expected === undefined || expected === version
    ? seen
    : problem(412, 'stale-version', { details: { expected, version } });
};

/** What names a file and its author: the `Idempotency-Key`; without one the file itself, on what had been recorded by then. */
const baseOf = (request: Request, { actor, state }: Seen): string | null =>
  request.headers['idempotency-key'] === undefined
    ? digestOf(['checklist', actor.subject, hashOf(request), state.recorded.results])
    : commandIdOf(request, actor);

/** The rows of the file as far as they can be read, and everything that is wrong with them. */
const readAll = async (deps: ApiDeps, request: Request, seen: Seen) => {
  const file = readFile(request);
  if ('problem' in file) return file;
  const { actor, state, context } = seen;
  const listed = new Set(checklistOf(state, context).map(({ id }) => id));
  const standings = await standingsOf(deps, state);
  const { read, problems } = readRows(file.rows, { listed, standings, subject: actor.subject });
  const { correlationId } = request;
  const judged = await judgeRows(deps, seen, { rows: read, correlationId });
  return { rows: read, problems: [...file.problems, ...problems, ...judged] };
};

/** The commands that the file has become already, by the ids of its batches. */
const knownOf = async ({ reads }: ApiDeps, batches: readonly Batch[]): Promise<Map<string, Receipt>> => {
  const receipts = await Promise.all(batches.map(({ commandId }) => reads.receipt(commandId)));
  return new Map(receipts.flatMap((receipt) => (receipt === null ? [] : [[receipt.commandId, receipt]])));
};

/** How long the parts of a file are waited for, in milliseconds: ten minutes, longer than a queue takes that retries five times. */
const patience = 10 * 60_000;

/** Which part of the file a command is, so that nothing else is decided between its first and its last. */
const partOf = (id: string, parts: number, { place, now }: { place: number; now: string }): FilePart => ({
  id,
  first: place === 0,
  left: parts - 1 - place,
  until: new Date(Date.parse(now) + patience).toISOString(),
});

interface Taking {
  readonly base: string;
  readonly seen: Seen;
  readonly batches: readonly Batch[];
  readonly known: ReadonlyMap<string, Receipt>;
}

/** Takes the batches in, one after the other, so that the queue keeps the order of the file; what is settled is left alone. */
const takeAll = async (
  deps: ApiDeps,
  request: Request,
  { seen: { actor, state }, batches, known, base }: Taking,
): Promise<{ readonly receipts: Receipt[] } | { readonly problem: Problem }> => {
  const isToSend = ({ commandId, results }: Batch): boolean =>
    results.length > 0 && (known.get(commandId)?.status ?? 'pending') === 'pending';
  const sent = batches.filter(isToSend);
  const receipts: Receipt[] = [];
  for (const batch of batches) {
    const { commandId, results } = batch;
    const place = sent.indexOf(batch);
    const wish: Wish = {
      queue: 'assessment',
      type: 'record-results',
      aggregate: { kind: 'dossier', id: state.facts.id },
      body: {
        results,
        ...(sent.length > 1 && { file: partOf(base, sent.length, { place, now: deps.now() }) }),
      },
    };
    const taken =
      place < 0 ? { receipt: known.get(commandId) } : await takeIn(deps, request, { actor, commandId, wish });
    if ('problem' in taken) return taken;
    if (taken.receipt !== undefined) receipts.push(taken.receipt);
  }
  return { receipts };
};

/** The receipts as they stand when the author has waited: the last one settles last, because the queue keeps their order. */
const settledOf = async (deps: ApiDeps, request: Request, taken: readonly Receipt[]): Promise<Receipt[]> => {
  const last = taken.at(-1);
  if (last === undefined) return [];
  const settled = await waitForOutcome(deps, request, last);
  const before = await Promise.all(
    taken.slice(0, -1).map(async (receipt) => (await deps.reads.receipt(receipt.commandId)) ?? receipt),
  );
  return [...before, settled];
};

const answerFor = (rows: readonly RowRead[], receipts: readonly Receipt[]): Answer => {
  const failed = receipts.find(({ status }) => status === 'refused' || status === 'failed');
  if (failed !== undefined) return outcomeAnswer(failed);
  const changed = rows.filter(({ result }) => result !== null).length;
  const body = { rows: rows.length, changed, commands: receipts.map(receiptView) };
  return { status: receipts.some(({ status }) => status === 'pending') ? 202 : 200, body };
};

/**
 * `POST /dossiers/{id}/checklist`: takes a checklist file back (`text/csv`, at most 1 MiB). Every row is judged before any is
 * sent: one that is wrong refuses the file (`checklist-invalid`, with row, column and reason). What the file changes becomes
 * `record-results` commands, between whose first and last nothing else is decided on the case; the same file under the same
 * `Idempotency-Key` becomes the same ones.
 */
export const importChecklist = (deps: ApiDeps): Route => ({
  method: 'POST',
  path: '/dossiers/{id}/checklist',
  handle: async (request) => {
    const seen = await recordable(deps, request);
    if ('problem' in seen) return seen;
    const base = baseOf(request, seen);
    if (base === null) return problem(400, 'idempotency-key-invalid');
    const file = await readAll(deps, request, seen);
    if ('problem' in file) return file;
    const batches = batchesOf(file.rows, base);
    const known = await knownOf(deps, batches);
    if ([...known.values()].some(({ bodyHash }) => bodyHash !== hashOf(request)))
      return problem(422, 'idempotency-key-reused');
    // A file that was taken in was good then, whatever has been recorded since.
    if (file.problems.length > 0)
      return known.size > 0 ? answerFor(file.rows, [...known.values()]) : refusedFile(request, file.problems);
    const taken = await takeAll(deps, request, { seen, batches, known, base });
    if ('problem' in taken) return taken;
    return answerFor(file.rows, await settledOf(deps, request, taken.receipts));
  },
});
