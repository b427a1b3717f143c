import * as z from 'zod';
import { parseIncidentText, parseKeptIncident } from '../../../shared/contracts/incidents.ts';
import type { KeptIncident } from '../../../shared/contracts/incidents.ts';
import { id as idShape } from '../../../shared/contracts/primitives.ts';
import { assessingUnit } from '../../../shared/domain/dossier/parties.ts';
import { may } from '../../../shared/domain/permissions.ts';
import type { Act } from '../../../shared/domain/permissions.ts';
import { actsLeftOn, incidentMinistry } from '../../../shared/domain/platform/incident.ts';
import { mayAtIncident } from '../../../shared/domain/platform/incident-moves.ts';
import { livePermits } from '../../../shared/domain/platform/listed.ts';
import type { Platform } from '../../../shared/domain/platform/platform.ts';
import { ok, problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { readQuery } from '../../../shared/lambda/http-query.ts';
import { bodiesAt } from '../../../shared/register/bodies.ts';
import { keys } from '../../../shared/workflow/keys.ts';
import type { ApiDeps } from '../deps.ts';
import { dutiesOf } from '../incident-views.ts';
import { heldToday } from '../platform-holders.ts';
import { signedIn } from '../surroundings.ts';
import type { Person } from '../surroundings.ts';
import { visibleTo } from '../visible.ts';

const query = z.strictObject({ dossier: idShape.optional() });
const acts: readonly Act[] = [
  'read-incidents',
  'open-incident',
  'report-incident',
  'confirm-incident',
  'close-incident',
];

interface Asked {
  readonly person: Person;
  readonly id: string;
  readonly platform: Platform;
  readonly dossier: string | undefined;
}

/** True for the unit that assesses the case of this platform that is named. */
const assesses = async (deps: ApiDeps, { person, id, dossier }: Asked): Promise<boolean> => {
  if (dossier === undefined) return false;
  const seen = await visibleTo(deps, person, dossier);
  if ('problem' in seen || seen.state.facts.platformId !== id) return false;
  const { actor, context, state } = seen;
  const isAssigned = assessingUnit(state, context) === actor.unit;
  return isAssigned && may('read-incidents', { roles: actor.roles, relations: ['assigned-unit'] });
};

/** What the reader may do about the incidents of a platform; empty for who may not even read them. */
const actsOf = async (deps: ApiDeps, asked: Asked): Promise<readonly Act[]> => {
  const details = await heldToday(deps, asked.platform.details);
  const ministry = incidentMinistry(details, bodiesAt(deps.now()).registerMinistry);
  const allowed = acts.filter((act) => mayAtIncident(act, asked.person.actor, { details, ministry }));
  return allowed.length === 0 && (await assesses(deps, asked)) ? ['read-incidents'] : allowed;
};

interface Showing {
  readonly allowed: readonly Act[];
  readonly now: string;
}

const viewOf = (
  incident: KeptIncident,
  texts: Readonly<Record<string, string>>,
  { allowed, now }: Showing,
) => {
  const { notifiedAt, reportedAt, ...rest } = incident;
  const left: readonly Act[] = incident.closedAt === null ? actsLeftOn(incident) : [];
  return {
    ...rest,
    ...dutiesOf({ ...rest, notifiedAt, reportedAt }, incident.closedAt ?? now),
    texts,
    allowed: left.filter((act) => allowed.includes(act)),
  };
};

const incidentsOf = async (deps: ApiDeps, id: string, showing: Showing) => {
  const { pk } = keys.incident(id, '');
  const [kept, said] = await Promise.all([
    deps.reads.all(pk, 'INCIDENT#'),
    deps.reads.all(pk, 'INCIDENTTEXT#'),
  ]);
  const texts = said.map(parseIncidentText);
  const textsOf = (incident: string) =>
    Object.fromEntries(
      texts.filter((one) => one.incident === incident).map(({ part, text }) => [part, text]),
    );
  return kept
    .map(parseKeptIncident)
    .map((incident) => viewOf(incident, textsOf(incident.id), showing))
    .toSorted((one, other) => other.openedAt.localeCompare(one.openedAt));
};

/** The permits that a confirmation would suspend now, for who may confirm. */
const suspendedBy = (platform: Platform, allowed: readonly Act[]) =>
  !allowed.includes('confirm-incident')
    ? []
    : livePermits(platform).map(({ dossierId, releaseId, permit }) => ({
        dossierId,
        release: platform.releases[releaseId]?.version ?? null,
        status: permit?.status,
        validUntil: permit?.validUntil,
      }));

/**
 * `GET /platforms/{id}/incidents`: the incidents on a platform, the latest first, with their texts and both duties (24 and 72 hours; Decree
 * 331/2026 Art. 31.2(d)), what the reader may do, and what a confirmation would suspend. For vendor, owner, publishing body, registrar
 * and auditor; an assessor names its case with `dossier`.
 */
export const readIncidents = (deps: ApiDeps): Route => ({
  method: 'GET',
  path: '/platforms/{id}/incidents',
  handle: async (request) => {
    const person = await signedIn(deps, request);
    if ('problem' in person) return person;
    const read = readQuery(request, query);
    if ('problem' in read) return read;
    const id = request.parameters['id'] ?? '';
    const found = await deps.reads.platform(id);
    if (found === null) return problem(404, 'no-such-platform');
    const { state: platform, version } = found;
    const allowed = await actsOf(deps, { person, id, platform, dossier: read.asked.dossier });
    if (!allowed.includes('read-incidents')) return problem(403, 'not-your-platform');
    return ok({
      items: await incidentsOf(deps, id, { allowed, now: deps.now() }),
      version,
      allowed: allowed.filter((act) => act === 'open-incident'),
      suspends: suspendedBy(platform, allowed),
    });
  },
});
