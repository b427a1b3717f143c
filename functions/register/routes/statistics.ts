import * as z from 'zod';
import { parseList } from '../../../shared/contracts/lists.ts';
import type { PublicCard } from '../../../shared/contracts/platform-card.ts';
import { isoDay } from '../../../shared/contracts/primitives.ts';
import { statisticsOf } from '../../../shared/domain/statistics.ts';
import type { Counted } from '../../../shared/domain/statistics.ts';
import { vietnamDayOf } from '../../../shared/domain/working-days.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { readQuery } from '../../../shared/lambda/http-query.ts';
import { keys, shelf } from '../../../shared/workflow/keys.ts';
import { cacheable } from '../cacheable.ts';
import type { RegisterDeps } from '../deps.ts';
import { registerEntry } from '../register-entry.ts';
import type { Snapshot } from '../snapshot.ts';

const query = z.strictObject({ asOf: isoDay.optional() });

const counted = (card: PublicCard, at: string): Counted => {
  const { conclusion, ...entry } = registerEntry(card, at);
  return {
    ...entry,
    level: conclusion?.level ?? null,
    status: conclusion?.permit ?? null,
    published: conclusion !== null,
    validUntil: conclusion?.validUntil?.slice(0, 10) ?? null,
  };
};

/** What was published by that day; an earlier day knows nothing of later permits. */
const knownOn = (card: PublicCard, end: string): PublicCard => ({
  ...card,
  standings: card.standings.filter(({ permit }) => permit === null || permit.issuedAt <= end),
});

/** `GET /register/statistics`: the register in figures, on a day (`asOf`) or today; figures of sources are shown as reported. */
export const getStatistics = ({ reads, now }: RegisterDeps, snapshot: () => Promise<Snapshot>): Route => ({
  method: 'GET',
  path: '/register/statistics',
  handle: async (request) => {
    const read = readQuery(request, query);
    if ('problem' in read) return read;
    const today = vietnamDayOf(now());
    const { asOf: day = today } = read.asked;
    const at = day === today ? now() : `${day}T16:59:59.999Z`;
    const [{ cards }, shelved] = await Promise.all([snapshot(), reads.shelf(shelf.lists)]);
    const items = await Promise.all(shelved.map(({ id }) => reads.item(keys.state('list', String(id)))));
    const lists = items.flatMap((item) => (item === null ? [] : [parseList(item['state'])]));
    const platforms = cards.map((card) => counted(knownOn(card, at), at));
    return cacheable(request, JSON.stringify(statisticsOf(platforms, lists, day)), 'application/json');
  },
});
