import * as z from 'zod';
import type { Item } from '../../../shared/aws/reads.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import { statuses } from '../../../shared/domain/moves.ts';
import { may, mayList } from '../../../shared/domain/permissions.ts';
import type { Relation } from '../../../shared/domain/permissions.ts';
import { vietnamDayOf } from '../../../shared/domain/working-days.ts';
import { ok, problem } from '../../../shared/lambda/http-answer.ts';
import type { Answer } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { readQuery } from '../../../shared/lambda/http-query.ts';
import { everyone, shelf } from '../../../shared/workflow/keys.ts';
import { timeOfCard } from '../clock-views.ts';
import { cursorOf, readCursor } from '../cursor.ts';
import type { ApiDeps } from '../deps.ts';
import { ownersBehind } from '../owners-behind.ts';
import { predecessorsOf } from '../predecessors.ts';
import { signedIn } from '../surroundings.ts';
import { closingLists, turnsToday } from '../without-assessor.ts';

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

/** Who asks for a list, the bodies for which theirs acts, and the owners whose power the unit holds under a delegation in force. */
interface Lister {
  readonly actor: Actor;
  /** The own body, and those that it took over from. */
  readonly bodies: readonly string[];
  readonly owners: readonly string[];
}

const isAskedIn = ({ askedUnits: asked }: Item, unit: string): boolean =>
  Array.isArray(asked) && asked.includes(unit);

/** True when the card is of a case that the actor may see. */
const concerns = ({ actor, bodies, owners }: Lister, card: Item): boolean => {
  const { organisation, unit, roles } = actor;
  const isOneOf = (part: string): boolean => bodies.some((body) => card[part] === body);
  const ofOrganisation = standings.flatMap(([relation, part]) => (isOneOf(part) ? [relation] : []));
  const isParty = [card['operatingUnit'], card['monitoringProvider'], card['assessorUnit']].includes(unit);
  const isDelegate = owners.some((owner) => card['owner'] === owner) && !isOneOf('vendor') && !isParty;
  const inPlaceOf = bodies.map((body) => `${body}${unit.slice(organisation.length)}`);
  const ofUnit: Relation[] = [
    ...(isAskedIn(card, unit) ? (['asked-unit'] as const) : []),
    ...(inPlaceOf.some((former) => card['assessorUnit'] === former) ? (['assigned-unit'] as const) : []),
    ...(isDelegate ? (['delegated-unit'] as const) : []),
  ];
  return may('list-dossiers', { roles, relations: ['any', ...ofOrganisation, ...ofUnit] });
};

const seesAll = ({ roles }: Actor): boolean => may('list-dossiers', { roles, relations: ['any'] });

const view =
  (now: string) =>
  (card: Item): Record<string, unknown> => ({
    ...Object.fromEntries(
      Object.entries(card).filter(([name]) => !/^(?:pk|sk|turnPk|turnSk|duePk|dueSk|account)$/u.test(name)),
    ),
    ...timeOfCard(card, now),
  });

const fits = ({ status }: Query, card: Item): boolean => status === undefined || card['status'] === status;

const text = (card: Item, name: string): string => {
  const value = card[name];
  return typeof value === 'string' ? value : '';
};

/** The first so many of several lists together, in the order of one attribute, each item once; and where to go on. */
const merged = (lists: readonly (readonly Item[])[], by: string, limit: number) => {
  const places = new Map(lists.flat().map((item) => [text(item, by), item]));
  const items = [...places].sort(([one], [other]) => (one < other ? -1 : 1)).slice(0, limit);
  const hasMore = places.size > limit || lists.some((list) => list.length === limit);
  return { items: items.map(([, item]) => item), next: hasMore ? (items.at(-1)?.[0] ?? null) : null };
};

/** Of a case that waits for an opinion the list holds no more than which one it is. */
const withCards = async (deps: ApiDeps, items: readonly Item[]): Promise<Item[]> => {
  const pointers = items.flatMap((item) => (item['id'] === undefined ? [text(item, 'dossierId')] : []));
  const cards = new Map((await deps.reads.cards([...new Set(pointers)])).map((card) => [card['id'], card]));
  return items.flatMap((item) => {
    const card = item['id'] === undefined ? cards.get(item['dossierId']) : item;
    return card === undefined ? [] : [card];
  });
};

/** True of a case whose vendor let the last day for an appeal pass: nobody has to act in it any more. */
const isOver = (card: Item, today: string): boolean =>
  card['status'] === 'not-eligible' && text(card, 'dueOn') !== '' && text(card, 'dueOn') < today;

const turnShape = z.object({ role: z.string(), organisation: z.string() });

/** True for a card of one of the own work lists, unless nobody assesses there any more; then it is on its owner's. */
const isTurnOf = (
  card: Item,
  { unit, own, owned }: { unit: string; own: ReadonlySet<string>; owned: readonly string[] },
): boolean => {
  const turn = turnShape.safeParse(card['turn']).data;
  if (turn?.role === 'owner' && owned.includes(turn.organisation)) return true;
  return isAskedIn(card, unit) || (turn !== undefined && own.has(shelf.turn(turn.role, turn.organisation)));
};

/** What waits for this person in any role, and for the owners whose power the unit holds, or for an opinion of the unit, most urgent first. */
const myTurn = async (deps: ApiDeps, lister: Lister, asked: Query): Promise<Answer> => {
  const { actor, bodies, owners } = lister;
  const cursor = readCursor(asked.cursor, 'turn');
  if ('problem' in cursor) return cursor;
  const own = new Set([
    ...actor.roles.flatMap((role) => bodies.map((body) => shelf.turn(role, body))),
    ...owners.map((owner) => shelf.turn('owner', owner)),
    shelf.asked(actor.unit),
  ]);
  const owned = [...(actor.roles.includes('owner') ? bodies : []), ...owners];
  const partitions = new Set([...own, ...(owned.length > 0 ? await closingLists(deps) : [])]);
  const lists = await Promise.all(
    [...partitions].map((partition) => deps.reads.turn(partition, asked.limit, cursor.after)),
  );
  const { items, next } = merged(lists, 'turnSk', asked.limit);
  const today = vietnamDayOf(deps.now());
  const cards = await turnsToday(deps, await withCards(deps, items));
  const mine = cards.filter(
    (card) =>
      concerns(lister, card) &&
      fits(asked, card) &&
      !isOver(card, today) &&
      isTurnOf(card, { unit: actor.unit, own, owned }),
  );
  return ok({ items: mine.map(view(deps.now())), next: cursorOf(next) });
};

/** Every case that the person has a part in, or whose owner's power the unit holds. */
const allMine = async (deps: ApiDeps, lister: Lister, asked: Query): Promise<Answer> => {
  const { actor, bodies, owners } = lister;
  const cursor = readCursor(asked.cursor, 'cases');
  if ('problem' in cursor) return cursor;
  const holders = seesAll(actor) ? [everyone] : [...new Set([...bodies, ...owners])];
  const lists = await Promise.all(
    holders.map((holder) => deps.reads.members(holder, asked.limit, cursor.after)),
  );
  const { items, next } = merged(lists, 'dossierId', asked.limit);
  const cards = (await deps.reads.cards(items.map((item) => text(item, 'dossierId')))).filter((card) =>
    concerns(lister, card),
  );
  const shown = await turnsToday(
    deps,
    cards.filter((card) => fits(asked, card)),
  );
  return ok({ items: shown.map(view(deps.now())), next: cursorOf(next) });
};

/** `GET /dossiers`: the cases of the asker's organisation, or with `turn=mine` its work list. */
export const listDossiers = (deps: ApiDeps): Route => ({
  method: 'GET',
  path: '/dossiers',
  handle: async (request) => {
    const person = await signedIn(deps, request);
    if ('problem' in person) return person;
    const read = readQuery(request, query);
    if ('problem' in read) return read;
    const { actor } = person;
    if (!mayList('list-dossiers', actor.roles)) return problem(403, 'not-your-role');
    const [owners, before] = await Promise.all([
      ownersBehind(deps, actor.unit),
      predecessorsOf(deps, actor.organisation),
    ]);
    const lister = { actor, owners, bodies: [actor.organisation, ...before] };
    return read.asked.turn === undefined
      ? allMine(deps, lister, read.asked)
      : myTurn(deps, lister, read.asked);
  },
});
