import * as z from 'zod';

/** What a row of a file would come to, as the API says it without changing anything. */
export const dryRunView = z.object({
  rows: z.number(),
  counts: z.record(z.string(), z.number()),
  items: z.array(
    z.object({
      row: z.number(),
      outcome: z.enum(['created', 'changed', 'unchanged', 'likely-duplicate', 'left-out', 'wrong']),
      platformId: z.string(),
      /** Of a reported adoption: the province that it tells of. */
      locality: z.string().nullable().default(null),
      candidates: z.array(z.object({ platformId: z.string(), score: z.number() })).default([]),
      changes: z.array(z.string()).default([]),
      problems: z.array(z.object({ column: z.string().nullable(), message: z.string() })),
    }),
  ),
});
export type DryRun = z.infer<typeof dryRunView>;

/** The files that were taken in. */
export const importsView = z.object({
  items: z.array(
    z.object({ id: z.string(), file: z.string(), created: z.number(), changed: z.number(), at: z.string() }),
  ),
});

/** What taking a file in came to: a command, or none where nothing was left to do. */
export const takenView = z.union([
  z.object({ command: z.null() }),
  z.object({ commandId: z.string(), status: z.string() }),
]);
