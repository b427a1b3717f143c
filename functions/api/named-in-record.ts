import type { PlatformDetails } from '../../shared/domain/platform/platform.ts';
import { problem } from '../../shared/lambda/http-answer.ts';
import type { Problem } from '../../shared/lambda/http-answer.ts';
import { keys } from '../../shared/workflow/keys.ts';
import { bodyOf } from './bodies.ts';
import type { ApiDeps } from './deps.ts';

type Named = Partial<Pick<PlatformDetails, 'owner' | 'lists' | 'solution'>>;

const unknownLists = async ({ reads }: ApiDeps, lists: readonly string[]): Promise<string[]> => {
  const found = await Promise.all(lists.map((id) => reads.item(keys.state('list', id))));
  return lists.filter((_, n) => found[n] === null);
};

/**
 * What a record names that nobody put on the register: refused `owner-unknown`, `lists-unknown` with the ids, or
 * `solution-unknown` with the id; null where all is there. Nothing of it is ever deleted, so what the door has seen holds when
 * the wish is settled.
 */
export const unknownInRecord = async (
  deps: ApiDeps,
  { owner = null, lists = [], solution = null }: Named,
): Promise<{ readonly problem: Problem } | null> => {
  if (owner !== null && (await bodyOf(deps, owner)) === undefined) return problem(422, 'owner-unknown');
  const strange = await unknownLists(deps, lists);
  if (strange.length > 0) return problem(422, 'lists-unknown', { details: { lists: strange } });
  return solution !== null && (await deps.reads.platform(solution)) === null
    ? problem(422, 'solution-unknown', { details: { solution } })
    : null;
};
