import { platformIncidents } from '../../../shared/contracts/platform-card.ts';
import { mayList } from '../../../shared/domain/permissions.ts';
import { incidentMinistry } from '../../../shared/domain/platform/incident.ts';
import { mayAtIncident } from '../../../shared/domain/platform/incident-moves.ts';
import { ok, problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { bodiesAt } from '../../../shared/register/bodies.ts';
import { shelf } from '../../../shared/workflow/keys.ts';
import type { ApiDeps } from '../deps.ts';
import { dutiesOf } from '../incident-views.ts';
import { heldToday } from '../platform-holders.ts';
import { signedIn } from '../surroundings.ts';
import type { Person } from '../surroundings.ts';

const act = 'read-incidents';

type Troubled = ReturnType<typeof platformIncidents>;

const mayRead = async (deps: ApiDeps, { actor }: Person, platform: Troubled): Promise<boolean> => {
  const details = await heldToday(deps, platform);
  const ministry = incidentMinistry(details, bodiesAt(deps.now()).registerMinistry);
  return mayAtIncident(act, actor, { details, ministry });
};

const rowsOf = ({ id, nameVi, nameEn, owner, vendor, incidents }: Troubled, now: string) =>
  incidents.map(({ notifiedAt, reportedAt, ...incident }) => ({
    platformId: id,
    ...{ nameVi, nameEn, owner, vendor },
    ...incident,
    ...dutiesOf({ ...incident, notifiedAt, reportedAt }, now),
  }));

type Row = ReturnType<typeof rowsOf>[number];

/** The instant of the next duty that nobody has done; behind every instant where all are done. */
const nextDuty = ({ notice, report }: Row): string =>
  [notice, report].flatMap(({ dueAt, doneAt }) => (doneAt === null && dueAt !== null ? [dueAt] : []))[0] ??
  '~';

/**
 * `GET /incidents`: the open incidents on all platforms that the reader answers for or oversees, the most urgent duty first:
 * vendor and owner those of their platforms, a publishing body those that it rules on, registrar and auditor all.
 */
export const listOpenIncidents = (deps: ApiDeps): Route => ({
  method: 'GET',
  path: '/incidents',
  handle: async (request) => {
    const person = await signedIn(deps, request);
    if ('problem' in person) return person;
    if (!mayList(act, person.actor.roles)) return problem(403, 'not-your-role');
    const now = deps.now();
    const cards = (await deps.reads.shelf(shelf.register)).map(platformIncidents);
    const troubled = cards.filter(({ incidents }) => incidents.length > 0);
    const readable = await Promise.all(troubled.map((platform) => mayRead(deps, person, platform)));
    const items = troubled
      .filter((_, n) => readable[n])
      .flatMap((platform) => rowsOf(platform, now))
      .toSorted((one, other) => (nextDuty(one) < nextDuty(other) ? -1 : 1));
    return ok({ items, total: items.length });
  },
});
