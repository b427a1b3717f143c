import type { EndedPermit, SignedItems } from '../../shared/aws/signed-items.ts';
import { keys } from '../../shared/workflow/keys.ts';
import * as z from 'zod';
import type { InMemoryItems, Key } from './in-memory-items.ts';

const statement = z.object({ payloadType: z.string(), statement: z.string() });
const ended: z.ZodType<EndedPermit> = z.object({
  digest: z.string(),
  platformId: z.string(),
  dossierId: z.string(),
  status: z.enum(['suspended', 'revoked', 'superseded', 'expired']),
  since: z.string(),
});
const listed = z.object({ issuedAt: z.string() });

/** What the signer reads and writes, in memory. */
export const inMemorySignedItems = (items: InMemoryItems): SignedItems => {
  const putOnce = (key: Key, body: Record<string, unknown>): Promise<void> => {
    if (items.get(key) === null) items.put(key, body);
    return Promise.resolve();
  };
  return {
    statement: ({ digest, platformId, dossierId }) => {
      const stored = statement.parse(items.get(keys.statement(digest, platformId, dossierId)));
      return Promise.resolve({ payloadType: stored.payloadType, payload: stored.statement });
    },
    hasEnvelope: ({ digest, platformId, dossierId }) =>
      Promise.resolve(items.get(keys.envelope(digest, platformId, dossierId)) !== null),
    storeEnvelope: (ref, envelope) =>
      putOnce(keys.envelope(ref.digest, ref.platformId, ref.dossierId), { ...ref, envelope }),
    storeKey: (key) => putOnce(keys.signingKey(key.kid), { key }),
    endedPermits: () =>
      Promise.resolve(items.under(keys.statusList().pk, 'ENTRY#').map((item) => ended.parse(item))),
    storeStatusList: (issuedAt, envelope) => {
      const stored = items.get(keys.statusList());
      if (stored === null || listed.parse(stored).issuedAt < issuedAt)
        items.put(keys.statusList(), { issuedAt, envelope });
      return Promise.resolve();
    },
  };
};
