import * as z from 'zod';
import { permitStatuses } from '../../../../shared/domain/moves.ts';
import type { ApiClient } from '../client.ts';
import type { Enrolled } from '../enrolment.ts';
import { everyPage } from '../outcome.ts';

const auditor = 'auditor.KTNN';
const cardShape = z.object({
  id: z.string(),
  platformId: z.string(),
  publisher: z.string(),
  permit: z.object({ status: z.enum(permitStatuses), validUntil: z.string() }).nullable(),
});

/** A platform with the permit that was given to it last, and the case that it was given in. */
export interface Holder {
  readonly enrolled: Enrolled;
  readonly dossier: string;
  readonly publisher: string;
  readonly status: (typeof permitStatuses)[number];
  /** ISO 8601 UTC. */
  readonly validUntil: string;
}

/** Who of them holds a permit, or held one, as the running system tells an auditor. */
export async function holdersOf(
  client: ApiClient,
  enrolled: readonly Enrolled[],
): Promise<readonly Holder[]> {
  const cards = await everyPage('/dossiers?limit=100', cardShape, (path, shape) =>
    client.read(path, shape, auditor),
  );
  const byPlatform = Map.groupBy(cards, ({ platformId }) => platformId);
  return enrolled.flatMap((one) => {
    const permits = (byPlatform.get(one.platformId) ?? []).flatMap(({ id, publisher, permit }) =>
      permit === null ? [] : [{ enrolled: one, dossier: id, publisher, ...permit }],
    );
    return permits.toSorted((a, b) => (a.validUntil < b.validUntil ? 1 : -1)).slice(0, 1);
  });
}
