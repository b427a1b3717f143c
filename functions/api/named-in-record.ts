import { parseList } from '../../shared/contracts/lists.ts';
import type { PlatformDetails } from '../../shared/domain/platform/platform.ts';
import { problem } from '../../shared/lambda/http-answer.ts';
import type { Problem } from '../../shared/lambda/http-answer.ts';
import { keys } from '../../shared/workflow/keys.ts';
import { bodyOf } from './bodies.ts';
import type { ApiDeps } from './deps.ts';

type Named = Partial<Pick<PlatformDetails, 'owner' | 'lists' | 'solution'>>;

/** The lists that are named, refused `lists-unknown` where one is not there, and `list-exceeds-total` where one is full without the platform. */
const refusedByLists = async ({ reads }: ApiDeps, lists: readonly string[], platformId: string) => {
  const found = await Promise.all(lists.map((id) => reads.item(keys.state('list', id))));
  const strange = lists.filter((_, n) => found[n] === null);
  if (strange.length > 0) return problem(422, 'lists-unknown', { details: { lists: strange } });
  for (const item of found) {
    const { edition, members } = parseList(item?.['state']);
    const after = new Set([...Object.keys(members), platformId]).size;
    if (edition.total !== null && after > edition.total)
      return problem(422, 'list-exceeds-total', { details: { total: edition.total, members: after } });
  }
  return null;
};

/**
 * What a record names that nobody put on the register: refused `owner-unknown`, `lists-unknown` with the ids, `list-exceeds-total`
 * where a list has no room left, or `solution-unknown` with the id; null where all is there. None of these is ever deleted, so what
 * the door has seen of them holds when the wish is settled.
 */
export const unknownInRecord = async (
  deps: ApiDeps,
  platformId: string,
  { owner = null, lists = [], solution = null }: Named,
): Promise<{ readonly problem: Problem } | null> => {
  if (owner !== null && (await bodyOf(deps, owner)) === undefined) return problem(422, 'owner-unknown');
  const refused = await refusedByLists(deps, lists, platformId);
  if (refused !== null) return refused;
  return solution !== null && (await deps.reads.platform(solution)) === null
    ? problem(422, 'solution-unknown', { details: { solution } })
    : null;
};
