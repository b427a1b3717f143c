import type { GateLists } from '../../shared/aws/gate-lists.ts';
import type { GateReads } from '../../shared/aws/gate-records.ts';
import type { DeploymentRecord } from '../../shared/contracts/gate-log.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import { may } from '../../shared/domain/permissions.ts';
import { problem } from '../../shared/lambda/http-answer.ts';
import type { Problem } from '../../shared/lambda/http-answer.ts';
import type { Route } from '../../shared/lambda/http-endpoint.ts';
import type { Request } from '../../shared/lambda/http-request.ts';
import type { GateProblemCode } from '../../shared/messages/gate-messages.ts';
import type { HttpCode } from '../../shared/messages/http-messages.ts';
import type { GateDeps } from './answer.ts';

type Code = GateProblemCode | HttpCode;
export type GateRoute = Route<Code>;

/** What the routes of the gate work with. */
export interface RouteDeps extends GateDeps {
  readonly reads: GateReads;
  readonly lists: GateLists;
  /** Seconds that somebody must wait before the next question; 0 where they need not. */
  readonly waitFor: (subject: string, now: string) => number;
  /** Sends a report to be kept; throws where the queue does not take it. */
  readonly report: (deployment: DeploymentRecord) => Promise<void>;
}

/** How many things a page of a list holds. */
export const pageSize = 50;

/** Who asks: somebody who is signed in and has not asked too often. */
export const admitted = (
  { waitFor, now }: Pick<RouteDeps, 'waitFor' | 'now'>,
  { actor }: Request,
): { readonly actor: Actor } | { readonly problem: Problem<Code> } => {
  if (actor === null) return problem(401, 'unauthenticated');
  const seconds = waitFor(actor.subject, now());
  if (seconds === 0) return { actor };
  return problem(429, 'too-many-requests', { headers: { 'retry-after': String(seconds) } });
};

/** True for those who may read what the gate told anybody. */
export const oversees = ({ roles }: Actor): boolean => may('oversee-gate', { roles, relations: ['any'] });

/** True when the table lets somebody read what belongs to that organisation. */
export const mayReadOf = (
  organisation: string,
  act: 'read-gate-answer' | 'read-gate-list',
  actor: Actor,
): boolean => {
  const relations = organisation === actor.organisation ? (['any', 'own'] as const) : (['any'] as const);
  return may(act, { roles: actor.roles, relations });
};

/** The place to go on from, as a text that a reader hands back unchanged. */
export const cursorOf = (place = ''): string => Buffer.from(place).toString('base64url');

/** Where a list goes on; empty at its beginning. */
export const readAfter = ({
  query: { cursor },
}: Request): { readonly after: string } | { readonly problem: Problem<Code> } => {
  if (cursor === undefined) return { after: '' };
  const after = Buffer.from(cursor, 'base64url').toString('utf8');
  return cursorOf(after) === cursor && after.length <= 1000 ? { after } : problem(400, 'cursor-invalid');
};

/** Whose list is asked for, from where on: the own organisation's, or another's for those who oversee all. */
export const listAsked = (
  deps: Pick<RouteDeps, 'waitFor' | 'now'>,
  request: Request,
):
  | { readonly actor: Actor; readonly organisation: string; readonly after: string }
  | { readonly problem: Problem<Code> } => {
  const asker = admitted(deps, request);
  if ('problem' in asker) return asker;
  const { actor } = asker;
  const { organisation = actor.organisation } = request.query;
  if (!mayReadOf(organisation, 'read-gate-list', actor)) return problem(403, 'not-your-list');
  const read = readAfter(request);
  return 'problem' in read ? read : { actor, organisation, after: read.after };
};
