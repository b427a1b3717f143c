import { randomUUID } from 'node:crypto';
import type { RefusalCode } from '../../shared/domain/refusal.ts';
import type { Answer } from '../../shared/lambda/http-answer.ts';
import type { Route } from '../../shared/lambda/http-endpoint.ts';
import type { Request } from '../../shared/lambda/http-request.ts';
import { bodiesAt } from '../../shared/register/bodies.ts';
import { ownRefusalAtTheDoor } from '../../shared/workflow/own-acts.ts';
import type { AggregateKind, AggregateRef } from '../../shared/workflow/ports.ts';
import { refusalNotes, watchedCode } from '../../shared/workflow/refusal-notes.ts';
import type { Refusing } from '../../shared/workflow/refusal-notes.ts';
import type { ApiDeps } from './deps.ts';

const kinds: Readonly<Record<string, AggregateKind>> = {
  dossiers: 'dossier',
  platforms: 'platform',
  organisations: 'organisation',
};

/** The case, platform or organisation that a route names; null where it names none. */
const aboutOf = ({ path }: Route, { parameters: { id } }: Request): AggregateRef | null => {
  const kind = kinds[path.split('/')[1] ?? ''];
  return kind === undefined || id === undefined || id === '' ? null : { kind, id };
};

/** A refusal of the door itself; the outcome of a command names its location, and its worker has noted it. */
const codeAtTheDoor = (answer: Answer): RefusalCode | null => {
  if (!('problem' in answer) || answer.problem.headers?.['location'] !== undefined) return null;
  return watchedCode(answer.problem.code);
};

const factsOf = async ({ reads }: ApiDeps, about: AggregateRef | null) =>
  about?.kind === 'dossier' ? ((await reads.dossier(about.id))?.state.facts ?? null) : null;

const note = async (deps: ApiDeps, refused: Omit<Refusing, 'at' | 'id' | 'facts'>): Promise<void> => {
  const facts = await factsOf(deps, refused.about);
  const whole = { ...refused, at: deps.now(), id: `d-${randomUUID()}`, facts };
  const notes = refusalNotes(whole, bodiesAt(whole.at));
  await deps.noteRefusal([...notes, ownRefusalAtTheDoor(whole)]);
};

/**
 * Keeps what the door refuses for want of appointment or independence, before it is answered: for the ministry, the auditor,
 * and the export of who was refused. Who acts for nobody gets as far as here, and is refused by the route.
 */
export const watched = (deps: ApiDeps, route: Route): Route => ({
  ...route,
  asksNoOffice: true,
  handle: async (request) => {
    const answer = await route.handle(request);
    const code = codeAtTheDoor(answer);
    const { subject = null, actor } = request;
    if (code === null || subject === null) return answer;
    await note(deps, {
      move: `${route.method} ${route.path}`,
      refusal: { code: code, details: {} },
      actor: { subject, unit: actor?.unit ?? '', organisation: actor?.organisation ?? '' },
      about: aboutOf(route, request),
    });
    return answer;
  },
});
