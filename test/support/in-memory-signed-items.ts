import { dsseEnvelope, listedPermit, listedRelaxation, permitJwk } from '../../shared/contracts/permits.ts';
import type { PermitRef, SignedItems } from '../../shared/aws/signed-items.ts';
import { keys } from '../../shared/workflow/keys.ts';
import * as z from 'zod';
import type { InMemoryItems, Key } from './in-memory-items.ts';

const statement = z.object({ payloadType: z.string(), statement: z.string() });
const stored = {
  envelope: z.object({ envelope: dsseEnvelope }),
  key: z.object({ key: permitJwk }),
  permit: z.object(listedPermit.shape),
  relaxation: z.object(listedRelaxation.shape),
};
const listed = z.object({ issuedAt: z.string() });

/** What the signer reads and writes, in memory. */
export const inMemorySignedItems = (items: InMemoryItems): SignedItems => {
  const putOnce = (key: Key, body: Record<string, unknown>): Promise<void> => {
    if (items.get(key) === null) items.put(key, body);
    return Promise.resolve();
  };
  const signedBy = ({ digest, platformId, dossierId }: PermitRef): string | null => {
    const item = items.get(keys.envelope(digest, platformId, dossierId));
    return item && stored.envelope.parse(item).envelope.signatures[0].keyid;
  };
  return {
    statement: ({ digest, platformId, dossierId }) => {
      const found = statement.parse(items.get(keys.statement(digest, platformId, dossierId)));
      return Promise.resolve({ payloadType: found.payloadType, payload: found.statement });
    },
    signedBy: (ref) => Promise.resolve(signedBy(ref)),
    storeEnvelope: (ref, envelope, insteadOf) => {
      const key = keys.envelope(ref.digest, ref.platformId, ref.dossierId);
      if (signedBy(ref) === insteadOf) items.put(key, { ...ref, envelope });
      return Promise.resolve();
    },
    storeKey: (key) => putOnce(keys.signingKey(key.kid), { key }),
    revokeKey: (kid, at) => {
      const { key } = stored.key.parse(items.get(keys.signingKey(kid)));
      items.put(keys.signingKey(kid), { key: { ...key, revokedAt: key.revokedAt ?? at } });
      return Promise.resolve();
    },
    keySet: () =>
      Promise.resolve(items.under(keys.signingKey('').pk, 'KEY#').map((item) => stored.key.parse(item).key)),
    listedPermits: () =>
      Promise.resolve(items.under(keys.statusList().pk, 'ENTRY#').map((item) => stored.permit.parse(item))),
    relaxations: () =>
      Promise.resolve(
        items.under(keys.relaxation('', '').pk, '').map((item) => stored.relaxation.parse(item)),
      ),
    storeStatusList: (issuedAt, envelope) => {
      const found = items.get(keys.statusList());
      if (found === null || listed.parse(found).issuedAt < issuedAt)
        items.put(keys.statusList(), { issuedAt, envelope });
      return Promise.resolve();
    },
  };
};
