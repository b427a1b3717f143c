import * as z from 'zod';
import type { Item } from '../../../shared/aws/reads.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import { may, mayList } from '../../../shared/domain/permissions.ts';
import { ok, problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { readQuery } from '../../../shared/lambda/http-query.ts';
import { keys } from '../../../shared/workflow/keys.ts';
import type { ApiDeps } from '../deps.ts';
import { signedIn } from '../surroundings.ts';
import { plain } from '../views.ts';

const query = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(300).optional(),
});

const concerns = ({ organisation, roles }: Actor, { publisher }: Item): boolean =>
  may('read-refusals', {
    roles,
    relations: publisher === organisation ? ['any', 'publishing-body'] : ['any'],
  });

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** `GET /refusals`: who was refused for want of independence, newest first; to the auditor, and to the publishing ministry of the case. */
export const listRefusals = (deps: ApiDeps): Route => ({
  method: 'GET',
  path: '/refusals',
  handle: async (request) => {
    const person = await signedIn(deps, request);
    if ('problem' in person) return person;
    const { actor } = person;
    if (!mayList('read-refusals', actor.roles)) return problem(403, 'not-your-role');
    const read = readQuery(request, query);
    if ('problem' in read) return read;
    const { limit, cursor = '~' } = read.asked;
    const notes = (await deps.reads.all(keys.refusal('', '').pk, '')).filter((note) => concerns(actor, note));
    const older = notes.reverse().filter(({ sk }) => text(sk) < cursor);
    const items = older.slice(0, limit);
    const next = older.length > limit ? text(items.at(-1)?.['sk']) : null;
    return ok({ items: items.map(plain), next });
  },
});
