import { parseList } from '../../../shared/contracts/lists.ts';
import { problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { canonical } from '../../../shared/workflow/hash.ts';
import { keys, shelf } from '../../../shared/workflow/keys.ts';
import { cacheable } from '../cacheable.ts';
import type { RegisterDeps } from '../deps.ts';

const internal = ['pk', 'sk', 'kindPk', 'kindSk'];

/** `GET /register/lists`: every list with its edition in force; `total` is what its publisher counted, `known` how many of them the register knows. */
export const listLists = ({ reads }: RegisterDeps): Route => ({
  method: 'GET',
  path: '/register/lists',
  handle: async (request) => {
    const cards = await reads.shelf(shelf.lists);
    const shown = cards.map((card) =>
      Object.fromEntries(Object.entries(card).filter(([name]) => !internal.includes(name))),
    );
    return cacheable(request, canonical({ items: shown }), 'application/json');
  },
});

/** `GET /register/lists/{id}`: one list with its members and who says so of each. */
export const getList = ({ reads }: RegisterDeps): Route => ({
  method: 'GET',
  path: '/register/lists/{id}',
  handle: async (request) => {
    const item = await reads.item(keys.state('list', request.parameters['id'] ?? ''));
    if (item === null) return problem(404, 'no-such-list');
    const { members, ...list } = parseList(item['state']);
    const shown = {
      ...list,
      known: Object.keys(members).length,
      members: Object.entries(members)
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([platformId, membership]) => ({ platformId, ...membership })),
    };
    return cacheable(request, canonical(shown), 'application/json');
  },
});
