import * as z from 'zod';
import { adoption } from '../../shared/contracts/adoptions.ts';
import { heldCard } from '../../shared/contracts/platform-card.ts';
import { platformDetails, standing } from '../../shared/contracts/platform-bodies.ts';
import type { FormerUntil } from '../../shared/domain/register-past.ts';
import { readOnce } from '../../shared/lambda/read-once.ts';
import { keys, shelf } from '../../shared/workflow/keys.ts';
import type { RegisterDeps } from './deps.ts';

const record = platformDetails
  .pick({ owner: true, ownerKind: true, category: true, ndxp: true })
  .extend({ isNamed: z.boolean(), standings: z.array(standing) });

const stored = z.object({
  platformId: z.string(),
  until: z.string(),
  record: record.nullable(),
  word: z.object({ key: z.string(), adoption: adoption.nullable() }).nullable(),
}) satisfies z.ZodType<FormerUntil>;

/**
 * Every platform, public or not, and what was counted of each before it changed, oldest first, as it was stored with each
 * commit; read once for several requests, and only for days that are past.
 */
export const pastOfRegister = ({ reads, now }: RegisterDeps) =>
  readOnce(now, async () => {
    const [cards, former] = await Promise.all([
      reads.shelf(shelf.register),
      reads.all(keys.former('', 0).pk, ''),
    ]);
    return { held: cards.map(heldCard), former: former.map((item) => stored.parse(item)) };
  });
