import type { Actor } from '../../../shared/domain/actor.ts';
import type { DecisionRecord } from '../../../shared/contracts/gate-log.ts';
import { judge, mayReadRecord } from '../../../shared/domain/gate/judge.ts';
import type { GateRecord } from '../../../shared/domain/gate/record.ts';
import { ok, problem } from '../../../shared/lambda/http-answer.ts';
import type { Request } from '../../../shared/lambda/http-request.ts';
import { languageOf } from '../../../shared/messages/language.ts';
import { canonical } from '../../../shared/workflow/hash.ts';
import { wordsOf } from '../answer.ts';
import { admitted, mayReadOf, oversees } from '../deps.ts';
import type { GateRoute, RouteDeps } from '../deps.ts';

const idPattern = /^d-(?<instance>[A-Za-z0-9]{1,40})-(?<sequence>[1-9]\d{0,11})$/u;

/** The answer of that id, for the organisation that it was given to and for those who oversee all; else nothing is there. */
const findDecision = async (deps: RouteDeps, request: Request) => {
  const asker = admitted(deps, request);
  if ('problem' in asker) return asker;
  const { instance, sequence } = idPattern.exec(request.parameters['id'] ?? '')?.groups ?? {};
  const none = problem(404, 'no-such-decision');
  if (instance === undefined || sequence === undefined) return none;
  const decision = await deps.reads.decision(instance, Number(sequence));
  if (decision === null) return none;
  const isOpen = mayReadOf(decision.asker.organisation, 'read-gate-answer', asker.actor);
  return isOpen ? { decision, actor: asker.actor } : none;
};

/** What of an answer everybody may read who may read it at all: the reason behind a held-back one is for overseers. */
const shown = ({ reason, dossierId, platformId, ...kept }: DecisionRecord, seesAll: boolean) =>
  seesAll ? { ...kept, reason, dossierId, platformId } : kept;

/** The records that an answer was computed from, by their digests, in their order; null for one that is not there any more. */
const basisRecords = ({ reads }: RouteDeps, { basis }: DecisionRecord): Promise<(GateRecord | null)[]> =>
  Promise.all(
    basis.records.map(async (named) => {
      const history = await reads.history(named);
      return history.find(({ digest }) => digest === named.digest)?.record ?? null;
    }),
  );

/**
 * What of the basis somebody may be told: a digest is that of few possible records, so that it tells whoever tries them all
 * what they may not read.
 */
const namedFor = (actor: Actor, { basis }: DecisionRecord, records: readonly (GateRecord | null)[]) =>
  oversees(actor)
    ? basis.records
    : basis.records.filter((_, n) => {
        const record = records[n] ?? null;
        return record !== null && mayReadRecord(record, actor);
      });

/** `GET /gate/decisions/{id}`: an answer as it was given, with the digests of what it was computed from. */
export const getDecision = (deps: RouteDeps): GateRoute => ({
  method: 'GET',
  path: '/gate/decisions/{id}',
  handle: async (request) => {
    const found = await findDecision(deps, request);
    if ('problem' in found) return found;
    const { decision, actor } = found;
    const records = namedFor(actor, decision, await basisRecords(deps, decision));
    return ok(shown({ ...decision, basis: { ...decision.basis, records } }, oversees(actor)));
  },
});

/** `GET /gate/decisions/{id}/replay`: computes an answer once more from what it was computed from, and compares the two. */
export const replayDecision = (deps: RouteDeps): GateRoute => ({
  method: 'GET',
  path: '/gate/decisions/{id}/replay',
  handle: async (request) => {
    const found = await findDecision(deps, request);
    if ('problem' in found) return found;
    const { decision, actor: reader } = found;
    const named = await basisRecords(deps, decision);
    const records = named.filter((record) => record !== null);
    if (records.length < named.length) return problem(409, 'basis-missing');
    const { question, asker: actor, basis, decidedAt } = decision;
    const { acceptSynthetic, trial, relaxations, adopted = [] } = basis;
    const now = question.asOf ?? decidedAt;
    const { view } = judge(
      { question, actor },
      { records, trial, relaxations, adopted },
      { now, acceptSynthetic },
    );
    const language = languageOf(request.headers['accept-language']);
    return ok({
      decisionId: decision.decisionId,
      same: canonical(view) === canonical(decision.answer),
      given: wordsOf(decision.answer, language),
      replayed: wordsOf(view, language),
      basis: namedFor(reader, decision, named),
    });
  },
});
