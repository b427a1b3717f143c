import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Actor } from '../../shared/domain/actor.ts';
import { takenFiles } from '../support/sample-files.ts';
import { people } from '../workflow/people.ts';
import { content, openCase, openDesk } from './http-desk.ts';

const pdf = takenFiles['application/pdf'];
const file = {
  name: 'Mô hình.pdf',
  size: pdf.length,
  sha256: `sha256:${createHash('sha256').update(pdf).digest('hex')}`,
};
const place = z.object({ evidenceId: z.string() });

/** A case at a desk, and the two steps that bring a file into it. */
const start = async () => {
  const desk = openDesk();
  const { dossierId } = await openCase(desk);
  const path = `/dossiers/${dossierId}`;
  const announce = (body: object, actor: Actor = people.vendor) =>
    desk.call(`POST ${path}/evidence`, { actor, body });
  const bring = async (body: object) => {
    const { evidenceId } = place.parse((await announce(body)).body);
    await desk.files.quarantine.putNew(`${dossierId}/${evidenceId}`, pdf);
    await desk.settle(`POST ${path}/evidence/${evidenceId}/confirmation`, people.vendor, body);
    return evidenceId;
  };
  const submit = async () => {
    const { headers } = await desk.call(`GET ${path}`, { actor: people.vendor });
    const sent = { 'if-match': headers['etag'] ?? '', prefer: 'wait=5' };
    await desk.call(`PUT ${path}/content`, { actor: people.vendor, body: content, headers: sent });
    await desk.settle(`POST ${path}/submission`, people.vendor, {});
  };
  const list = (actor: Actor) => desk.call(`GET ${path}/evidence`, { actor });
  return { ...desk, announce, bring, submit, list };
};

describe('a file of a part of the dossier', () => {
  it('is listed with its part, for everybody who sees the case', async () => {
    const { bring, list } = await start();
    const evidence = await bring({ ...file, section: 'models' });
    for (const reader of [people.vendor, people.owner])
      expect((await list(reader)).body).toMatchObject({ items: [{ evidence, section: 'models' }] });
  });

  it.each(['paper', 'mo-hinh', ''])('belongs to no part called %j', async (section) => {
    const { announce } = await start();
    expect(await announce({ ...file, section })).toMatchObject({ body: { code: 'request-invalid' } });
  });

  it('has no place from anybody but the vendor', async () => {
    const { announce } = await start();
    expect(await announce({ ...file, section: 'models' }, people.owner)).toMatchObject({
      status: 403,
      body: { code: 'not-your-move' },
    });
  });

  it('has no place once the dossier was submitted; a file of the case still has', async () => {
    const { announce, submit } = await start();
    await submit();
    expect(await announce({ ...file, section: 'models' })).toMatchObject({
      status: 409,
      body: { code: 'move-not-allowed' },
    });
    expect(await announce(file)).toMatchObject({ status: 201 });
  });
});
