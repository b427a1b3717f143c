import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Actor } from '../../shared/domain/actor.ts';
import { keys } from '../../shared/workflow/keys.ts';
import { takenFiles } from '../support/sample-files.ts';
import { people } from '../workflow/people.ts';
import { openCase, openDesk } from './http-desk.ts';
import { moved, ruling } from './http-road.ts';

const pdf = takenFiles['application/pdf'];
const name = 'Nguyễn Thị Hoàng Yến.pdf';
const file = { name, size: pdf.length, sha256: `sha256:${createHash('sha256').update(pdf).digest('hex')}` };
const given = { ruling: { ...ruling, legalBasis: 'Luật 91/2025/QH15' }, reasons: 'Hết thời hạn lưu' };
const place = z.object({ evidenceId: z.string() });
const waiting = { prefer: 'wait=5' };

/** A case with one file, which its vendor has withdrawn. */
const withdrawn = async () => {
  const desk = openDesk();
  const { dossierId } = await openCase(desk);
  const path = `/dossiers/${dossierId}`;
  const announce = (actor: Actor = people.vendor) =>
    desk.call(`POST ${path}/evidence`, { actor, body: file });
  const { evidenceId } = place.parse((await announce()).body);
  await desk.files.quarantine.putNew(`${dossierId}/${evidenceId}`, pdf);
  await desk.settle(`POST ${path}/evidence/${evidenceId}/confirmation`, people.vendor, file);
  const withdraw = () => desk.settle(`POST ${path}/withdrawal`, people.vendor, { reasons: 'Dừng dự án' });
  const erase = (actor: Actor = people.owner) =>
    moved(desk, `POST ${path}/file-erasure`, { actor, body: given });
  return { ...desk, dossierId, path, evidenceId, announce, withdraw, erase };
};
type Case = Awaited<ReturnType<typeof withdrawn>>;

const openIn = ({ files, dossierId, evidenceId }: Case) => files.vault.open({ dossierId, evidenceId });
const isErased = { problem: 'file-erased' };

describe('the files of a case that nobody needs any more', () => {
  it('are erased by a ruling of the owner, which the history keeps for the auditor', async () => {
    const one = await withdrawn();
    await one.withdraw();
    expect(await openIn(one)).toHaveProperty('outboxKey');
    expect(await one.erase()).toMatchObject({ status: 200, body: { events: ['FilesErased'] } });
    expect(await openIn(one)).toEqual(isErased);
    const history = await one.call(`GET ${one.path}/history`, { actor: people.auditor });
    const shape = z.object({ items: z.array(z.looseObject({})) });
    expect(shape.parse(history.body).items.at(-1)).toMatchObject({
      actor: { subject: people.owner.subject },
      capacity: 'owner-alone',
      ruling: { legalBasis: 'Luật 91/2025/QH15', documentNumber: ruling.documentNumber },
      events: [{ type: 'FilesErased', files: 1 }],
    });
  });

  it('are not asked for, brought or confirmed any more: 410, with what to do next', async () => {
    const one = await withdrawn();
    await one.withdraw();
    await one.erase();
    const gone = { status: 410, body: { code: 'file-erased', next: expect.any(String) } };
    expect(await one.announce()).toMatchObject(gone);
    const confirmation = `POST ${one.path}/evidence/ev-2/confirmation`;
    expect(await one.call(confirmation, { actor: people.vendor, body: file })).toMatchObject(gone);
    const download = `GET ${one.path}/evidence/${one.evidenceId}`;
    expect(await one.call(download, { actor: people.auditor })).toMatchObject(gone);
    expect(await one.erase()).toMatchObject({ status: 409, body: { code: 'file-erased' } });
  });

  it('leave ids, digests and days in the list, and their names nowhere', async () => {
    const one = await withdrawn();
    await one.withdraw();
    await one.erase();
    const list = await one.call(`GET ${one.path}/evidence`, { actor: people.auditor });
    expect(list.body).toEqual({
      items: [{ evidence: one.evidenceId, sha256: file.sha256, at: expect.any(String) }],
      references: [],
    });
    expect(JSON.stringify(one.items.all())).not.toContain('Hoàng Yến');
  });

  it('are erased in the end, wherever the worker was struck down', async () => {
    for (const fate of ['answer-lost', 'publish-fails', 'delivered-again'] as const) {
      const one = await withdrawn();
      await one.withdraw();
      const { headers } = await one.call(`GET ${one.path}`, { actor: people.auditor });
      const taken = await one.call(`POST ${one.path}/file-erasure`, {
        actor: people.owner,
        body: given,
        headers: { 'if-match': headers['etag'] ?? '' },
      });
      expect(taken.status).toBe(202);
      for (const message of one.queues.heads()) await one.deliver(message, fate);
      const committed = one.items.under(keys.state('dossier', one.dossierId).pk, 'EVENT#');
      expect(JSON.stringify(committed)).toContain('FilesErased');
      if (fate !== 'delivered-again') expect(await openIn(one)).toHaveProperty('outboxKey');
      await one.drain();
      expect(await openIn(one)).toEqual(isErased);
    }
  });

  it('stay while the case goes on, and are nobody’s to erase but the owner’s', async () => {
    const one = await withdrawn();
    expect(await one.erase()).toMatchObject({ status: 409, body: { code: 'file-still-needed' } });
    await one.withdraw();
    for (const actor of [people.vendor, people.auditor, people.registrar])
      expect(await one.erase(actor)).toMatchObject({ status: 403, body: { code: 'not-your-move' } });
    const headers = waiting;
    expect(
      await one.call(`POST ${one.path}/file-erasure`, { actor: people.owner, body: given, headers }),
    ).toMatchObject({ status: 428 });
    expect(await openIn(one)).toHaveProperty('outboxKey');
  });

  it('stay while a case that goes on rests on them', async () => {
    const one = await withdrawn();
    await one.withdraw();
    const other = await openCase(one, { nameVi: 'Nền tảng khác' });
    one.items.put(keys.evidenceUse(one.dossierId, other.dossierId), { dossierId: other.dossierId });
    expect(await one.erase()).toMatchObject({ status: 409, body: { code: 'file-still-needed' } });
    await one.settle(`POST /dossiers/${other.dossierId}/withdrawal`, people.vendor, { reasons: 'Dừng' });
    expect((await one.erase()).status).toBe(200);
  });
});
