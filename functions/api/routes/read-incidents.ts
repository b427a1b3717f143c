import * as z from 'zod';
import { parseIncidentText, parseKeptIncident } from '../../../shared/contracts/incidents.ts';
import type { KeptIncident } from '../../../shared/contracts/incidents.ts';
import { id as idShape } from '../../../shared/contracts/primitives.ts';
import { assessingUnit } from '../../../shared/domain/dossier/parties.ts';
import { may } from '../../../shared/domain/permissions.ts';
import { incidentMinistry, noticeDueAt, reportDueAt } from '../../../shared/domain/platform/incident.ts';
import { mayAtIncident } from '../../../shared/domain/platform/incident-moves.ts';
import type { PlatformDetails } from '../../../shared/domain/platform/platform.ts';
import { ok, problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { readQuery } from '../../../shared/lambda/http-query.ts';
import { bodiesAt } from '../../../shared/register/bodies.ts';
import { keys } from '../../../shared/workflow/keys.ts';
import type { ApiDeps } from '../deps.ts';
import { heldToday } from '../platform-holders.ts';
import { signedIn } from '../surroundings.ts';
import type { Person } from '../surroundings.ts';
import { visibleTo } from '../visible.ts';

const query = z.strictObject({ dossier: idShape.optional() });

interface Asked {
  readonly person: Person;
  readonly id: string;
  readonly details: PlatformDetails;
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

const mayRead = async (deps: ApiDeps, asked: Asked): Promise<boolean> => {
  const { person, details } = asked;
  const held = await heldToday(deps, details);
  const ministry = incidentMinistry(held, bodiesAt(deps.now()).registerMinistry);
  return (
    mayAtIncident('read-incidents', person.actor, { details: held, ministry }) ||
    (await assesses(deps, asked))
  );
};

/** One of the two duties: until when it was in time, when it was done, and whether it was, or is, late. */
const dutyView = (dueAt: string | null, doneAt: string | null, now: string) => ({
  dueAt,
  doneAt,
  late: dueAt !== null && (doneAt ?? now) >= dueAt,
});

const viewOf = (incident: KeptIncident, texts: Readonly<Record<string, string>>, now: string) => {
  const { notifiedAt, reportedAt, closedAt, confirmation, ...rest } = incident;
  const until = closedAt ?? now;
  return {
    ...rest,
    closedAt,
    notice: dutyView(noticeDueAt(incident), notifiedAt, until),
    report: dutyView(reportDueAt(incident), reportedAt, until),
    confirmation,
    texts,
  };
};

const incidentsOf = async (deps: ApiDeps, id: string) => {
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
  const now = deps.now();
  return kept
    .map(parseKeptIncident)
    .map((incident) => viewOf(incident, textsOf(incident.id), now))
    .toSorted((one, other) => other.openedAt.localeCompare(one.openedAt));
};

/**
 * `GET /platforms/{id}/incidents`: the incidents on a platform, the latest first, with their texts and both duties (24 and 72 hours; Decree
 * 331/2026 Art. 31.2(d)). For vendor, owner, publishing body, registrar and auditor; an assessor names its case with `dossier`.
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
    const { details } = found.state;
    if (!(await mayRead(deps, { person, id, details, dossier: read.asked.dossier })))
      return problem(403, 'not-your-platform');
    return ok({ items: await incidentsOf(deps, id), version: found.version });
  },
});
