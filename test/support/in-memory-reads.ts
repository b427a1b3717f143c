import type { Register } from '../../shared/aws/command-desk.ts';
import type { Item, Reads, Versioned } from '../../shared/aws/reads.ts';
import { completed } from '../../shared/aws/organisations.ts';
import { parseOrganisation } from '../../shared/contracts/organisation-bodies.ts';
import { carriedFor } from '../../shared/register/carried-organisations.ts';
import type { LookUp } from '../../shared/workflow/ports.ts';
import { parseDossier, parsePlatform, parseReceipt } from '../../shared/contracts/records.ts';
import { keys } from '../../shared/workflow/keys.ts';
import type { InMemoryItems, Key } from './in-memory-items.ts';

const text = (item: Item, name: string): string => {
  const value = item[name];
  return typeof value === 'string' ? value : '';
};

const versioned = <State>(
  items: InMemoryItems,
  key: Key,
  parse: (stored: unknown) => State,
): Versioned<State> | null => {
  const item = items.get(key);
  return item && { state: parse(item['state']), version: Number(item['version']) };
};

/** The items of one partition of a sparse index, in its order. */
const indexed = (items: InMemoryItems, [pk, sk]: readonly [string, string], partition: string): Item[] =>
  items
    .all()
    .filter((item) => item[pk] === partition)
    .sort((one, other) => (text(one, sk) < text(other, sk) ? -1 : 1));

const later = async <T>(read: () => T): Promise<T> => {
  await Promise.resolve();
  return read();
};

/** What the functions read of the table, in memory. */
export const inMemoryReads = (items: InMemoryItems): Reads => ({
  receipt: (commandId) =>
    later(() => {
      const item = items.get(keys.command(commandId));
      return item && parseReceipt(item);
    }),
  dossier: (id) => later(() => versioned(items, keys.state('dossier', id), parseDossier)),
  platform: (id) => later(() => versioned(items, keys.state('platform', id), parsePlatform)),
  item: (key) => later(() => items.get(key)),
  all: (pk, prefix) => later(() => items.under(pk, prefix)),
  part: (pk, { limit, after, newestFirst = false }) =>
    later(() => {
      const found = items.under(pk, '');
      const ordered = newestFirst ? found.toReversed() : found;
      const place = after === '' ? (newestFirst ? '~' : ' ') : after;
      const isLater = (sk: string) => (newestFirst ? sk < place : sk > place);
      return ordered.filter((item) => isLater(text(item, 'sk'))).slice(0, limit);
    }),
  latest: (pk, prefix) => later(() => items.under(pk, prefix).at(-1) ?? null),
  members: (organisation, limit, after) =>
    later(() => {
      const found = items.under(keys.member(organisation, '').pk, 'DOSSIER#');
      return found.filter((item) => text(item, 'sk') > keys.member(organisation, after).sk).slice(0, limit);
    }),
  turn: (partition, limit, after) =>
    later(() => {
      const found = indexed(items, ['turnPk', 'turnSk'], partition);
      return found.filter((item) => text(item, 'turnSk') > after).slice(0, limit);
    }),
  shelf: (partition) => later(() => indexed(items, ['kindPk', 'kindSk'], partition)),
  due: (now) =>
    later(() => indexed(items, ['duePk', 'dueSk'], 'DUE').filter((item) => text(item, 'dueSk') <= `${now}~`)),
  cards: (ids) =>
    later(() => ids.map((id) => items.get(keys.card('dossier', id))).filter((item) => item !== null)),
});

/** The desk that takes commands in, in memory. */
export const inMemoryDesk =
  (items: InMemoryItems): Register =>
  (receipt) =>
    later(() => {
      const key = keys.command(receipt.commandId);
      if (items.get(key) !== null) return false;
      items.put(key, { ...receipt });
      return true;
    });

/** The organisations of the table in memory, completed by those of a demonstration. */
export const inMemoryLookUp =
  (items: InMemoryItems): LookUp =>
  (ids) =>
    later(() => {
      const stored = ids
        .map((id) => items.get(keys.state('organisation', id)))
        .filter((item) => item !== null);
      return completed(
        ids,
        stored.map(({ state }) => parseOrganisation(state)),
        carriedFor('demonstration'),
      );
    });
