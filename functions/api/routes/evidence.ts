import { randomUUID } from 'node:crypto';
import { fileAnnounced } from '../../../shared/contracts/dossier-bodies.ts';
import { id } from '../../../shared/contracts/primitives.ts';
import { parseDownload, parseEvidence } from '../../../shared/contracts/records.ts';
import { levelOf } from '../../../shared/domain/dossier/dossier.ts';
import { actsAs } from '../../../shared/domain/dossier/parties.ts';
import { largestFile } from '../../../shared/workflow/files/evidence.ts';
import type { Answer, Problem } from '../../../shared/lambda/http-answer.ts';
import { ok, problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import type { Request } from '../../../shared/lambda/http-request.ts';
import { keys } from '../../../shared/workflow/keys.ts';
import type { ApiDeps } from '../deps.ts';
import { outcomeAnswer } from '../outcome.ts';
import { prepare } from '../prepare.ts';
import type { Prepared } from '../prepare.ts';
import { submitCommand, takeIn } from '../submit.ts';
import type { Wish } from '../submit.ts';
import { visible, visibleTo } from '../visible.ts';
import type { Seen } from '../visible.ts';
import { waitForOutcome } from '../wait.ts';

const dossierOf = ({ parameters }: Request): string => parameters['id'] ?? '';
const evidenceOf = ({ parameters }: Request): string => parameters['evidence'] ?? '';

/** The case, where who asks is a party to it and may add files. */
const addable = async (
  deps: ApiDeps,
  request: Request,
  ready: Prepared<unknown>,
): Promise<Seen | { problem: Problem }> => {
  const seen = await visibleTo(deps, ready, dossierOf(request));
  if ('problem' in seen) return seen;
  const { actor, context, state: dossier } = seen;
  return actsAs('case-party', actor, { dossier, context, move: 'confirm-evidence' })
    ? seen
    : problem(403, 'not-your-move', { details: { move: 'confirm-evidence', by: 'case-party' } });
};

/** `POST /dossiers/{id}/evidence`: a place to upload one file to, of exactly this size and SHA-256, for 15 minutes. */
const announce = (deps: ApiDeps): Route => ({
  method: 'POST',
  path: '/dossiers/{id}/evidence',
  handle: async (request) => {
    const ready = await prepare(deps, request, fileAnnounced);
    if ('answer' in ready) return ready.answer;
    const seen = await addable(deps, request, ready);
    if ('problem' in seen) return seen;
    if (levelOf(seen.state) === 5) return problem(409, 'details-kept-on-paper');
    const { size, sha256 } = ready.body;
    if (size > largestFile) return problem(422, 'file-too-large', { details: { most: largestFile } });
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
    const ready = await prepare(deps, request, fileAnnounced);
    if ('answer' in ready) return ready.answer;
    const seen = await addable(deps, request, ready);
    if ('problem' in seen) return seen;
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

/** `GET /dossiers/{id}/evidence`: the files of a case. */
const list = (deps: ApiDeps): Route => ({
  method: 'GET',
  path: '/dossiers/{id}/evidence',
  handle: async (request) => {
    const seen = await visible(deps, request);
    if ('problem' in seen) return seen;
    const { pk } = keys.state('dossier', seen.state.facts.id);
    return ok({ items: (await deps.reads.all(pk, 'EVIDENCE#')).map(parseEvidence) });
  },
});

/** The link to the copy that a worker has put out and recorded. */
const linked = async (deps: ApiDeps, dossierId: string, commandId: string): Promise<Answer> => {
  const given = await deps.reads.item(keys.download(dossierId, commandId));
  const { evidence, outboxKey } = parseDownload(given);
  const file = parseEvidence(await deps.reads.item(keys.evidence(dossierId, evidence)));
  const { name, mediaType, size, sha256 } = file;
  const link = await deps.files.download({ outboxKey, name, mediaType }, new Date(deps.now()));
  return ok({ evidence, name, mediaType, size, sha256, ...link });
};

/** `GET …/evidence/{evidence}`: a link to one file for five minutes. It is given once it is recorded who asked for it. */
const open = (deps: ApiDeps): Route => ({
  method: 'GET',
  path: '/dossiers/{id}/evidence/{evidence}',
  handle: async (request) => {
    const seen = await visible(deps, request);
    if ('problem' in seen) return seen;
    const dossierId = seen.state.facts.id;
    const known = await deps.reads.item(keys.evidence(dossierId, evidenceOf(request)));
    if (known === null) return problem(404, 'no-such-evidence');
    const commandId = `c-${randomUUID()}`;
    const wish: Wish = {
      queue: 'assessment',
      type: 'open-evidence',
      aggregate: { kind: 'dossier', id: dossierId },
      body: { evidence: evidenceOf(request) },
    };
    const taken = await takeIn(deps, request, { actor: seen.actor, commandId, wish });
    if ('problem' in taken) return taken;
    const waiting = { ...request, headers: { ...request.headers, prefer: 'wait=10' } };
    const receipt = await waitForOutcome(deps, waiting, taken.receipt);
    if (receipt.status === 'applied') return linked(deps, dossierId, commandId);
    return receipt.status === 'pending'
      ? problem(503, 'service-busy', { headers: { 'retry-after': '2' } })
      : outcomeAnswer(receipt);
  },
});

/** Every route about the files of a case. */
export const evidenceRoutes = (deps: ApiDeps): Route[] => [
  announce(deps),
  confirm(deps),
  list(deps),
  open(deps),
];
