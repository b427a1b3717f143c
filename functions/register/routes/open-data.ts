import * as z from 'zod';
import { recordSchema, registerEntry } from '../../../shared/contracts/register-entry.ts';
import { registerForms } from '../../../shared/contracts/register-forms.ts';
import { problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { cacheable } from '../cacheable.ts';
import type { RegisterDeps } from '../deps.ts';
import { answerOfFile } from '../export-files.ts';
import type { ExportDeps } from '../export-files.ts';
import type { Snapshot } from '../snapshot.ts';

const schemaOfRecord = JSON.stringify(z.toJSONSchema(recordSchema, { io: 'output' }));

/** `GET /register.schema.json`: the JSON Schema of one record (draft 2020-12), made from what guards the table. */
const getSchema: Route = {
  method: 'GET',
  path: '/register.schema.json',
  handle: (request) => Promise.resolve(cacheable(request, schemaOfRecord, 'application/schema+json')),
};

/** So long, in seconds, does the queue of the exports take at most to make files that are missing. */
const untilMade = 60;

/**
 * `GET /register.json`, `.csv` and `.jsonld`: the whole register by id, from the files that each change has made again, and the
 * schema of one record. Where no file is right at this moment it is made here; `export-being-made` where that is too large.
 */
export const openDataRoutes = (
  deps: RegisterDeps & ExportDeps,
  snapshot: () => Promise<Snapshot>,
): Route[] => [
  ...registerForms.map((form): Route => ({
    method: 'GET',
    path: form.path,
    handle: async (request) => {
      const answer = await answerOfFile(deps, request, form);
      if (answer !== null) return answer;
      const { cards, names } = await snapshot();
      const at = deps.now();
      const entries = cards.map((card) => registerEntry(card, at));
      const text = form.write({ entries, names });
      const made = cacheable(request, text, form.contentType);
      if (!('problem' in made)) return made;
      return problem(503, 'export-being-made', { headers: { 'retry-after': String(untilMade) } });
    },
  })),
  getSchema,
];
