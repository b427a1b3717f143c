import { content as contentSchema } from '../../../shared/contracts/dossier-content.ts';
import { allowedFileMoves, allowedMoves } from '../../../shared/domain/dossier/allowed-moves.ts';
import { ok } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { languageOf } from '../../../shared/messages/language.ts';
import { digestOf } from '../../../shared/workflow/hash.ts';
import { caseView } from '../case-view.ts';
import { timeView } from '../clock-views.ts';
import type { ApiDeps } from '../deps.ts';
import { wholeContext } from '../surroundings.ts';
import { plain } from '../views.ts';
import { caseRoute, partition } from './case-route.ts';

/** `GET /dossiers/{id}`: where the case stands, whose turn it is, what the asker may do, and what still prevents *eligible*. */
export const getDossier = (deps: ApiDeps): Route =>
  caseRoute(deps, '/dossiers/{id}', async ({ state, version, actor, context: known }, { headers }) => {
    const pk = partition(state.facts.id);
    const [context, content, findings, completions, clocks] = await Promise.all([
      wholeContext(deps, known, state),
      deps.reads.latest(pk, 'CONTENT#'),
      deps.reads.all(pk, 'FINDING#'),
      deps.reads.all(pk, 'TASK#'),
      deps.reads.all(pk, 'CLOCK#'),
    ]);
    const saved = content && contentSchema.parse(content['content']);
    const view = caseView(state, {
      context,
      language: languageOf(headers['accept-language']),
      content: saved,
    });
    return ok(
      {
        ...view,
        ...timeView(state, clocks, context),
        version,
        findingTexts: findings.map(plain),
        completedTasks: completions.map(plain),
        allowed: allowedMoves(actor, state, context),
        allowedWithFiles: allowedFileMoves(actor, state, context),
      },
      { etag: `"${String(version)}"` },
    );
  });

/** `GET /dossiers/{id}/history`: every event with its hash and the hash before, for who wants to check the chain. */
export const getHistory = (deps: ApiDeps): Route =>
  caseRoute(deps, '/dossiers/{id}/history', async ({ state }) => {
    const stored = await deps.reads.all(partition(state.facts.id), 'EVENT#');
    const items = stored.map(plain).map((envelope) => ({ ...envelope, hash: digestOf(envelope) }));
    return ok({ items });
  });
