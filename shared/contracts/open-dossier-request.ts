import * as z from 'zod';
import { followings } from '../domain/dossier/dossier.ts';
import { id, isoDay, level, unitId } from './primitives.ts';

/** `POST /dossiers`: opens the case of one release. `owner` only where the register does not know it. */
export const openDossierRequest = z.strictObject({
  platformId: id,
  releaseId: id,
  proposedLevel: level,
  operatingUnit: unitId,
  monitoringProvider: unitId.optional(),
  /** Chooses the law (Decree 331/2026 Art. 39.1); kept, so that the appraiser can check it. */
  projectStartedOn: isoDay.optional(),
  owner: id.optional(),
  /** The case that this one follows, of the same platform: a change to a newer release, or the renewal of a permit that ends. */
  follows: z.strictObject({ kind: z.enum(followings), dossier: id }).optional(),
  /** What kind of thing is assessed; an information system unless said. */
  subject: z
    .string()
    .regex(/^[a-z][a-z-]{1,39}$/u)
    .optional(),
});
