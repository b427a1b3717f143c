import type { Dossier } from '../../../shared/domain/dossier/dossier.ts';
import { levelOf } from '../../../shared/domain/dossier/dossier.ts';
import { complianceOf, progressOf } from '../../../shared/domain/dossier/checklist.ts';
import { needsAcceptanceReport } from '../../../shared/domain/dossier/conclusion-moves.ts';
import { obstaclesToEligible } from '../../../shared/domain/dossier/obstacles.ts';
import { scoresOf } from '../../../shared/domain/dossier/scores.ts';
import { tasksOf } from '../../../shared/domain/dossier/tasks.ts';
import { turnOf } from '../../../shared/domain/dossier/turn.ts';
import { allowedMoves } from '../../../shared/domain/dossier/allowed-moves.ts';
import { permitStatusAt } from '../../../shared/domain/permit.ts';
import { ok } from '../../../shared/lambda/http-answer.ts';
import type { Context } from '../../../shared/domain/rules.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { languageOf } from '../../../shared/messages/language.ts';
import { caseNumberOf } from '../../../shared/workflow/case-number.ts';
import { digestOf } from '../../../shared/workflow/hash.ts';
import type { ApiDeps } from '../deps.ts';
import { proposalView } from '../proposal-view.ts';
import { wholeContext } from '../surroundings.ts';
import { plain } from '../views.ts';
import { caseRoute, partition } from './case-route.ts';

const isAssessed = ({ status }: Dossier): boolean => status === 'assessing' || status === 'remediating';

/** How the assessment stands: how far it has come and how good it looks are two numbers, never one. */
const standingOf = (state: Dossier, context: Context) => ({
  progress: progressOf(state, context),
  compliance: complianceOf(state, context),
  scores: scoresOf(state, context),
  obstacles: isAssessed(state) ? obstaclesToEligible(state, context) : [],
  attestations: {
    planFullyImplemented: true,
    acceptanceReport: needsAcceptanceReport(state, context),
  },
  tasks: tasksOf(state, context),
});

/** `GET /dossiers/{id}`: where the case stands, whose turn it is, what the asker may do, and what still prevents *eligible*. */
export const getDossier = (deps: ApiDeps): Route =>
  caseRoute(deps, '/dossiers/{id}', async ({ state, version, actor, context: known }, { headers }) => {
    const pk = partition(state.facts.id);
    const [context, content, findings] = await Promise.all([
      wholeContext(deps, known, state),
      deps.reads.latest(pk, 'CONTENT#'),
      deps.reads.all(pk, 'FINDING#'),
    ]);
    const view = {
      ...state.facts,
      caseNumber: caseNumberOf(state),
      openedOn: state.openedOn,
      version,
      status: state.status,
      level: levelOf(state),
      turn: turnOf(state, context),
      dueOn: state.dueOn,
      ...proposalView(state, { rules: context.rules, language: languageOf(headers['accept-language']) }),
      content: content?.['content'] ?? null,
      assignment: state.assignment,
      opinions: state.opinions,
      results: state.results,
      findings: state.findings,
      findingTexts: findings.map(plain),
      conclusion: state.conclusion && {
        eligible: state.conclusion.eligible,
        at: state.conclusion.at,
        frozen: state.conclusion.frozen,
      },
      conditional: state.conditional && {
        at: state.conditional.at,
        deployBy: state.conditional.deployBy,
      },
      permit: state.permit && { ...state.permit, status: permitStatusAt(state.permit, context.now) },
      ...standingOf(state, context),
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
