import { parseInterest } from '../contracts/organisation-bodies.ts';
import { keys } from '../workflow/keys.ts';
import type { TiesOf } from '../workflow/ports.ts';

/** Every item of one partition whose sort key starts so, consistently. */
type All = (pk: string, prefix: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;

/** The ties that were declared of a person, in whatever organisation; a damaged one throws. */
export const tiesIn =
  (all: All): TiesOf =>
  async (subject) =>
    (await all(keys.tie(subject, '', '').pk, '')).map(parseInterest);
