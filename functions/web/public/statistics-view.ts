import * as z from 'zod';

const counts = z.record(z.string(), z.number());

/** The register in figures, as the API works them out. */
export const statisticsView = z.object({
  asOf: z.string(),
  platforms: z.number(),
  byCategory: counts,
  byOwner: counts,
  byConnection: counts,
  published: z.object({ total: z.number(), byLevel: counts, byPermit: counts, owners: z.number() }),
  runningOut: counts,
  lists: z.array(
    z.object({
      list: z.string(),
      reported: z.object({
        total: z.number().nullable(),
        parts: counts,
        source: z.string(),
        document: z.string().nullable(),
      }),
      known: z.number(),
      byCategory: counts,
      byOwner: counts,
    }),
  ),
  localities: z.object({ total: z.number(), byBasis: counts, declared: z.number(), byPlatform: counts }),
});
export type StatisticsView = z.infer<typeof statisticsView>;
