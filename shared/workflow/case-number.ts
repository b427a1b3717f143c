import type { Dossier } from '../domain/dossier/dossier.ts';
import { sha256 } from './hash.ts';

/** Nine digits in groups of three: few enough to be said on the telephone. */
const digits = 9;

/**
 * The number of a case as people say and write it: owner, year of opening in Viet Nam, nine digits that come from the id of
 * the dossier, such as `BTC-2026-482-019-337`. The same for all time; that no two cases share one is claimed at opening
 * (`case-number-taken`).
 */
export const caseNumberOf = ({ facts, openedOn }: Pick<Dossier, 'facts' | 'openedOn'>): string => {
  const [, hash = ''] = sha256(facts.id).split(':');
  const number = (BigInt(`0x${hash}`) % BigInt(10 ** digits)).toString().padStart(digits, '0');
  const groups = number.match(/\d{3}/gu) ?? [];
  return [facts.owner, openedOn.slice(0, 4), ...groups].join('-');
};
