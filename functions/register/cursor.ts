import * as z from 'zod';
import { digestOf } from '../../shared/workflow/hash.ts';

/** What was asked for, by name; the limit may change from page to page. */
export type Filters = Readonly<Record<string, string>>;

/** Where a list goes on, and of which list: what it was sorted by, and the id. */
export interface Place {
  readonly filters: Filters;
  readonly after: readonly [string, string];
}

const placeShape = z.strictObject({
  filters: z.record(z.string().max(40), z.string().max(200)),
  after: z.tuple([z.string().max(400), z.string().max(80)]),
});
const sealed = z.strictObject({ place: placeShape, mark: z.string() });

const markOf = (place: Place): string => digestOf(['register-cursor', place]).slice(7, 23);

/** The place as a text that a reader hands back unchanged; it holds the filters of the list. */
export const writeCursor = (place: Place): string =>
  Buffer.from(JSON.stringify({ place, mark: markOf(place) })).toString('base64url');

const decoded = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
};

/** Reads a cursor; null for one that was changed on its way. */
export const readCursor = (text: string): Place | null => {
  const read = sealed.safeParse(decoded(text));
  if (!read.success) return null;
  const { place, mark } = read.data;
  return markOf(place) === mark && writeCursor(place) === text ? place : null;
};
