import { dossierRequests } from '../../../shared/contracts/dossier-requests.ts';
import type { Complete, DossierRequest, MoveWish, ToMove } from '../../../shared/contracts/asked-move.ts';
import type { Versioned } from '../../../shared/aws/reads.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import { rowOf } from '../../../shared/domain/dossier/decide.ts';
import type { Dossier } from '../../../shared/domain/dossier/dossier.ts';
import { actsAs, capacityIn, maySee } from '../../../shared/domain/dossier/parties.ts';
import { judgedContent } from '../../../shared/domain/dossier/proposal.ts';
import { stageOf } from '../../../shared/domain/moves.ts';
import type { Context } from '../../../shared/domain/rules.ts';
import type { Problem } from '../../../shared/lambda/http-answer.ts';
import { problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { rulesetTermsOf } from '../../../shared/rulesets/ruleset-terms.ts';
import { digestOf } from '../../../shared/workflow/hash.ts';
import type { ApiDeps } from '../deps.ts';
import type { FindDuplicates } from '../duplicates.ts';
import { prepare } from '../prepare.ts';
import type { Wish } from '../submit.ts';
import { submitCommand } from '../submit.ts';
import { judged } from '../surroundings.ts';

/** A request on a case that exists: who asks, and what surrounds the case. */
interface Asked {
  readonly found: Versioned<Dossier>;
  readonly actor: Actor;
  readonly context: Context;
}

/** Fills in what the official need not type: the article that the ruleset names, and the capacity of the table. */
const completer =
  ({ found: { state: dossier }, actor, context }: Asked): Complete =>
  ({ documentNumber, documentDate, legalBasis, attachment }, move) => {
    const row = rowOf(move);
    const { ruleset, rulesetVersion } = dossier.facts;
    const article = row && rulesetTermsOf(ruleset, rulesetVersion).articleOf(row.move).article;
    return {
      documentNumber,
      documentDate,
      legalBasis: legalBasis ?? article ?? ruleset,
      ...(attachment !== undefined && { attachment }),
      capacity: row ? capacityIn(row.by, actor, { dossier, context, move: row.move }) : move,
    };
  };

const isAssessing = ({ status }: Dossier): boolean => status === 'assessing' || status === 'remediating';

/** Existence first, then permission: who may not see the case is told that there is none. */
const refusedAtTheDoor = (
  { found: { state: dossier, version }, actor, context }: Asked,
  move: MoveWish,
  expected: number | undefined,
): { problem: Problem } | null => {
  if (!maySee(actor, dossier, context)) return problem(404, 'no-such-dossier');
  const row = rowOf(move.type);
  if (row === undefined || !actsAs(row.by, actor, { dossier, context, move: row.move })) {
    return problem(403, 'not-your-move', { details: { move: move.type, by: row?.by ?? 'system' } });
  }
  if (expected !== undefined && expected !== version)
    return problem(412, 'stale-version', { details: { expected, version } });
  return refusedContent(dossier, move, context);
};

/** What belongs on paper only is not even put on a queue. */
const refusedContent = (
  dossier: Dossier,
  { type, body }: MoveWish,
  { rules }: Context,
): { problem: Problem } | null => {
  if (type !== 'save-content') return null;
  const { forbidden } = judgedContent(dossier, body.content, rules);
  return forbidden.length === 0
    ? null
    : problem(409, 'details-kept-on-paper', { details: { fields: forbidden } });
};

const moveOf = (asked: Asked, toMove: ToMove): MoveWish =>
  toMove({ complete: completer(asked), assessing: isAssessing(asked.found.state), digestOf });

/** What stands in the register beside the platform of the case goes with a submission and a publication, to be answered. */
const withDuplicates = async (
  find: FindDuplicates,
  move: MoveWish,
  { facts }: Dossier,
): Promise<MoveWish> => {
  if (move.type !== 'submit' && move.type !== 'approve-publication') return move;
  const duplicates = (await find(facts)).map(({ platformId, score, grounds }) => ({
    platformId,
    score,
    grounds,
  }));
  return move.type === 'submit'
    ? { ...move, body: { ...move.body, duplicates } }
    : { ...move, body: { ...move.body, duplicates } };
};

interface Doing {
  readonly deps: ApiDeps;
  readonly find: FindDuplicates;
}

const handleMove =
  ({ deps, find }: Doing, { toMove, guarded }: DossierRequest): Route['handle'] =>
  async (request) => {
    if (guarded && request.actor !== null && request.headers['if-match'] === undefined) {
      return problem(428, 'precondition-required');
    }
    const ready = await prepare(deps, request, toMove);
    if ('answer' in ready) return ready.answer;
    const { actor, commandId, expected } = ready;
    const found = await deps.reads.dossier(request.parameters['id'] ?? '');
    if (found === null) return problem(404, 'no-such-dossier');
    const judge = (context: Context) => {
      const asked = { found, actor, context };
      const move = moveOf(asked, ready.body);
      return refusedAtTheDoor(asked, move, expected) ?? move;
    };
    const move = await judged<MoveWish>(deps, { person: ready, dossier: found.state }, judge);
    if ('problem' in move) return move;
    const compared = await withDuplicates(find, move, found.state);
    const wish: Wish = {
      queue: stageOf(move.type),
      ...compared,
      aggregate: { kind: 'dossier', id: found.state.facts.id },
      expectedVersion: expected,
    };
    return submitCommand(deps, request, { actor, commandId, wish });
  };

/** One route for every request that moves a dossier: `PUT …/content`, and a POST named after each move. */
export const moveDossierRoutes = (deps: ApiDeps, find: FindDuplicates): Route[] =>
  Object.entries(dossierRequests).map(([name, asked]) => ({
    method: name === 'content' ? 'PUT' : 'POST',
    path: `/dossiers/{id}/${name}`,
    handle: handleMove({ deps, find }, asked),
  }));
