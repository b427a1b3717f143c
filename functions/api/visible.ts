import type { Versioned } from '../../shared/aws/reads.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import type { Dossier } from '../../shared/domain/dossier/dossier.ts';
import { maySee } from '../../shared/domain/dossier/parties.ts';
import type { Context } from '../../shared/domain/rules.ts';
import type { Problem } from '../../shared/lambda/http-answer.ts';
import { problem } from '../../shared/lambda/http-answer.ts';
import type { Request } from '../../shared/lambda/http-request.ts';
import type { ApiDeps } from './deps.ts';
import { judged, signedIn } from './surroundings.ts';
import type { Person } from './surroundings.ts';

/** A case that somebody may see, with who asks and what surrounds it. */
export interface Seen extends Versioned<Dossier> {
  readonly actor: Actor;
  readonly context: Context;
}

/** The case of that id, where the person may see it; else the answer is as if there were none. */
export const visibleTo = async (
  deps: ApiDeps,
  person: Person,
  id: string,
): Promise<Seen | { problem: Problem }> => {
  const found = await deps.reads.dossier(id);
  if (found === null) return problem(404, 'no-such-dossier');
  const { actor } = person;
  return judged<Seen>(deps, { person, dossier: found.state }, (context) =>
    maySee(actor, found.state, context) ? { ...found, actor, context } : problem(404, 'no-such-dossier'),
  );
};

/** The case that a request names, where who asks may see it. */
export const visible = async (deps: ApiDeps, request: Request): Promise<Seen | { problem: Problem }> => {
  const person = await signedIn(deps, request);
  return 'problem' in person ? person : visibleTo(deps, person, request.parameters['id'] ?? '');
};
