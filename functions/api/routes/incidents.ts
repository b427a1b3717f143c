import type * as z from 'zod';
import {
  closeIncidentRequest,
  confirmIncidentRequest,
  openIncidentRequest,
  reportIncidentRequest,
} from '../../../shared/contracts/incidents.ts';
import { incidentMinistry } from '../../../shared/domain/platform/incident.ts';
import type { IncidentCommandType } from '../../../shared/domain/platform/incident-commands.ts';
import { mayAtIncident } from '../../../shared/domain/platform/incident-moves.ts';
import { problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import type { Request } from '../../../shared/lambda/http-request.ts';
import { bodiesAt } from '../../../shared/register/bodies.ts';
import type { ApiDeps } from '../deps.ts';
import { heldToday } from '../platform-holders.ts';
import { prepare } from '../prepare.ts';
import { createdId, submitCommand } from '../submit.ts';
import { listOpenIncidents } from './open-incidents.ts';
import { readIncidents } from './read-incidents.ts';

/** What the ministry's confirmation stands on, where nothing else is named. */
const defaultBasis = 'Decree 331/2026/NĐ-CP Art. 31.2';

/** One act on an incident: its path below the platform, and the wish that a request becomes. */
interface Act<Body> {
  readonly path: string;
  readonly type: IncidentCommandType;
  readonly schema: z.ZodType<Body>;
  readonly bodyOf: (body: Body, about: { readonly request: Request; readonly commandId: string }) => unknown;
}

const incidentOf = ({ parameters }: Request): string => parameters['incident'] ?? '';

/** A route by which somebody acts on an incident: 404 without the platform, 403 for who may not, 412 on another version of it. */
const actOn = <Body>(deps: ApiDeps, { path, type, schema, bodyOf }: Act<Body>): Route => ({
  method: 'POST',
  path: `/platforms/{id}/incidents${path}`,
  handle: async (request) => {
    const ready = await prepare(deps, request, schema);
    if ('answer' in ready) return ready.answer;
    const { actor, commandId, expected } = ready;
    const id = request.parameters['id'] ?? '';
    const found = await deps.reads.platform(id);
    if (found === null) return problem(404, 'no-such-platform');
    const details = await heldToday(deps, found.state.details);
    const ministry = incidentMinistry(details, bodiesAt(deps.now()).registerMinistry);
    if (!mayAtIncident(type, actor, { details, ministry })) return problem(403, 'not-your-platform');
    if (expected !== undefined && expected !== found.version) return problem(412, 'stale-version');
    const body = bodyOf(ready.body, { request, commandId });
    const aggregate = { kind: 'platform', id } as const;
    const wish = { queue: 'registry', type, aggregate, body, expectedVersion: expected } as const;
    return submitCommand(deps, request, { actor, commandId, wish });
  },
});

/** `POST /platforms/{id}/incidents`: vendor, owner or the publishing ministry reports an incident. */
const open = (deps: ApiDeps): Route =>
  actOn(deps, {
    path: '',
    type: 'open-incident',
    schema: openIncidentRequest,
    bodyOf: ({ noticedAt, ...body }, { commandId }) => ({
      ...body,
      noticedAt: new Date(noticedAt).toISOString(),
      incident: createdId('in', commandId),
    }),
  });

/** `POST …/incidents/{incident}/report`: vendor or owner reports it in full. */
const report = (deps: ApiDeps): Route =>
  actOn(deps, {
    path: '/{incident}/report',
    type: 'report-incident',
    schema: reportIncidentRequest,
    bodyOf: (body, { request }) => ({ ...body, incident: incidentOf(request) }),
  });

/** `POST …/incidents/{incident}/confirmation`: the ministry rules that it is serious, which suspends the permits. */
const confirm = (deps: ApiDeps): Route =>
  actOn(deps, {
    path: '/{incident}/confirmation',
    type: 'confirm-incident',
    schema: confirmIncidentRequest,
    bodyOf: ({ reasons, ruling }, { request }) => {
      const { documentNumber, documentDate, legalBasis = defaultBasis } = ruling;
      // The capacity is the one in which the table lets its author act; the commit fills it in.
      const act = { documentNumber, documentDate, legalBasis, capacity: 'publishing-body' };
      return { incident: incidentOf(request), reasons, ruling: act };
    },
  });

/** `POST …/incidents/{incident}/closing`: the ministry closes what was reported in full. */
const close = (deps: ApiDeps): Route =>
  actOn(deps, {
    path: '/{incident}/closing',
    type: 'close-incident',
    schema: closeIncidentRequest,
    bodyOf: (body, { request }) => ({ ...body, incident: incidentOf(request) }),
  });

/** Everything about incidents on platforms. */
export const incidentRoutes = (deps: ApiDeps): Route[] => [
  open(deps),
  listOpenIncidents(deps),
  readIncidents(deps),
  report(deps),
  confirm(deps),
  close(deps),
];
