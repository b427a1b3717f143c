import type { PublicPermitKey } from '../../shared/aws/permit-key.ts';
import type { SignedItems } from '../../shared/aws/signed-items.ts';
import type { SigningKey } from '../../shared/workflow/dsse.ts';
import { signEnvelope } from '../../shared/workflow/dsse.ts';
import { canonical } from '../../shared/workflow/hash.ts';
import type { Clock, SignTask } from '../../shared/workflow/ports.ts';

/** DSSE payload type of the list of permits that are not valid. */
const statusListType = 'application/vnd.chot.status-list+json';

export interface SignerDeps {
  readonly items: SignedItems;
  /** The key, asked for once per process. */
  readonly key: () => Promise<SigningKey & { readonly publicKey: PublicPermitKey }>;
  readonly now: Clock;
}

/** Signs one permit, or the status list as it stands. Signing the same permit twice stores one envelope. */
export const sign =
  ({ items, key, now }: SignerDeps) =>
  async (task: SignTask): Promise<void> => {
    const signingKey = await key();
    await items.storeKey(signingKey.publicKey);
    if (task.kind === 'sign-permit') {
      if (await items.hasEnvelope(task)) return;
      await items.storeEnvelope(task, await signEnvelope(signingKey, await items.statement(task)));
      return;
    }
    const issuedAt = now();
    const permits = await items.endedPermits();
    const payload = canonical({ schemaVersion: 1, issuedAt, permits });
    await items.storeStatusList(
      issuedAt,
      await signEnvelope(signingKey, { payloadType: statusListType, payload }),
    );
  };
