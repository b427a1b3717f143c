import * as z from 'zod';
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
  /** What kind of thing is assessed; an information system unless said. */
  subject: z
    .string()
    .regex(/^[a-z][a-z-]{1,39}$/u)
    .optional(),
});
