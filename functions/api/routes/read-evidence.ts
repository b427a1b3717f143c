import { randomUUID } from 'node:crypto';
import { parseEvidence, parseEvidenceRefs } from '../../../shared/contracts/records.ts';
import { readsDrafts, wasNeverHandedIn } from '../../../shared/domain/dossier/evidence-moves.ts';
import { ok, problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { keys } from '../../../shared/workflow/keys.ts';
import type { ApiDeps } from '../deps.ts';
import { giveOut } from '../give-out.ts';
import type { Wish } from '../submit.ts';
import { visible } from '../visible.ts';
import type { Seen } from '../visible.ts';

/** The files of other cases of the platform that results of this case name: they stay where they are, and may be read here. */
const foreignFiles = async (deps: ApiDeps, dossierId: string) => {
  const { pk } = keys.state('dossier', dossierId);
  return (await deps.reads.all(pk, 'EVIDENCEREF#')).flatMap(parseEvidenceRefs);
};

type Kept = ReturnType<typeof parseEvidence>;

/** What is still told of a file that is not given out: its id, digest and day; a name may tell of a person. */
const withheld = ({ evidence, sha256, at, section, takenOut }: Kept) => ({
  ...{ evidence, sha256, at },
  ...(section !== undefined && { section }),
  ...(takenOut !== undefined && { takenOut }),
});

/** A file as who asks may know it: nothing more of those that were erased, or taken out before they were handed in. */
const viewOf =
  ({ state, actor, context }: Seen) =>
  (file: Kept) => {
    const isDraft = wasNeverHandedIn(file) && !readsDrafts(actor, state, context);
    if (state.filesErasedAt !== null || isDraft) return withheld(file);
    return file;
  };

/** `GET /dossiers/{id}/evidence`: the files of a case, and those of other cases that its results name. */
export const listEvidence = (deps: ApiDeps): Route => ({
  method: 'GET',
  path: '/dossiers/{id}/evidence',
  handle: async (request) => {
    const seen = await visible(deps, request);
    if ('problem' in seen) return seen;
    const { id } = seen.state.facts;
    const [items, references] = await Promise.all([
      deps.reads.all(keys.state('dossier', id).pk, 'EVIDENCE#'),
      foreignFiles(deps, id),
    ]);
    return ok({ items: items.map(parseEvidence).map(viewOf(seen)), references });
  },
});

/** The case that keeps a file which may be read from this case; null where there is none. */
const keeperOf = async (deps: ApiDeps, dossierId: string, evidence: string): Promise<string | null> => {
  const own = await deps.reads.item(keys.evidence(dossierId, evidence));
  if (own !== null) return dossierId;
  const named = (await foreignFiles(deps, dossierId)).find((file) => file.evidence === evidence);
  return named?.dossier ?? null;
};

/** `GET …/evidence/{evidence}`: a link to one file for five minutes. It is given once it is recorded who asked for it. */
export const openEvidence = (deps: ApiDeps): Route => ({
  method: 'GET',
  path: '/dossiers/{id}/evidence/{evidence}',
  handle: async (request) => {
    const seen = await visible(deps, request);
    if ('problem' in seen) return seen;
    const dossierId = seen.state.facts.id;
    const evidence = request.parameters['evidence'] ?? '';
    const keeper = await keeperOf(deps, dossierId, evidence);
    if (keeper === null) return problem(404, 'no-such-evidence');
    if (keeper === dossierId && seen.state.filesErasedAt !== null) return problem(410, 'file-erased');
    const commandId = `c-${randomUUID()}`;
    const wish: Wish = {
      queue: 'assessment',
      type: 'open-evidence',
      aggregate: { kind: 'dossier', id: dossierId },
      body: { evidence, ...(keeper !== dossierId && { dossier: keeper }) },
    };
    return giveOut(deps, request, { actor: seen.actor, commandId, holder: dossierId, wish });
  },
});
