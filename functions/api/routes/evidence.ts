import { randomUUID } from 'node:crypto';
import type * as z from 'zod';
import { evidenceAnnounced, nothingAsked } from '../../../shared/contracts/dossier-bodies.ts';
import { id } from '../../../shared/contracts/primitives.ts';
import type { Move } from '../../../shared/domain/moves.ts';
import { keys } from '../../../shared/workflow/keys.ts';
import { rowOf } from '../../../shared/domain/dossier/decide.ts';
import { moveOfFile } from '../../../shared/domain/dossier/evidence-moves.ts';
import { actsAs } from '../../../shared/domain/dossier/parties.ts';
import { keepsDetailsOnPaper } from '../../../shared/domain/dossier/proposal.ts';
import { largestFile } from '../../../shared/workflow/files/evidence.ts';
import type { Problem } from '../../../shared/lambda/http-answer.ts';
import { problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import type { Request } from '../../../shared/lambda/http-request.ts';
import { listEvidence, openEvidence } from './read-evidence.ts';
import type { ApiDeps } from '../deps.ts';
import { prepare } from '../prepare.ts';
import type { Prepared } from '../prepare.ts';
import { submitCommand } from '../submit.ts';
import type { Wish } from '../submit.ts';
import { visibleTo } from '../visible.ts';
import type { Seen } from '../visible.ts';

const dossierOf = ({ parameters }: Request): string => parameters['id'] ?? '';
const evidenceOf = ({ parameters }: Request): string => parameters['evidence'] ?? '';

type Announced = z.infer<typeof evidenceAnnounced>;

/** The case, where who asks may see it and make this move there. */
const movable = async (
  deps: ApiDeps,
  request: Request,
  { ready, move }: { readonly ready: Prepared<unknown>; readonly move: Move },
): Promise<Seen | { problem: Problem }> => {
  const seen = await visibleTo(deps, ready, dossierOf(request));
  if ('problem' in seen) return seen;
  const { actor, context, state: dossier } = seen;
  const by = rowOf(move)?.by ?? 'system';
  return actsAs(by, actor, { dossier, context, move })
    ? seen
    : problem(403, 'not-your-move', { details: { move, by } });
};

/** The case, where who asks may add files to it, or to the part of the dossier that is named. */
const addable = (
  deps: ApiDeps,
  request: Request,
  ready: Prepared<Announced>,
): Promise<Seen | { problem: Problem }> => movable(deps, request, { ready, move: moveOfFile(ready.body) });

/** Why the case takes no such file now; null where it does. */
const closedTo = ({ state }: Seen, file: Announced): { problem: Problem } | null => {
  if (state.filesErasedAt !== null) return problem(410, 'file-erased');
  if (keepsDetailsOnPaper(state)) return problem(409, 'details-kept-on-paper');
  if (file.size > largestFile) return problem(422, 'file-too-large', { details: { most: largestFile } });
  const { status } = state;
  const allowed = rowOf(moveOfFile(file))?.from ?? [];
  return allowed.includes(status) ? null : problem(409, 'move-not-allowed', { details: { status, allowed } });
};

/** `POST /dossiers/{id}/evidence`: a place to upload one file to, of exactly this size and SHA-256, for 15 minutes. */
const announce = (deps: ApiDeps): Route => ({
  method: 'POST',
  path: '/dossiers/{id}/evidence',
  handle: async (request) => {
    const ready = await prepare(deps, request, evidenceAnnounced);
    if ('answer' in ready) return ready.answer;
    const seen = await addable(deps, request, ready);
    if ('problem' in seen) return seen;
    const closed = closedTo(seen, ready.body);
    if (closed !== null) return closed;
    const { size, sha256 } = ready.body;
    const evidenceId = `ev-${randomUUID()}`;
    const place = { dossierId: seen.state.facts.id, evidenceId, size, sha256 };
    return {
      status: 201,
      body: { evidenceId, upload: await deps.files.upload(place, new Date(deps.now())) },
    };
  },
});

/** `POST …/evidence/{evidence}/confirmation`: the uploaded bytes are looked at and, if they are what was announced, kept. */
const confirm = (deps: ApiDeps): Route => ({
  method: 'POST',
  path: '/dossiers/{id}/evidence/{evidence}/confirmation',
  handle: async (request) => {
    const ready = await prepare(deps, request, evidenceAnnounced);
    if ('answer' in ready) return ready.answer;
    const seen = await addable(deps, request, ready);
    if ('problem' in seen) return seen;
    if (seen.state.filesErasedAt !== null) return problem(410, 'file-erased');
    if (!id.safeParse(evidenceOf(request)).success) return problem(404, 'no-such-evidence');
    if (ready.expected !== undefined && ready.expected !== seen.version)
      return problem(412, 'stale-version', { details: { expected: ready.expected, version: seen.version } });
    const { actor, commandId } = ready;
    const wish: Wish = {
      queue: 'assessment',
      type: 'confirm-evidence',
      aggregate: { kind: 'dossier', id: seen.state.facts.id },
      body: { evidence: evidenceOf(request), ...ready.body },
      expectedVersion: ready.expected,
    };
    return submitCommand(deps, request, { actor, commandId, wish });
  },
});

/** `POST …/evidence/{evidence}/removal`: takes a file out of its part of the dossier, while the part may be written; it stays in the case. */
const takeOut = (deps: ApiDeps): Route => ({
  method: 'POST',
  path: '/dossiers/{id}/evidence/{evidence}/removal',
  handle: async (request) => {
    const ready = await prepare(deps, request, nothingAsked);
    if ('answer' in ready) return ready.answer;
    const seen = await movable(deps, request, { ready, move: 'take-out-file' });
    if ('problem' in seen) return seen;
    const evidence = evidenceOf(request);
    const { id: dossierId } = seen.state.facts;
    if ((await deps.reads.item(keys.evidence(dossierId, evidence))) === null)
      return problem(404, 'no-such-evidence');
    const { actor, commandId } = ready;
    const wish: Wish = {
      queue: 'assessment',
      type: 'take-out-file',
      aggregate: { kind: 'dossier', id: dossierId },
      body: { evidence },
      expectedVersion: ready.expected,
    };
    return submitCommand(deps, request, { actor, commandId, wish });
  },
});

/** Every route about the files of a case. */
export const evidenceRoutes = (deps: ApiDeps): Route[] => [
  announce(deps),
  confirm(deps),
  takeOut(deps),
  listEvidence(deps),
  openEvidence(deps),
];
