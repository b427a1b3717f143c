import * as z from 'zod';
import type { Import, ImportCommand } from '../domain/import/import.ts';
import { adoptionBodies } from './adoptions.ts';
import { compared } from './dossier-bodies.ts';
import { listBodies } from './lists.ts';
import { platformChanges, platformDetails } from './platform-bodies.ts';
import { id, text } from './primitives.ts';

/** The most rows that are taken in as one whole. */
export const mostImportRows = 200;

const platform = z.strictObject({
  platformId: id,
  details: platformDetails.nullable(),
  changes: platformChanges,
  compared: z.strictObject(compared).optional(),
});

const reported = z.strictObject({ platformId: id, adoption: adoptionBodies['report-adoption'] });

/** What an import carries. */
export const importBodies = {
  'apply-import': z.strictObject({
    file: text(200),
    platforms: z.array(platform).max(mostImportRows),
    members: z.array(z.strictObject({ list: id, ...listBodies['add-members'].shape })).max(mostImportRows),
    adoptions: z.array(reported).max(mostImportRows).optional(),
  }) satisfies z.ZodType<ImportCommand['body']>,
} as const;

/** What may stand in the address of `POST /imports`. */
export const importQuery = z.strictObject({
  dryRun: z.enum(['true', 'false']).default('false'),
  file: text(200).default('import'),
  /** What the rows of the file tell of. */
  of: z.enum(['platforms', 'adoptions']).default('platforms'),
});

const stored = z.object({
  id: z.string(),
  file: z.string(),
  created: z.number(),
  changed: z.number(),
  /** None of imports that were taken in before adoptions could be. */
  adoptions: z.number().default(0),
}) satisfies z.ZodType<Import>;

/** An import as it is stored; throws on anything else. */
export const parseImport = (item: unknown): Import => stored.parse(item);

/** What a row may say of a platform; what it does not say stays as it is. */
export const importedFields = platformChanges.omit({ vendor: true, unverified: true, fictional: true });
export type ImportedFields = z.infer<typeof importedFields>;
