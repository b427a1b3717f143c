import { randomUUID } from 'node:crypto';
import { fileAnnounced } from '../../../shared/contracts/dossier-bodies.ts';
import { id } from '../../../shared/contracts/primitives.ts';
import { parseEvidence } from '../../../shared/contracts/records.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import { mayAct } from '../../../shared/domain/organisation/acts.ts';
import type { Problem } from '../../../shared/lambda/http-answer.ts';
import { ok, problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import type { Request } from '../../../shared/lambda/http-request.ts';
import { largestFile } from '../../../shared/workflow/files/evidence.ts';
import { holderOf, keys } from '../../../shared/workflow/keys.ts';
import { bodyOf } from '../bodies.ts';
import type { ApiDeps } from '../deps.ts';
import { giveOut } from '../give-out.ts';
import { prepare } from '../prepare.ts';
import { submitCommand } from '../submit.ts';
import type { Wish } from '../submit.ts';
import { signedIn } from '../surroundings.ts';

/** The id of the organisation, where it exists and who asks may do this there. */
const admitted = async (
  deps: ApiDeps,
  { parameters: { id: asked = '' } }: Request,
  { actor, act }: { readonly actor: Actor; readonly act: 'confirm-file' | 'open-file' },
): Promise<{ organisation: string } | { problem: Problem }> => {
  if ((await bodyOf(deps, asked)) === undefined) return problem(404, 'no-such-organisation');
  return mayAct(act, actor, asked)
    ? { organisation: asked }
    : problem(403, 'not-your-organisation', { details: { act } });
};

const fileOf = ({ parameters }: Request): string => parameters['file'] ?? '';

const wishOn = (organisation: string, wish: Pick<Wish, 'type' | 'body' | 'expectedVersion'>): Wish => ({
  queue: 'assessment',
  aggregate: { kind: 'organisation', id: organisation },
  ...wish,
});

/** `POST /organisations/{id}/files`: a place to upload one file to, of exactly this size and SHA-256, for 15 minutes. */
const announce = (deps: ApiDeps): Route => ({
  method: 'POST',
  path: '/organisations/{id}/files',
  handle: async (request) => {
    const ready = await prepare(deps, request, fileAnnounced);
    if ('answer' in ready) return ready.answer;
    const admission = await admitted(deps, request, { actor: ready.actor, act: 'confirm-file' });
    if ('problem' in admission) return admission;
    const { size, sha256 } = ready.body;
    if (size > largestFile) return problem(422, 'file-too-large', { details: { most: largestFile } });
    const evidenceId = `ev-${randomUUID()}`;
    const place = { dossierId: holderOf(admission.organisation), evidenceId, size, sha256 };
    const upload = await deps.files.upload(place, new Date(deps.now()));
    return { status: 201, body: { evidenceId, upload } };
  },
});

/** `POST …/files/{file}/confirmation`: the uploaded bytes are looked at and, if they are what was announced, kept. */
const confirm = (deps: ApiDeps): Route => ({
  method: 'POST',
  path: '/organisations/{id}/files/{file}/confirmation',
  handle: async (request) => {
    const ready = await prepare(deps, request, fileAnnounced);
    if ('answer' in ready) return ready.answer;
    const { actor, commandId, expected } = ready;
    const admission = await admitted(deps, request, { actor, act: 'confirm-file' });
    if ('problem' in admission) return admission;
    const { organisation } = admission;
    if (!id.safeParse(fileOf(request)).success) return problem(404, 'no-such-evidence');
    const stored = await deps.reads.item(keys.state('organisation', organisation));
    const version = Number(stored?.['version'] ?? 0);
    if (expected !== undefined && expected !== version)
      return problem(412, 'stale-version', { details: { expected, version } });
    const body = { evidence: fileOf(request), ...ready.body };
    const wish = wishOn(organisation, { type: 'confirm-file', body, expectedVersion: expected });
    return submitCommand(deps, request, { actor, commandId, wish });
  },
});

/** `GET /organisations/{id}/files`: the signed documents that the organisation keeps, for those who read its people. */
const list = (deps: ApiDeps): Route => ({
  method: 'GET',
  path: '/organisations/{id}/files',
  handle: async (request) => {
    const person = await signedIn(deps, request);
    if ('problem' in person) return person;
    const admission = await admitted(deps, request, { actor: person.actor, act: 'open-file' });
    if ('problem' in admission) return admission;
    const { pk } = keys.evidence(holderOf(admission.organisation), '');
    return ok({ items: (await deps.reads.all(pk, 'EVIDENCE#')).map(parseEvidence) });
  },
});

/** `GET …/files/{file}`: a link to one file for five minutes. It is given once it is recorded who asked for it. */
const open = (deps: ApiDeps): Route => ({
  method: 'GET',
  path: '/organisations/{id}/files/{file}',
  handle: async (request) => {
    const person = await signedIn(deps, request);
    if ('problem' in person) return person;
    const { actor } = person;
    const admission = await admitted(deps, request, { actor, act: 'open-file' });
    if ('problem' in admission) return admission;
    const [holder, evidence] = [holderOf(admission.organisation), fileOf(request)];
    if ((await deps.reads.item(keys.evidence(holder, evidence))) === null)
      return problem(404, 'no-such-evidence');
    const wish = wishOn(admission.organisation, { type: 'open-file', body: { evidence } });
    return giveOut(deps, request, { actor, commandId: `c-${randomUUID()}`, holder, wish });
  },
});

/** Every route about the files of an organisation. */
export const organisationFileRoutes = (deps: ApiDeps): Route[] => [
  announce(deps),
  confirm(deps),
  list(deps),
  open(deps),
];
