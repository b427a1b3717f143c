import * as z from 'zod';
import { parseList } from '../../../shared/contracts/lists.ts';
import type { PublicCard } from '../../../shared/contracts/platform-card.ts';
import { isoDay } from '../../../shared/contracts/primitives.ts';
import { registerOn } from '../../../shared/domain/register-past.ts';
import { membersOn, statisticsOf } from '../../../shared/domain/statistics.ts';
import type { Counted } from '../../../shared/domain/statistics.ts';
import { clocksUntil, overlapUntil, resultsIn } from '../../../shared/domain/work-statistics.ts';
import { vietnamDayOf } from '../../../shared/domain/working-days.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { readQuery } from '../../../shared/lambda/http-query.ts';
import { canonical } from '../../../shared/workflow/hash.ts';
import { keys, shelf } from '../../../shared/workflow/keys.ts';
import { reportedBy } from '../../../shared/register/reported.ts';
import { cacheable } from '../cacheable.ts';
import { countedWork } from '../counted-work.ts';
import type { RegisterDeps } from '../deps.ts';
import { listedStanding } from '../../../shared/domain/platform/listed.ts';
import { registerEntry } from '../../../shared/contracts/register-entry.ts';
import { bodyNames } from '../names.ts';
import type { NamesOf } from '../names.ts';
import { pastOfRegister } from '../past.ts';
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

/** What the assessment of a published platform came to by group; null where it is not told. */
const resultsOf = ({ standings }: PublicCard) => {
  const standing = listedStanding(standings);
  return standing === undefined ? [] : [standing.results ?? null];
};

const everyList = async ({ reads }: RegisterDeps) => {
  const shelved = await reads.shelf(shelf.lists);
  const items = await Promise.all(shelved.map(({ id }) => reads.item(keys.state('list', String(id)))));
  return items.flatMap((item) => (item === null ? [] : [parseList(item['state'])]));
};

/** Whether an assessment of a platform is invented. */
const restsOnInvented = ({ standings }: Pick<PublicCard, 'standings'>): boolean =>
  standings.some(({ synthetic }) => synthetic);

/** `GET /register/statistics`: the register in figures, on a day (`asOf`) or today; figures of sources are shown as reported. */
export const getStatistics = (
  deps: RegisterDeps,
  snapshot: () => Promise<Snapshot>,
  namesOf: NamesOf = bodyNames(deps),
): Route => {
  const work = countedWork(deps);
  const past = pastOfRegister(deps);
  return {
    method: 'GET',
    path: '/register/statistics',
    handle: async (request) => {
      const read = readQuery(request, query);
      if ('problem' in read) return read;
      const today = vietnamDayOf(deps.now());
      const { asOf: day = today } = read.asked;
      const at = day === today ? deps.now() : `${day}T16:59:59.999Z`;
      const [{ cards }, lists, { overlaps, clocks }] = await Promise.all([
        snapshot(),
        everyList(deps),
        work(),
      ]);
      const listed = new Set(lists.flatMap((list) => membersOn(list, day)));
      const known = day < today ? registerOn(await past(), { day, end: at, listed }) : cards;
      const statistics = {
        ...statisticsOf(
          known.map((card) => counted(card, at)),
          lists,
          day,
        ),
        results: resultsIn(known.flatMap(resultsOf)),
        overlap: overlapUntil(overlaps, at),
        clocks: clocksUntil(clocks, day),
        reported: reportedBy(day),
        synthetic: known.some(restsOnInvented),
      };
      const names = await namesOf([...Object.keys(statistics.byOwner), ...Object.keys(statistics.clocks)]);
      return cacheable(request, canonical({ ...statistics, names }), 'application/json');
    },
  };
};
