import { parseInterest, parseServed } from '../contracts/organisation-bodies.ts';
import { keys } from '../workflow/keys.ts';
import type { TiesOf } from '../workflow/ports.ts';

type Item = Readonly<Record<string, unknown>>;

/** Every item of one partition whose sort key starts so, consistently. */
type All = (pk: string, prefix: string) => Promise<readonly Item[]>;

const saysWhereServed = ({ sk }: Item): boolean => typeof sk === 'string' && sk.startsWith('#');

/** The ties that were declared of a person, in whatever organisation, and where the person has served; a damaged one throws. */
export const tiesIn =
  (all: All): TiesOf =>
  async (subject) => {
    const items = await all(keys.tie(subject, '', '').pk, '');
    return {
      ties: items.filter((item) => !saysWhereServed(item)).map(parseInterest),
      served: items.filter(saysWhereServed).map(parseServed),
    };
  };
