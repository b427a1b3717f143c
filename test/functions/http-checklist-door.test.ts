import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { people } from '../workflow/people.ts';
import { checklistDesk, fileOf, outcomeOf } from './checklist-desk.ts';
import type { ChecklistDesk } from './checklist-desk.ts';
import { answerOf, httpEvent, lambdaContext } from './events.ts';

let desk: ChecklistDesk;
beforeAll(async () => {
  desk = await checklistDesk();
});
/** Nothing of what is turned away is applied. */
afterEach(async () => {
  await desk.drain();
  expect([...(await desk.standing()).values()].filter((result) => result !== null)).toEqual([]);
});

const good = { criterion: 'VUL-03', verdict: 'satisfied' };

describe('what is no checklist at all', () => {
  const header = 'criterion,verdict,note\n';
  const bytes = async (body: Buffer, type = 'text/csv') => {
    const event = httpEvent(`POST /dossiers/${desk.dossierId}/checklist`, {
      actor: people.assessor,
      headers: { 'content-type': type },
    });
    const base64 = { ...event, body: body.toString('base64'), isBase64Encoded: true };
    return answerOf(await desk.handler(base64, lambdaContext));
  };

  it.each([
    ['Latin-1', Buffer.from(`${header}VUL-03,satisfied,\xE9tat`, 'latin1')],
    ['UTF-16 with its mark', Buffer.from(`\uFEFF${header}VUL-03,satisfied,Đạt`, 'utf16le')],
    ['UTF-16 without it', Buffer.from(`${header}VUL-03,satisfied,a`, 'utf16le')],
  ])('is refused in %s', async (_, body) => {
    expect(await bytes(body)).toMatchObject({ status: 422, body: { code: 'checklist-not-utf8' } });
  });

  it('is refused where it says that it is in another encoding', async () => {
    const body = Buffer.from(`${header}VUL-03,satisfied,a`);
    expect(await bytes(body, 'text/csv; charset=windows-1258')).toMatchObject({
      body: { code: 'checklist-not-utf8' },
    });
  });

  it.each([
    ['100,000 rows', `criterion,verdict\n${'VUL-03,satisfied\n'.repeat(100_000)}`],
    ['100,000 empty rows', `criterion,verdict\n${'\n'.repeat(100_000)}`],
    ['more than 1 MiB', `${header}VUL-03,satisfied,"${'ế'.repeat(350_000)}"`],
  ])('is refused with %s', async (_, file) => {
    expect(await desk.bring(file)).toMatchObject({
      status: 413,
      body: { code: 'checklist-too-large', details: { mostBytes: 1_048_576, mostRows: 1000 } },
    });
  });

  it('is refused as JSON, and no other route takes a file', async () => {
    const headers = { 'content-type': 'application/json' };
    expect(await desk.bring('{}', { headers })).toMatchObject({
      status: 415,
      body: { code: 'checklist-not-csv' },
    });
    const elsewhere = await desk.call(`POST /dossiers/${desk.dossierId}/results`, {
      actor: people.assessor,
      body: fileOf([good]),
      headers: { 'content-type': 'text/csv' },
    });
    expect(elsewhere).toMatchObject({ status: 415, body: { code: 'content-type-unsupported' } });
  });
});

describe('whoever', () => {
  it('is a stranger is told that nothing is there', async () => {
    const actor = people.otherVendor;
    expect(await desk.take(actor)).toMatchObject({ status: 404, body: { code: 'no-such-dossier' } });
    expect(await desk.bring(fileOf([good]), { actor })).toMatchObject({
      status: 404,
      body: { code: 'no-such-dossier' },
    });
  });

  it('sees the case and does not assess it reads the file and brings none', async () => {
    const actor = people.vendor;
    expect(await desk.take(actor)).toMatchObject({ status: 200 });
    expect(await desk.bring(fileOf([good]), { actor })).toMatchObject({
      status: 403,
      body: { code: 'not-your-move' },
    });
  });

  it('names a version that is not there any more brings nothing', async () => {
    const answer = await desk.bring(fileOf([good]), { headers: { 'if-match': '"1"' } });
    expect(answer).toMatchObject({ status: 412, body: { code: 'stale-version' } });
  });

  it('brings a file that changes nothing is told so', async () => {
    const { body } = await desk.bring(fileOf([{ criterion: 'VUL-03', verdict: '' }]));
    expect(outcomeOf(body)).toEqual({ rows: 1, changed: 0, commands: [] });
  });
});
