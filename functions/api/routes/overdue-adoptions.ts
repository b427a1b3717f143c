import { cardSchema } from '../../../shared/contracts/platform-card.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import { may, mayList } from '../../../shared/domain/permissions.ts';
import type { Relation } from '../../../shared/domain/permissions.ts';
import { overdueAdoptions } from '../../../shared/domain/platform/overdue.ts';
import { ok, problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { shelf } from '../../../shared/workflow/keys.ts';
import type { ApiDeps } from '../deps.ts';
import { signedIn } from '../surroundings.ts';

const act = 'read-overdue-adoptions';

const relationsTo = (
  { organisation }: Actor,
  { owner, locality }: { readonly owner: string | null; readonly locality: string },
): Relation[] => [
  'any',
  ...(owner === organisation ? (['owner'] as const) : []),
  ...(locality === organisation ? (['own'] as const) : []),
];

/**
 * `GET /adoptions/overdue`: who has declared to use a platform none of whose published releases has a valid permit now. An owner
 * sees those of its platforms, a locality its own, and who oversees the register all.
 */
export const listOverdueAdoptions = (deps: ApiDeps): Route => ({
  method: 'GET',
  path: '/adoptions/overdue',
  handle: async (request) => {
    const person = await signedIn(deps, request);
    if ('problem' in person) return person;
    const { actor } = person;
    if (!mayList(act, actor.roles)) return problem(403, 'not-your-role');
    const now = deps.now();
    const cards = (await deps.reads.shelf(shelf.register)).map((item) => cardSchema.parse(item));
    const items = cards.flatMap((card) =>
      overdueAdoptions(card, now)
        .filter(({ locality }) => {
          const relations = relationsTo(actor, { owner: card.owner, locality });
          return may(act, { roles: actor.roles, relations });
        })
        .map(({ locality, status, document, day }) => ({
          platformId: card.id,
          nameVi: card.nameVi,
          owner: card.owner,
          locality,
          status,
          document,
          day,
        })),
    );
    return ok({ items, total: items.length });
  },
});
