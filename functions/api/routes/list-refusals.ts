import * as z from 'zod';
import type { Item } from '../../../shared/aws/reads.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import { may, mayList } from '../../../shared/domain/permissions.ts';
import { ok, problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { readQuery } from '../../../shared/lambda/http-query.ts';
import { everyone, keys } from '../../../shared/workflow/keys.ts';
import { cursorOf, readCursor } from '../cursor.ts';
import type { ApiDeps } from '../deps.ts';
import { predecessorsOf } from '../predecessors.ts';
import { signedIn } from '../surroundings.ts';
import { plain } from '../views.ts';

const query = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(2000).optional(),
});

const place = z.object({ sk: z.string() });

/** Whose partitions somebody reads: everyone's, or those of the own ministry and the bodies that it took over from. */
const readersOf = async (deps: ApiDeps, { organisation, roles }: Actor): Promise<string[]> =>
  may('read-refusals', { roles, relations: ['any'] })
    ? [everyone]
    : [organisation, ...(await predecessorsOf(deps, organisation))];

const placeOf = (item: Item): string => place.parse(item).sk;

/**
 * `GET /refusals`: who was refused for want of independence or appointment, newest first, by a worker or at the door; to the
 * auditor, and to the ministry that publishes the case or, beside the cases, runs the register.
 */
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
    const cursor = readCursor(read.asked.cursor, 'moments');
    if ('problem' in cursor) return cursor;
    const { limit } = read.asked;
    const asked = { limit, after: cursor.after, newestFirst: true };
    const parts = await Promise.all(
      (await readersOf(deps, actor)).map((reader) => deps.reads.part(keys.refusal(reader, '', '').pk, asked)),
    );
    const found = parts.flat().sort((one, other) => (placeOf(one) > placeOf(other) ? -1 : 1));
    const items = found.slice(0, limit);
    const last = found.length < limit ? undefined : items.at(-1);
    return ok({ items: items.map(plain), next: cursorOf(last === undefined ? null : placeOf(last)) });
  },
});
