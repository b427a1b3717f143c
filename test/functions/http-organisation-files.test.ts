import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Actor } from '../../shared/domain/actor.ts';
import { keys } from '../../shared/workflow/keys.ts';
import { takenFiles } from '../support/sample-files.ts';
import { people } from '../workflow/people.ts';
import { openDesk } from './http-desk.ts';
import { administrator, ruling } from './http-road.ts';

const { owner, auditor, vendor } = people;
const pdf = takenFiles['application/pdf'];
const file = {
  name: 'Quyết định của bà Hoàng Yến.pdf',
  size: pdf.length,
  sha256: `sha256:${createHash('sha256').update(pdf).digest('hex')}`,
};
const path = '/organisations/BTC';
const place = z.object({ evidenceId: z.string() });
const shape = z.object({ items: z.array(z.looseObject({})) });

const start = () => {
  const desk = openDesk();
  const post = (name: string, actor: Actor, body: unknown) =>
    desk.call(`POST ${path}/${name}`, { actor, body, headers: { prefer: 'wait=5' } });
  const get = (name: string, actor: Actor) => desk.call(`GET ${path}/${name}`, { actor });
  /** Lays these bytes where a file was announced, and confirms it. */
  const bring = async (bytes: Uint8Array = pdf) => {
    const { evidenceId } = place.parse((await post('files', owner, file)).body);
    await desk.files.quarantine.putNew(`org:BTC/${evidenceId}`, bytes);
    return { evidenceId, answer: await post(`files/${evidenceId}/confirmation`, owner, file) };
  };
  const delegate = (attachment?: string) =>
    post('delegations', owner, {
      toUnit: 'BYT/office',
      moves: ['assign'],
      firstDay: '2026-11-23',
      lastDay: '2026-11-30',
      ruling: { ...ruling, ...(attachment !== undefined && { attachment }) },
    });
  return { ...desk, post, get, bring, delegate };
};

describe('the signed document of a delegation', () => {
  it('is kept by the organisation, and its digest stands in the history', async () => {
    const { bring, delegate, get } = start();
    const { evidenceId, answer } = await bring();
    expect(answer).toMatchObject({
      status: 200,
      body: { events: expect.arrayContaining(['FileConfirmed']) },
    });
    expect((await delegate(evidenceId)).status).toBe(200);
    expect(shape.parse((await get('history', auditor)).body).items.at(-1)).toMatchObject({
      events: [{ type: 'PowerDelegated' }],
      ruling: { attachment: evidenceId, capacity: 'owner' },
      decidedOn: { attachment: file.sha256 },
    });
  });

  it('is a confirmed file of this organisation, or the delegation is refused', async () => {
    const { delegate, items } = start();
    items.put(keys.evidence('ds-1', 'ev-1'), {
      evidence: 'ev-1',
      ...file,
      mediaType: 'application/pdf',
      at: '',
      by: '',
    });
    const refused = { status: 409, body: { code: 'attachment-unknown' } };
    expect(await delegate('ev-1')).toMatchObject(refused);
    expect(await delegate('ev-none')).toMatchObject(refused);
    expect((await delegate()).status).toBe(200);
  });

  it('is refused where other bytes were uploaded than announced, or none', async () => {
    const { bring, post, get } = start();
    expect((await bring(takenFiles['image/png'])).answer).toMatchObject({ body: { code: 'file-differs' } });
    expect(await post('files/ev-9/confirmation', owner, file)).toMatchObject({
      body: { code: 'file-missing' },
    });
    expect(await post('files', owner, { ...file, size: 26 * 1024 * 1024 })).toMatchObject({
      status: 422,
      body: { code: 'file-too-large' },
    });
    expect((await get('files', auditor)).body).toEqual({ items: [] });
  });

  it('is read by colleagues, registrar and auditor for five minutes, and it is recorded who did', async () => {
    const { bring, get, items } = start();
    const { evidenceId } = await bring();
    for (const actor of [administrator, people.registrar, auditor]) {
      expect((await get('files', actor)).body).toMatchObject({ items: [{ evidence: evidenceId, ...file }] });
      const given = await get(`files/${evidenceId}`, actor);
      expect(z.object({ url: z.string() }).parse(given.body).url).toContain('X-Amz-Expires=300');
    }
    const to = items.under('ORGANISATION#BTC', 'DOWNLOAD#').map(({ to: whom }) => whom);
    expect(to).toContainEqual(expect.objectContaining({ subject: auditor.subject }));
    expect(JSON.stringify(items.under('ORGANISATION#BTC', 'EVENT#'))).not.toContain('Hoàng Yến');
  });

  it('is nobody else’s to bring or to read', async () => {
    const { bring, post, get } = start();
    const { evidenceId } = await bring();
    for (const answer of [
      await post('files', administrator, file),
      await post(`files/${evidenceId}/confirmation`, vendor, file),
      await get('files', vendor),
      await get(`files/${evidenceId}`, vendor),
    ])
      expect(answer).toMatchObject({ status: 403, body: { code: 'not-your-organisation' } });
    expect(await get('files/ev-none', auditor)).toMatchObject({
      status: 404,
      body: { code: 'no-such-evidence' },
    });
  });
});
