import { dossierRequests } from '../../../shared/contracts/dossier-requests.ts';
import type {
  Complete,
  DossierRequest,
  MoveWish,
  ToMove,
} from '../../../shared/contracts/dossier-requests.ts';
import type { Versioned } from '../../../shared/aws/reads.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import { rowOf } from '../../../shared/domain/dossier/decide.ts';
import type { Dossier } from '../../../shared/domain/dossier/dossier.ts';
import { actsAs } from '../../../shared/domain/dossier/parties.ts';
import { maySee } from '../../../shared/domain/dossier/visibility.ts';
import { stageOf } from '../../../shared/domain/moves.ts';
import type { Problem } from '../../../shared/lambda/http-answer.ts';
import { problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { rulesetTermsOf } from '../../../shared/rulesets/ruleset-terms.ts';
import { digestOf } from '../../../shared/workflow/hash.ts';
import type { ApiDeps } from '../deps.ts';
import { prepare } from '../prepare.ts';
import { firstOutcome } from '../replay.ts';
import type { Wish } from '../submit.ts';
import { submitCommand } from '../submit.ts';
import { contextOf } from '../surroundings.ts';

/** Fills in what the official need not type: the article that the ruleset names, and the capacity of the table. */
const completer =
  ({ facts }: Dossier): Complete =>
  ({ documentNumber, documentDate, legalBasis, capacity }, move) => {
    const row = rowOf(move);
    const article =
      row?.move === undefined ? null : rulesetTermsOf(facts.ruleset).articleOf(row.move).article;
    return {
      documentNumber,
      documentDate,
      legalBasis: legalBasis ?? article ?? facts.ruleset,
      capacity: capacity ?? row?.by ?? move,
    };
  };

const isAssessing = ({ status }: Dossier): boolean => status === 'assessing' || status === 'remediating';

/** Existence first, then permission: who may not see the case is told that there is none. */
const refusedAtTheDoor = (
  { state, version }: Versioned<Dossier>,
  move: MoveWish,
  asked: { actor: Actor; now: string; expected: number | undefined },
): { problem: Problem } | null => {
  const context = contextOf(state, asked.now);
  if (!maySee(asked.actor, state, context)) return problem(404, 'no-such-dossier');
  const by = rowOf(move.type)?.by ?? 'system';
  if (!actsAs(by, asked.actor, { dossier: state, context })) {
    return problem(403, 'not-your-move', { details: { move: move.type, by } });
  }
  if (asked.expected === undefined || asked.expected === version) return null;
  return problem(412, 'stale-version', { details: { expected: asked.expected, version } });
};

const wishOf = (found: Versioned<Dossier>, toMove: ToMove): { move: MoveWish; wish: Wish } => {
  const { state } = found;
  const move = toMove({ complete: completer(state), assessing: isAssessing(state), digestOf });
  return {
    move,
    wish: {
      queue: stageOf(move.type),
      type: move.type,
      aggregate: { kind: 'dossier', id: state.facts.id },
      body: move.body,
    },
  };
};

const handleMove =
  (deps: ApiDeps, { toMove, guarded }: DossierRequest): Route['handle'] =>
  async (request) => {
    if (guarded && request.actor !== null && request.headers['if-match'] === undefined) {
      return problem(428, 'precondition-required');
    }
    const ready = await prepare(deps, request, toMove);
    if ('answer' in ready) return ready.answer;
    const { actor, commandId, expected } = ready;
    const found = await deps.reads.dossier(request.parameters['id'] ?? '');
    if (found === null) return problem(404, 'no-such-dossier');
    const { move, wish } = wishOf(found, ready.body);
    const refused = refusedAtTheDoor(found, move, { actor, now: deps.now(), expected });
    if (refused !== null) return ready.repeated ? firstOutcome(deps, commandId, refused) : refused;
    return submitCommand(deps, request, { actor, commandId, wish: { ...wish, expectedVersion: expected } });
  };

/** One route for every request that moves a dossier: `PUT …/content`, and a POST named after each move. */
export const moveDossierRoutes = (deps: ApiDeps): Route[] =>
  Object.entries(dossierRequests).map(([name, asked]) => ({
    method: name === 'content' ? 'PUT' : 'POST',
    path: `/dossiers/{id}/${name}`,
    handle: handleMove(deps, asked),
  }));
