import { calledOf } from '../../shared/contracts/called.ts';
import { readOnce } from '../../shared/lambda/read-once.ts';
import { namesAmong } from '../../shared/register/body-names.ts';
import type { Names } from '../../shared/register/body-names.ts';
import { shelf } from '../../shared/workflow/keys.ts';
import type { RegisterDeps } from './deps.ts';

export type NamesOf = (ids: readonly (string | null)[]) => Promise<Names>;

/** The names of organisations that public records name. Nothing else of an organisation is told, and nothing of one that none names. */
export const bodyNames = ({ reads, now }: RegisterDeps): NamesOf => {
  const registered = readOnce(now, async () => calledOf(await reads.shelf(shelf.organisations)));
  return async (ids) => namesAmong(await registered(), ids);
};
