import { deploymentRequest } from '../../../shared/contracts/gate.ts';
import type { DeploymentRecord } from '../../../shared/contracts/gate-log.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import { identifierOf } from '../../../shared/domain/gate/judge.ts';
import { ok, problem } from '../../../shared/lambda/http-answer.ts';
import { readBody } from '../../../shared/lambda/http-body.ts';
import { languageOf } from '../../../shared/messages/language.ts';
import { judgeFor, wordsOf } from '../answer.ts';
import { admitted, cursorOf, listAsked, pageSize } from '../deps.ts';
import type { GateRoute, RouteDeps } from '../deps.ts';

/** What the gate would say today of something that runs. */
const standingOf = async (deps: RouteDeps, { deployment }: DeploymentRecord, actor: Actor) => {
  const { platformId, release } = deployment;
  const question = { platformId, release, purpose: 'operation', data: 'real' } as const;
  const now = deps.now();
  const [records, relaxations] = await Promise.all([
    deps.reads.records(identifierOf(question)),
    deps.relaxationsOf(actor.organisation, now),
  ]);
  const facts = { records, trial: null, relaxations };
  return judgeFor(deps, { question, actor }, { facts, at: now });
};

/**
 * `POST /gate/deployments`: reports what runs where, or that it was stopped. What is reported is a fact, whatever the gate
 * thinks of it; the answer says what it thinks. It stands on the lists of the vendor and the owner of the platform also where
 * nobody knows the release: that is what they have to hear of first. Acknowledged only when the queue has it.
 */
export const reportDeployment = (deps: RouteDeps): GateRoute => ({
  method: 'POST',
  path: '/gate/deployments',
  handle: async (request) => {
    const asker = admitted(deps, request);
    if ('problem' in asker) return asker;
    const { actor } = asker;
    const read = readBody(request, deploymentRequest);
    if ('problem' in read) return read;
    const by = { subject: actor.subject, organisation: actor.organisation };
    const report = { reportedAt: deps.now(), by, listedFor: [actor.organisation], deployment: read.value };
    const [{ verdict, view }, parties] = await Promise.all([
      standingOf(deps, report, actor),
      deps.reads.partiesOf(read.value.platformId),
    ]);
    const related = verdict.record?.related ?? [];
    const listedFor = [...new Set([actor.organisation, ...related, ...parties])];
    try {
      await deps.report({ ...report, listedFor });
    } catch {
      return problem(503, 'not-kept', { headers: { 'retry-after': '5' } });
    }
    const language = languageOf(request.headers['accept-language']);
    return { status: 202, body: { reportedAt: report.reportedAt, ...wordsOf(view, language) } };
  },
});

/** `GET /gate/deployments`: what runs of the own platforms, or was reported by the own organisation; `overdue` has no valid permit. */
export const listDeployments = (deps: RouteDeps): GateRoute => ({
  method: 'GET',
  path: '/gate/deployments',
  handle: async (request) => {
    const asked = listAsked(deps, request);
    if ('problem' in asked) return asked;
    const { organisation, after, actor } = asked;
    const found = await deps.lists.deployments(organisation, after, pageSize);
    const items = await Promise.all(
      found.map(async (report) => {
        const { view } = await standingOf(deps, report, actor);
        const { deployment, reportedAt, by } = report;
        return {
          ...deployment,
          reportedAt,
          reportedBy: by.organisation,
          reason: view.reason,
          overdue: deployment.state === 'running' && view.decision === 'deny',
        };
      }),
    );
    const next = found.length < pageSize ? null : cursorOf(found.at(-1)?.sk);
    return ok({
      items: request.query['overdue'] === 'true' ? items.filter(({ overdue }) => overdue) : items,
      next,
    });
  },
});
