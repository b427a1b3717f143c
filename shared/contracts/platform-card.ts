import * as z from 'zod';
import { isPublic } from '../domain/platform/listed.ts';
import { adoption } from './adoptions.ts';
import { incidentOnCard } from './incidents.ts';
import { platformDetails, standing } from './platform-bodies.ts';
import { termination } from './platform-record.ts';

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

/** The organisations that a public record names: who owns it, and who uses it. */
export const bodiesNamedIn = ({ owner, adoptions }: PublicCard): readonly (string | null)[] => [
  owner,
  ...adoptions.map(({ locality }) => locality),
];

/** What the public may know of a platform, as it is stored; null for one that is not public. */
export const publicCard = (item: unknown): PublicCard | null => {
  const known = cardSchema.parse(item);
  return isPublic(known) ? known : null;
};

/**
 * What the public may see of one platform by its id: also of one that was taken off the list, since whoever read that it was published
 * must be able to read that it is no more, and on which document.
 */
export const shownCard = (item: unknown): PublicCard | null => {
  const known = cardSchema.parse(item);
  const wasPublished = known.standings.some((standing) => standing.wasPublished === true);
  return wasPublished || isPublic(known) ? known : null;
};

const held = cardSchema.extend({ registeredAt: z.string().nullable().default(null) });

/** A platform as it is stored, public or not, with the instant at which it came on the register. */
export const heldCard = (item: unknown): z.infer<typeof held> => held.parse(item);

/** The packages of its releases, with their versions; of cards that were written before these were kept none. */
const packages = z.object({ purls: z.array(z.string()).default([]) });

/** The same with what only comparisons read: the packages of its releases. */
export const comparedCard = (item: unknown): (PublicCard & z.infer<typeof packages>) | null => {
  const card = publicCard(item);
  return card && { ...card, ...packages.parse(item) };
};

const adopted = cardSchema.pick({ id: true, nameVi: true, adoptions: true });

/** What is stored of who uses a platform, whether it is public or not. */
export const platformAdoptions = (item: unknown): z.infer<typeof adopted> => adopted.strip().parse(item);

const troubled = platformDetails
  .strip()
  .extend({ id: z.string(), incidents: z.array(incidentOnCard).default([]) });

/** What is stored of the open incidents on a platform, with who answers for it; none of cards that were written before these were kept. */
export const platformIncidents = (item: unknown): z.infer<typeof troubled> => troubled.parse(item);
