import type { PublicPermitKey } from '../../shared/aws/permit-key.ts';
import type { SignedItems } from '../../shared/aws/signed-items.ts';
import { statusListType } from '../../shared/contracts/permits.ts';
import type { StatusList } from '../../shared/contracts/permits.ts';
import { vietnamDayOf } from '../../shared/domain/working-days.ts';
import type { SigningKey } from '../../shared/workflow/dsse.ts';
import { signEnvelope } from '../../shared/workflow/dsse.ts';
import { canonical } from '../../shared/workflow/hash.ts';
import type { Clock, SignTask } from '../../shared/workflow/ports.ts';

type PermitKey = SigningKey & { readonly publicKey: PublicPermitKey };

export interface SignerDeps {
  readonly items: SignedItems;
  /** The key, asked for once per process. */
  readonly key: () => Promise<PermitKey>;
  readonly now: Clock;
}

const revokedKeys = async (items: SignedItems): Promise<string[]> =>
  (await items.keySet()).filter(({ revokedAt }) => revokedAt !== undefined).map(({ kid }) => kid);

type PermitTask = Extract<SignTask, { kind: 'sign-permit' }>;

/** True where the envelope that stands is to be replaced: it was asked for, or its key was revoked since. */
const isDue = async (items: SignedItems, signedBy: string, { insteadOf }: PermitTask): Promise<boolean> =>
  signedBy === insteadOf || (await revokedKeys(items)).includes(signedBy);

/** One envelope per permit; only one whose key no longer counts is replaced, by the present key over the same bytes. */
const signPermit = async (items: SignedItems, key: PermitKey, task: PermitTask): Promise<void> => {
  const { digest, platformId, dossierId } = task;
  const ref = { digest, platformId, dossierId };
  const signedBy = await items.signedBy(ref);
  if (signedBy === key.keyid || (signedBy !== null && !(await isDue(items, signedBy, task)))) return;
  await items.storeEnvelope(ref, await signEnvelope(key, await items.statement(ref)), signedBy);
};

const signStatusList = async (items: SignedItems, key: PermitKey, issuedAt: string): Promise<void> => {
  const [permits, relaxations, revoked] = await Promise.all([
    items.listedPermits(),
    items.relaxations(),
    revokedKeys(items),
  ]);
  const today = vietnamDayOf(issuedAt);
  const list: StatusList = {
    schemaVersion: 2,
    issuedAt,
    permits,
    relaxations: relaxations.filter(({ lastDay }) => lastDay >= today),
    revokedKeys: revoked,
  };
  const payload = canonical(list);
  await items.storeStatusList(issuedAt, await signEnvelope(key, { payloadType: statusListType, payload }));
};

/** A key that signs now cannot be revoked: first another one takes its place, so that the list can be signed by it. */
const revokeKey = async (items: SignedItems, key: PermitKey, task: { kid: string; at: string }) => {
  if (task.kid === key.keyid) throw new Error(`key ${task.kid} still signs; put another in its place first`);
  await items.revokeKey(task.kid, task.at);
  await signStatusList(items, key, task.at);
};

/**
 * Signs one permit, or the status list as it stands, or notes that a key is revoked. Signing the same permit twice stores
 * one envelope. Throws when the key that signs is to be revoked.
 */
export const sign =
  ({ items, key, now }: SignerDeps) =>
  async (task: SignTask): Promise<void> => {
    const signingKey = await key();
    await items.storeKey(signingKey.publicKey);
    switch (task.kind) {
      case 'sign-permit':
        return signPermit(items, signingKey, task);
      case 'sign-status-list':
        return signStatusList(items, signingKey, now());
      case 'revoke-key':
        return revokeKey(items, signingKey, { kid: task.kid, at: now() });
    }
  };
