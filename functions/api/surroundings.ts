import type { Actor } from '../../shared/domain/actor.ts';
import { withoutOffice } from '../../shared/domain/actor.ts';
import type { Dossier } from '../../shared/domain/dossier/dossier.ts';
import { appointedActor } from '../../shared/domain/organisation/appointment.ts';
import { organisationIn, organisationOfUnit } from '../../shared/domain/organisation/organisation.ts';
import type { Organisations } from '../../shared/domain/organisation/organisation.ts';
import { mayAsk } from '../../shared/domain/permissions.ts';
import type { Context } from '../../shared/domain/rules.ts';
import { vietnamDayOf } from '../../shared/domain/working-days.ts';
import { problem } from '../../shared/lambda/http-answer.ts';
import type { Problem } from '../../shared/lambda/http-answer.ts';
import type { Request } from '../../shared/lambda/http-request.ts';
import { bodiesAt } from '../../shared/register/bodies.ts';
import { rulesOfCase } from '../../shared/rulesets/rulesets.ts';
import { digestOf } from '../../shared/workflow/hash.ts';
import { withSuccessors } from '../../shared/workflow/look-up.ts';
import type { ApiDeps } from './deps.ts';

/** Somebody who is signed in, with the record of the own organisation, which says what they are. */
export interface Person {
  readonly actor: Actor;
  readonly organisations: Organisations;
}

/**
 * The signed-in person as the register has them appointed today: the token says who asks, the register what they are. A
 * token whose unit or roles are not held now is refused `not-appointed`; a machine, and who is away, `not-your-role`.
 */
export const signedIn = async (
  deps: ApiDeps,
  { actor, isUnappointed = false }: Pick<Request, 'actor' | 'isUnappointed'>,
): Promise<Person | { problem: Problem }> => {
  if (actor === null) return isUnappointed ? problem(403, 'not-appointed') : problem(401, 'unauthenticated');
  const organisations = await deps.lookUp([actor.organisation]);
  const organisation = organisationIn(organisations, actor.organisation);
  const appointed = organisation && appointedActor(organisation, actor.subject, vietnamDayOf(deps.now()));
  const isSo = appointed?.unit === actor.unit && actor.roles.every((role) => appointed.roles.includes(role));
  if (!isSo) return problem(403, 'not-appointed', { details: { organisation: actor.organisation } });
  return mayAsk(appointed.roles) ? { actor: appointed, organisations } : problem(403, 'not-your-role');
};

const isMachine = ({ roles }: Actor): boolean => roles.length > 0 && !mayAsk(roles);

/** Whoever is signed in, for what concerns nobody but themselves: as appointed today, or without any office. No machine. */
export const signedInAsOneself = async (
  deps: ApiDeps,
  request: Request,
): Promise<Person | { problem: Problem }> => {
  const { actor, subject = null } = request;
  if (subject === null || (actor !== null && isMachine(actor))) return signedIn(deps, request);
  const person = await signedIn(deps, request);
  return 'problem' in person ? { actor: withoutOffice(subject), organisations: {} } : person;
};

const contextOf = (now: string, { facts }: Dossier, organisations: Organisations): Context => ({
  now,
  rules: rulesOfCase(facts),
  bodies: bodiesAt(now),
  organisations,
  ties: [],
  file: null,
  evidence: [],
  digestOf,
});

/** What surrounds a case with its parties looked up: who acts for those that have ended, and what the owner has delegated. */
export const wholeContext = async (
  deps: ApiDeps,
  { organisations }: Pick<Person, 'organisations'>,
  dossier: Dossier,
): Promise<Context> => {
  const { facts, assignment } = dossier;
  const named = [
    facts.owner,
    facts.vendor,
    organisationOfUnit(facts.operatingUnit),
    assignment?.organisation,
  ];
  const ids = new Set(named.filter((id) => id !== undefined));
  const parties = await withSuccessors(deps.lookUp)([...ids]);
  return contextOf(deps.now(), dossier, { ...organisations, ...parties });
};

/**
 * Judges a case for a person by office; only where that is refused are its parties looked up, for a delegation or a body that
 * ended, and the case judged once more.
 */
export const judged = async <Verdict extends object>(
  deps: ApiDeps,
  { person, dossier }: { readonly person: Person; readonly dossier: Dossier },
  judge: (context: Context) => Verdict | { problem: Problem },
): Promise<Verdict | { problem: Problem }> => {
  const byOffice = judge(contextOf(deps.now(), dossier, person.organisations));
  if (!('problem' in byOffice)) return byOffice;
  return judge(await wholeContext(deps, person, dossier));
};

/** The version in `If-Match` (RFC 9110): a quoted number; undefined where absent, a problem where it is none. */
export const ifMatch = ({ headers }: Request): { version: number | undefined } | { problem: Problem } => {
  const header = headers['if-match'];
  if (header === undefined) return { version: undefined };
  const match = /^"(\d{1,9})"$/u.exec(header.trim());
  return match === null ? problem(400, 'if-match-invalid') : { version: Number(match[1]) };
};
