import type { Actor } from '../../shared/domain/actor.ts';
import type { Dossier } from '../../shared/domain/dossier/dossier.ts';
import { appointedActor } from '../../shared/domain/organisation/appointment.ts';
import { organisationIn } from '../../shared/domain/organisation/organisation.ts';
import type { Context } from '../../shared/domain/rules.ts';
import { vietnamDayOf } from '../../shared/domain/working-days.ts';
import { problem } from '../../shared/lambda/http-answer.ts';
import type { Problem } from '../../shared/lambda/http-answer.ts';
import type { Request } from '../../shared/lambda/http-request.ts';
import { bodiesAt } from '../../shared/register/bodies.ts';
import { rulesetOf } from '../../shared/rulesets/rulesets.ts';
import type { ApiDeps } from './deps.ts';

/** What surrounds a decision on this dossier now: its law, the bodies of the day, and the owner with its delegations. */
export const contextOf = async (deps: ApiDeps, { facts }: Dossier): Promise<Context> => {
  const now = deps.now();
  return {
    now,
    rules: rulesetOf(facts.ruleset),
    bodies: bodiesAt(now),
    organisations: await deps.lookUp([facts.owner]),
    file: null,
  };
};

/**
 * The signed-in person as the register has them appointed today: the token says who asks, the register what they are. A
 * token whose unit or roles are not held now is refused `not-appointed`.
 */
export const signedIn = async (
  deps: ApiDeps,
  { actor }: Request,
): Promise<{ actor: Actor } | { problem: Problem }> => {
  if (actor === null) return problem(401, 'unauthenticated');
  const organisation = organisationIn(await deps.lookUp([actor.organisation]), actor.organisation);
  const appointed = organisation && appointedActor(organisation, actor.subject, vietnamDayOf(deps.now()));
  const isSo = appointed?.unit === actor.unit && actor.roles.every((role) => appointed.roles.includes(role));
  return isSo
    ? { actor: appointed }
    : problem(403, 'not-appointed', { details: { organisation: actor.organisation } });
};

/** The version in `If-Match` (RFC 9110): a quoted number; undefined where absent, a problem where it is none. */
export const ifMatch = ({ headers }: Request): { version: number | undefined } | { problem: Problem } => {
  const header = headers['if-match'];
  if (header === undefined) return { version: undefined };
  const match = /^"(\d{1,9})"$/u.exec(header.trim());
  return match === null ? problem(400, 'if-match-invalid') : { version: Number(match[1]) };
};
