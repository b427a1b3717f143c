import * as z from 'zod';
import { bodyNames } from '../register-views.ts';

const counts = z.record(z.string(), z.number());

const outcomes = z.object({ full: z.number(), basic: z.number() });

/** What is counted of the work on cases, and what a source reports that the data cannot yield. */
const work = {
  results: z.object({
    whole: outcomes.extend({ unknown: z.number() }),
    byGroup: z.record(z.string(), outcomes),
  }),
  overlap: z.object({
    cases: z.number(),
    platformsFound: z.number(),
    toldApart: z.number(),
    avoided: z.number(),
    open: z.number(),
  }),
  clocks: z.record(z.string(), z.object({ kept: z.number(), missed: z.number() })),
  reported: z.array(
    z.object({ id: z.string(), day: z.string(), count: z.number(), of: z.number(), source: z.string() }),
  ),
};

/** The register in figures, as the API works them out. */
export const statisticsView = z.object({
  asOf: z.string(),
  platforms: z.number(),
  byCategory: counts,
  byOwner: counts,
  byConnection: counts,
  published: z.object({ total: z.number(), byLevel: counts, byPermit: counts, ministries: z.number() }),
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
      byOwnerKind: counts,
    }),
  ),
  localities: z.object({ total: z.number(), byBasis: counts, declared: z.number(), byPlatform: counts }),
  ...work,
  names: bodyNames,
});
export type StatisticsView = z.infer<typeof statisticsView>;
