import type * as z from 'zod';
import {
  addMembersRequest,
  publishListRequest,
  removeMembersRequest,
  renewListRequest,
} from '../../../shared/contracts/lists.ts';
import type { Ruling } from '../../../shared/domain/actor.ts';
import { mayKeepLists } from '../../../shared/domain/list/list.ts';
import type { ListCommand } from '../../../shared/domain/list/list.ts';
import { problem } from '../../../shared/lambda/http-answer.ts';
import type { Answer, Problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import type { Request } from '../../../shared/lambda/http-request.ts';
import { keys } from '../../../shared/workflow/keys.ts';
import type { ApiDeps } from '../deps.ts';
import { prepare } from '../prepare.ts';
import { submitCommand } from '../submit.ts';

type Type = ListCommand['type'];

interface ListRoute<Body> {
  readonly path: string;
  readonly type: Type;
  readonly schema: z.ZodType<Body>;
  /** Which list, and what the command carries. */
  readonly wish: (body: Body, request: Request) => { readonly id: string; readonly body: unknown };
  /** What the door looks up before it takes the wish in. */
  readonly check: (deps: ApiDeps, id: string, body: Body) => Promise<{ problem: Problem } | null>;
}

const listRoute =
  <Body>({ path, type, schema, wish, check }: ListRoute<Body>) =>
  (deps: ApiDeps): Route => ({
    method: 'POST',
    path,
    handle: async (request): Promise<Answer> => {
      const ready = await prepare(deps, request, schema);
      if ('answer' in ready) return ready.answer;
      const { actor, commandId } = ready;
      if (!mayKeepLists(type, actor.roles)) return problem(403, 'not-your-role');
      const { id, body } = wish(ready.body, request);
      const wrong = await check(deps, id, ready.body);
      if (wrong !== null) return wrong;
      const aggregate = { kind: 'list', id } as const;
      return submitCommand(deps, request, {
        actor,
        commandId,
        wish: { queue: 'registry', type, aggregate, body },
      });
    },
  });

const idOf = ({ parameters }: Request): string => parameters['id'] ?? '';

const mustExist = async ({ reads }: ApiDeps, id: string): Promise<{ problem: Problem } | null> =>
  (await reads.item(keys.state('list', id))) === null ? problem(404, 'no-such-list') : null;

/** Only what the register has can be on a list. */
const mustBeKnown = async (deps: ApiDeps, platforms: readonly string[]) => {
  const found = await Promise.all(platforms.map((platform) => deps.reads.platform(platform)));
  const unknown = platforms.filter((_, n) => found[n] === null);
  return unknown.length === 0 ? null : problem(422, 'platforms-unknown', { details: { platforms: unknown } });
};

/** What taking a platform off a list stands on, where nothing else is named. */
const defaultBasis = 'Decree 224/2026/NĐ-CP Art. 28';

/** `POST /lists`: the registrar puts a list on record, as it was published. */
const publish = listRoute({
  path: '/lists',
  type: 'publish-list',
  schema: publishListRequest,
  wish: ({ id, ...body }) => ({ id, body }),
  check: () => Promise.resolve(null),
});

/** `POST /lists/{id}/renewal`: a later edition takes the place of the one in force. */
const renew = listRoute({
  path: '/lists/{id}/renewal',
  type: 'renew-list',
  schema: renewListRequest,
  wish: (body, request) => ({ id: idOf(request), body }),
  check: mustExist,
});

/** `POST /lists/{id}/members`: platforms that a source names as members. */
const add = listRoute({
  path: '/lists/{id}/members',
  type: 'add-members',
  schema: addMembersRequest,
  wish: (body, request) => ({ id: idOf(request), body }),
  check: async (deps, id, { members }) =>
    (await mustExist(deps, id)) ??
    mustBeKnown(
      deps,
      members.map(({ platformId }) => platformId),
    ),
});

/** `POST /lists/{id}/removals`: platforms that are taken off the list by a document. */
const remove = listRoute({
  path: '/lists/{id}/removals',
  type: 'remove-members',
  schema: removeMembersRequest,
  wish: ({ ruling: { legalBasis = defaultBasis, ...document }, ...body }, request) => {
    const ruling: Ruling = { ...document, legalBasis, capacity: 'registrar' };
    return { id: idOf(request), body: { ...body, ruling } };
  },
  check: mustExist,
});

/** Every route by which lists are kept. */
export const listRoutes = (deps: ApiDeps): Route[] =>
  [publish, renew, add, remove].map((route) => route(deps));
