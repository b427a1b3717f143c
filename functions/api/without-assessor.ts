import * as z from 'zod';
import type { Item } from '../../shared/aws/reads.ts';
import { isAssessorGone } from '../../shared/domain/dossier/turn.ts';
import { organisationOfUnit } from '../../shared/domain/organisation/organisation.ts';
import { keys, shelf } from '../../shared/workflow/keys.ts';
import { withSuccessors } from '../../shared/workflow/look-up.ts';
import type { ApiDeps } from './deps.ts';

const closing = z.object({ organisation: z.string() });
const waiting = z.object({
  turn: z.object({ role: z.literal('assessor') }),
  assessorUnit: z.string(),
  owner: z.string(),
});

/** The work lists of bodies that assess and of which something ends: what waits there may wait for its owner. */
export const closingLists = async ({ reads }: ApiDeps): Promise<string[]> =>
  (await reads.all(keys.closing('').pk, 'BODY#')).map((item) =>
    shelf.turn('assessor', closing.parse(item).organisation),
  );

/**
 * Tells whose turn it is in each of these cards where the assessing unit has ended and nobody took over: the owner's. The index
 * holds what was so when the case was last moved.
 */
export const turnsToday = async (deps: ApiDeps, cards: readonly Item[]): Promise<Item[]> => {
  const units = cards.flatMap((card) => waiting.safeParse(card).data?.assessorUnit ?? []);
  if (units.length === 0) return [...cards];
  const around = {
    now: deps.now(),
    organisations: await withSuccessors(deps.lookUp)(
      [...new Set(units.map(organisationOfUnit))].slice(0, 100),
    ),
  };
  return cards.map((card) => {
    const one = waiting.safeParse(card).data;
    return one !== undefined && isAssessorGone(one.assessorUnit, around)
      ? { ...card, turn: { role: 'owner', organisation: one.owner } }
      : card;
  });
};
