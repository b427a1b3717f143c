import { taskMessage } from '../../shared/aws/queues.ts';
import { signedBy } from '../../shared/aws/signed-permits.ts';
import { permitKeys } from '../../shared/aws/permit-keys.ts';
import { ChotFault } from './chot-fault.ts';
import type { Given } from './given.ts';
import { say } from './messages.ts';
import { columns } from './table.ts';
import { withStageQueue, withTable } from './target.ts';

/** `chot keys list`: the keys that permits and status lists were ever signed with, and which of them no longer count. */
export async function listKeys({ table, json }: Given): Promise<string> {
  const keys = await withTable(table, (opened) => permitKeys(opened).keySet());
  if (json === true) return JSON.stringify(keys, undefined, 2);
  const lines = keys.map(({ kid, revokedAt }) => [kid, revokedAt ?? say('keyCounts')]);
  return lines.length === 0 ? say('none') : columns([[say('columnKey'), say('columnRevoked')], ...lines]);
}

/**
 * `chot keys revoke`: from now on no signature of this key counts. The present key signs the status list that says so, and
 * every permit that the revoked one had signed. The key that signs now is not revoked: first another takes its place.
 */
export async function revokeKey({ key, table, queue, json }: Given): Promise<string> {
  if (key === undefined || key === '') throw new ChotFault('keyMissing');
  const { known, permits } = await withTable(table, async (opened) => ({
    known: await permitKeys(opened).keySet(),
    permits: await signedBy(opened, key),
  }));
  if (!known.some(({ kid }) => kid === key)) throw new ChotFault('keyNotKnown', { key });
  const at = new Date().toISOString();
  const tasks = [
    { kind: 'revoke-key', kid: key, causedBy: at } as const,
    ...permits.map((permit) => ({ kind: 'sign-permit', ...permit, insteadOf: key }) as const),
  ];
  await withStageQueue('Sign', queue, (send) => send(tasks.map(taskMessage)));
  const count = String(permits.length);
  return json === true
    ? JSON.stringify({ revoked: key, signedAnew: permits }, undefined, 2)
    : say('keyRevoked', { key, count });
}
