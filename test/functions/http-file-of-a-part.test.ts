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
  const takeOut = (evidence: string, actor: Actor = people.vendor) =>
    desk.call(`POST ${path}/evidence/${evidence}/removal`, {
      actor,
      body: {},
      headers: { prefer: 'wait=5' },
    });
  const open = (evidence: string, actor: Actor) => desk.call(`GET ${path}/evidence/${evidence}`, { actor });
  return { ...desk, announce, bring, submit, list, takeOut, open };
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

describe('a file that is taken out of its part', () => {
  const models = { ...file, section: 'models' };

  it('is told of by its digest and its day, and given to the vendor and auditors alone', async () => {
    const { bring, takeOut, list, open } = await start();
    const evidence = await bring(models);
    expect(await takeOut(evidence)).toMatchObject({ status: 200, body: { events: ['EvidenceTakenOut'] } });
    const shown = z.object({
      items: z.array(z.looseObject({ takenOut: z.object({ handedIn: z.boolean() }) })),
    });
    const told = async (actor: Actor) => shown.parse((await list(actor)).body).items[0];
    expect(await told(people.vendor)).toMatchObject({ ...models, takenOut: { handedIn: false } });
    expect(await told(people.owner)).toMatchObject({ evidence, sha256: file.sha256, section: 'models' });
    expect(await told(people.owner)).not.toHaveProperty('name');
    expect(await open(evidence, people.owner)).toMatchObject({ body: { code: 'file-taken-out' } });
    for (const reader of [people.vendor, people.auditor])
      expect(await open(evidence, reader)).toMatchObject({ status: 200 });
  });

  it('is taken out once, and only what belongs to a part', async () => {
    const { bring, takeOut } = await start();
    const evidence = await bring(models);
    await takeOut(evidence);
    expect(await takeOut(evidence)).toMatchObject({ status: 409, body: { code: 'file-taken-out' } });
    expect(await takeOut(await bring(file))).toMatchObject({ body: { code: 'file-of-no-part' } });
    expect(await takeOut('ev-nothing')).toMatchObject({ status: 404, body: { code: 'no-such-evidence' } });
    expect(await takeOut(evidence, people.owner)).toMatchObject({ status: 403 });
  });

  it('stays to be read by all once it was handed in, and no longer goes once it was', async () => {
    const { bring, submit, takeOut, list } = await start();
    const evidence = await bring(models);
    await submit();
    expect(await takeOut(evidence)).toMatchObject({ status: 409, body: { code: 'move-not-allowed' } });
    const { body } = await list(people.owner);
    expect(body).toMatchObject({ items: [models] });
    expect(JSON.stringify(body)).not.toContain('takenOut');
  });
});
