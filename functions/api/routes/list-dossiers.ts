import * as z from 'zod';
import type { Item } from '../../../shared/aws/reads.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import { statuses } from '../../../shared/domain/moves.ts';
import { may, mayList } from '../../../shared/domain/permissions.ts';
import type { Relation } from '../../../shared/domain/permissions.ts';
import { fieldProblems } from '../../../shared/lambda/field-problems.ts';
import { ok, problem } from '../../../shared/lambda/http-answer.ts';
import type { Answer } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { languageOf } from '../../../shared/messages/language.ts';
import { everyone, keys, shelf } from '../../../shared/workflow/keys.ts';
import { cursorOf, readCursor } from '../cursor.ts';
import type { ApiDeps } from '../deps.ts';
import { signedIn } from '../surroundings.ts';

const query = z.strictObject({
  turn: z.literal('mine').optional(),
  status: z.enum(statuses).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(2000).optional(),
});
type Query = z.infer<typeof query>;

/** Which part of a card names who stands in which relation to the case. */
const standings = [
  ['vendor', 'vendor'],
  ['owner', 'owner'],
  ['appraising-body', 'appraiser'],
  ['publishing-body', 'publisher'],
] as const satisfies readonly (readonly [Relation, string])[];

/** True when the card is of a case that the actor may see. */
const concerns = ({ organisation, unit, roles }: Actor, card: Item): boolean => {
  const ofOrganisation = standings.flatMap(([relation, part]) =>
    card[part] === organisation ? [relation] : [],
  );
  const ofUnit: Relation[] = card['assessorUnit'] === unit ? ['assigned-unit'] : [];
  return may('list-dossiers', { roles, relations: ['any', ...ofOrganisation, ...ofUnit] });
};

const seesAll = ({ roles }: Actor): boolean => may('list-dossiers', { roles, relations: ['any'] });

const view = (card: Item): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(card).filter(([name]) => !/^(?:pk|sk|turnPk|turnSk|duePk|dueSk)$/u.test(name)),
  );

const fits = ({ status }: Query, card: Item): boolean => status === undefined || card['status'] === status;

/** What waits for this actor's role, most urgent first. */
const myTurn = async (deps: ApiDeps, actor: Actor, asked: Query): Promise<Answer> => {
  const [role] = actor.roles;
  if (role === undefined) return problem(403, 'not-your-role');
  const partition = shelf.turn(role, actor.organisation);
  const cursor = readCursor(asked.cursor, { name: 'turnPk', value: partition });
  if ('problem' in cursor) return cursor;
  const { items, next } = await deps.reads.turn(partition, asked.limit, cursor.from);
  const mine = items.filter((card) => concerns(actor, card) && fits(asked, card));
  return ok({ items: mine.map(view), next: cursorOf(next) });
};

/** Every case that the actor has a part in. */
const allMine = async (deps: ApiDeps, actor: Actor, asked: Query): Promise<Answer> => {
  const holder = seesAll(actor) ? everyone : actor.organisation;
  const cursor = readCursor(asked.cursor, { name: 'pk', value: keys.member(holder, '').pk });
  if ('problem' in cursor) return cursor;
  const { items, next } = await deps.reads.members(holder, asked.limit, cursor.from);
  const ids = items.map(({ dossierId }) => String(dossierId));
  const cards = (await deps.reads.cards(ids)).filter((card) => concerns(actor, card));
  return ok({ items: cards.filter((card) => fits(asked, card)).map(view), next: cursorOf(next) });
};

/** `GET /dossiers`: the cases of the asker's organisation, or with `turn=mine` its work list. */
export const listDossiers = (deps: ApiDeps): Route => ({
  method: 'GET',
  path: '/dossiers',
  handle: async (request) => {
    const person = await signedIn(deps, request);
    if ('problem' in person) return person;
    const asked = query.safeParse(request.query, { reportInput: true });
    if (!asked.success) {
      const language = languageOf(request.headers['accept-language']);
      return problem(400, 'query-invalid', { reasons: fieldProblems(asked.error.issues, language) });
    }
    if (!mayList('list-dossiers', person.actor.roles)) return problem(403, 'not-your-role');
    return asked.data.turn === undefined
      ? allMine(deps, person.actor, asked.data)
      : myTurn(deps, person.actor, asked.data);
  },
});
