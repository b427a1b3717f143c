import * as z from 'zod';
import type { Item } from '../../shared/aws/reads.ts';
import { adoption } from '../../shared/contracts/adoptions.ts';
import { platformDetails, standing } from '../../shared/contracts/platform-bodies.ts';
import { termination } from '../../shared/contracts/platform-record.ts';
import { permitStatusAt } from '../../shared/domain/permit.ts';
import type { Standing } from '../../shared/domain/platform/platform.ts';

const details = platformDetails.omit({ vendor: true }).strip();
/** What is stored of a platform, as far as it is public. */
export const cardSchema = details.extend({
  id: z.string(),
  standings: z.array(standing),
  termination: termination.nullable().default(null),
  adoptions: z.array(adoption).default([]),
  updatedAt: z.string(),
});
export type PublicCard = z.infer<typeof cardSchema>;

/**
 * The public is told of a platform that official sources name, that stands on a list, or that is published here. Who merely
 * opened a dossier, and whose dossier was refused or withdrawn, is not named.
 */
const isPublic = ({ lists, sources, standings }: PublicCard): boolean =>
  lists.length + sources.length > 0 || standings.some(({ published }) => published);

/** What the public may know of a platform, as it is stored; null for one that is not public. */
export const publicCard = (item: Item): PublicCard | null => {
  const known = cardSchema.parse(item);
  return isPublic(known) ? known : null;
};

/** The standing that the public is told: of the listed releases the one with the latest permit. */
const current = (standings: readonly Standing[]): Standing | undefined =>
  standings
    .filter(({ published }) => published)
    .toSorted((one, other) => (other.permit?.issuedAt ?? '').localeCompare(one.permit?.issuedAt ?? ''))[0];

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
  const listed = current(standings);
  return {
    ...entry,
    standing: listed === undefined ? ('no-dossier-here' as const) : ('published' as const),
    conclusion: listed === undefined ? null : shown(listed, now),
  };
};

export type RegisterEntry = ReturnType<typeof registerEntry>;
