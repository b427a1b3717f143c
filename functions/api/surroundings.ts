import type { Actor } from '../../shared/domain/actor.ts';
import type { Dossier } from '../../shared/domain/dossier/dossier.ts';
import type { Context } from '../../shared/domain/rules.ts';
import { problem } from '../../shared/lambda/http-answer.ts';
import type { Problem } from '../../shared/lambda/http-answer.ts';
import type { Request } from '../../shared/lambda/http-request.ts';
import { bodiesAt } from '../../shared/register/bodies.ts';
import { rulesetOf } from '../../shared/rulesets/rulesets.ts';

/** What surrounds a decision on this dossier at that instant. */
export const contextOf = ({ facts }: Dossier, now: string): Context => ({
  now,
  rules: rulesetOf(facts.ruleset),
  bodies: bodiesAt(now),
});

/** The signed-in person, or the problem of there being none. */
export const signedIn = ({ actor }: Request): { actor: Actor } | { problem: Problem } =>
  actor === null ? problem(401, 'unauthenticated') : { actor };

/** The version in `If-Match` (RFC 9110): a quoted number; undefined where absent, a problem where it is none. */
export const ifMatch = ({ headers }: Request): { version: number | undefined } | { problem: Problem } => {
  const header = headers['if-match'];
  if (header === undefined) return { version: undefined };
  const match = /^"(\d{1,9})"$/u.exec(header.trim());
  return match === null ? problem(400, 'if-match-invalid') : { version: Number(match[1]) };
};
