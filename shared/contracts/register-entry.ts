import * as z from 'zod';
import { cardSchema } from './platform-card.ts';
import type { PublicCard } from './platform-card.ts';
import { permitStatuses } from '../domain/moves.ts';
import { permitStatusAt } from '../domain/permit.ts';
import { listedStanding } from '../domain/platform/listed.ts';
import type { Standing } from '../domain/platform/platform.ts';

/** Level and dates of level 5 systems are not public. */
const shown = ({ level, permit, synthetic, releaseId }: Standing, now: string) => ({
  releaseId,
  level: level === 5 ? null : level,
  permit: permit && permitStatusAt(permit, now),
  validUntil: level === 5 ? null : (permit?.validUntil ?? null),
  synthetic,
});

/** A platform as the public register shows it at an instant; validity is arithmetic at the moment of reading. */
export const registerEntry = ({ standings, ...entry }: PublicCard, now: string) => {
  const listed = listedStanding(standings);
  return {
    ...entry,
    standing: listed === undefined ? ('no-dossier-here' as const) : ('published' as const),
    conclusion: listed === undefined ? null : shown(listed, now),
  };
};

export type RegisterEntry = ReturnType<typeof registerEntry>;

/** A record of the register as everybody reads it; its JSON Schema is part of the public contract. */
export const recordSchema = cardSchema.omit({ standings: true }).extend({
  standing: z.enum(['no-dossier-here', 'published']),
  /** What the assessment came to; null where nothing is published. Of level 5 neither level nor end is told. */
  conclusion: z
    .object({
      releaseId: z.string(),
      level: z.literal([1, 2, 3, 4]).nullable(),
      permit: z.enum(permitStatuses).nullable(),
      validUntil: z.iso.datetime().nullable(),
      synthetic: z.boolean(),
    })
    .nullable(),
}) satisfies z.ZodType<RegisterEntry>;
