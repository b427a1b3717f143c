import * as z from 'zod';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { cacheable } from '../cacheable.ts';
import type { RegisterDeps } from '../deps.ts';
import { asCsv, asDcat } from '../open-data.ts';
import { recordSchema, registerEntry } from '../register-entry.ts';
import type { RegisterEntry } from '../register-entry.ts';
import type { Snapshot } from '../snapshot.ts';

interface Form {
  readonly path: string;
  readonly contentType: string;
  readonly write: (entries: readonly RegisterEntry[]) => string;
}

const forms: readonly Form[] = [
  {
    path: '/register.json',
    contentType: 'application/json',
    write: (entries) => JSON.stringify({ total: entries.length, items: entries }),
  },
  { path: '/register.csv', contentType: 'text/csv; charset=utf-8', write: asCsv },
  {
    path: '/register.jsonld',
    contentType: 'application/ld+json',
    write: (entries) => JSON.stringify(asDcat(entries)),
  },
];

const schemaOfRecord = JSON.stringify(z.toJSONSchema(recordSchema, { io: 'output' }));

/** `GET /register.schema.json`: the JSON Schema of one record (draft 2020-12), made from what guards the table. */
const getSchema: Route = {
  method: 'GET',
  path: '/register.schema.json',
  handle: (request) => Promise.resolve(cacheable(request, schemaOfRecord, 'application/schema+json')),
};

/** `GET /register.json`, `.csv` and `.jsonld`: the whole register as it is now, by id, and the schema of one record. */
export const openDataRoutes = (
  { now }: Pick<RegisterDeps, 'now'>,
  snapshot: () => Promise<Snapshot>,
): Route[] => [
  ...forms.map(({ path, contentType, write }): Route => ({
    method: 'GET',
    path,
    handle: async (request) => {
      const { cards } = await snapshot();
      const at = now();
      return cacheable(request, write(cards.map((card) => registerEntry(card, at))), contentType);
    },
  })),
  getSchema,
];
