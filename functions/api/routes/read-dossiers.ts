import type { Dossier } from '../../../shared/domain/dossier/dossier.ts';
import { levelOf } from '../../../shared/domain/dossier/dossier.ts';
import { obstaclesToEligible } from '../../../shared/domain/dossier/conclusion-moves.ts';
import { turnOf } from '../../../shared/domain/dossier/turn.ts';
import { allowedMoves } from '../../../shared/domain/dossier/allowed-moves.ts';
import { permitStatusAt } from '../../../shared/domain/permit.ts';
import type { Answer } from '../../../shared/lambda/http-answer.ts';
import { ok } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import type { Request } from '../../../shared/lambda/http-request.ts';
import { languageOf } from '../../../shared/messages/language.ts';
import { rulesOfCase } from '../../../shared/rulesets/rulesets.ts';
import { digestOf } from '../../../shared/workflow/hash.ts';
import { keys } from '../../../shared/workflow/keys.ts';
import type { ApiDeps } from '../deps.ts';
import { proposalView } from '../proposal-view.ts';
import { plain, without } from '../views.ts';
import { visible } from '../visible.ts';
import type { Seen } from '../visible.ts';

const partition = (id: string): string => keys.state('dossier', id).pk;

const isAssessed = ({ status }: Dossier): boolean => status === 'assessing' || status === 'remediating';

type Shown = (seen: Seen, request: Request) => Promise<Answer>;

const caseRoute = (deps: ApiDeps, path: string, show: Shown): Route => ({
  method: 'GET',
  path,
  handle: async (request) => {
    const seen = await visible(deps, request);
    return 'problem' in seen ? seen : show(seen, request);
  },
});

/** `GET /dossiers/{id}`: where the case stands, whose turn it is, what the asker may do, and what still prevents *eligible*. */
export const getDossier = (deps: ApiDeps): Route =>
  caseRoute(deps, '/dossiers/{id}', async ({ state, version, actor, context }, { headers }) => {
    const pk = partition(state.facts.id);
    const [content, findings] = await Promise.all([
      deps.reads.latest(pk, 'CONTENT#'),
      deps.reads.all(pk, 'FINDING#'),
    ]);
    const view = {
      ...state.facts,
      version,
      status: state.status,
      level: levelOf(state),
      turn: turnOf(state, context),
      dueOn: state.dueOn,
      ...proposalView(state, { rules: context.rules, language: languageOf(headers['accept-language']) }),
      content: content?.['content'] ?? null,
      assignment: state.assignment,
      results: state.results,
      findings: state.findings,
      findingTexts: findings.map(plain),
      permit: state.permit && { ...state.permit, status: permitStatusAt(state.permit, context.now) },
      obstacles: isAssessed(state) ? obstaclesToEligible(state, context) : [],
      allowed: allowedMoves(actor, state, context),
    };
    return ok({ ...view, releaseVersion: state.facts.version }, { etag: `"${String(version)}"` });
  });

/** `GET /dossiers/{id}/history`: every event with its hash and the hash before, for who wants to check the chain. */
export const getHistory = (deps: ApiDeps): Route =>
  caseRoute(deps, '/dossiers/{id}/history', async ({ state }) => {
    const stored = await deps.reads.all(partition(state.facts.id), 'EVENT#');
    const items = stored.map(plain).map((envelope) => ({ ...envelope, hash: digestOf(envelope) }));
    return ok({ items });
  });

/** `GET /dossiers/{id}/criteria`: the criteria of the level with what has been recorded on each. */
export const getCriteria = (deps: ApiDeps): Route =>
  caseRoute(deps, '/dossiers/{id}/criteria', async ({ state }) => {
    const recorded = await deps.reads.all(partition(state.facts.id), 'RESULT#');
    const byCriterion = new Map(
      recorded.map((item) => [item['criterion'], without('pk', 'sk', 'criterion')(item)]),
    );
    const level = levelOf(state);
    const law = rulesOfCase(state.facts);
    const items = law
      .criteriaOf(level)
      .map((criterion) => ({
        ...criterion,
        result: state.results[criterion.id] === undefined ? null : (byCriterion.get(criterion.id) ?? null),
        accepted: state.results[criterion.id] === 'A',
      }));
    const { ruleset, rulesetVersion } = state.facts;
    return ok({ ruleset, rulesetVersion, level, unverified: law.dataProvenance.unverified, items });
  });
