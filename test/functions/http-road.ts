import type { Actor } from '../../shared/domain/actor.ts';
import { people } from '../workflow/people.ts';
import type { Desk } from './http-desk.ts';
import { content, openCase } from './http-desk.ts';

export const ruling = { documentNumber: '12/QĐ', documentDate: '2026-11-20' };
export const assessor = { organisation: 'DGA', unit: 'DGA/assessment' };

/** Somebody with one role of a demonstration, or of another unit. */
export const person = (role: Actor['roles'][number], organisation: string, unit: string): Actor => ({
  subject: `${role}.${organisation}`,
  unit: `${organisation}/${unit}`,
  organisation,
  roles: [role],
});
export const administrator = person('administrator', 'BTC', 'administration');

/** Sends a wish on the version that is there and waits for the outcome. */
export const moved = async (
  desk: Desk,
  request: string,
  { actor, body }: { actor: Actor; body: unknown },
) => {
  const id = /\/dossiers\/([^/]+)/u.exec(request)?.[1] ?? '';
  const { headers } = await desk.call(`GET /dossiers/${id}`, { actor: people.auditor });
  const guard = { 'if-match': headers['etag'] ?? '', prefer: 'wait=5' };
  return desk.call(request, { actor, body, headers: guard });
};

/** A case whose level was approved on paper, and the ways to move it. */
export const levelApproved = async (desk: Desk, name?: string) => {
  const ids = await openCase(desk, { nameVi: name });
  const move = (name: string, actor: Actor, body: unknown) =>
    moved(desk, `${name === 'content' ? 'PUT' : 'POST'} /dossiers/${ids.dossierId}/${name}`, { actor, body });
  await move('content', people.vendor, content);
  await move('level-approval', people.registrar, { decision: 'import', level: 3, ruling });
  return { ...ids, move };
};
