import { expect, it } from 'vitest';
import { people } from '../workflow/people.ts';
import { openCase, openDesk } from './http-desk.ts';

const desk = openDesk();
const { opening } = await openCase(desk);

it.each(['operatingUnit', 'monitoringProvider'])(
  '%s of no known organisation is refused by its field',
  async (field) => {
    const body = { ...opening, [field]: 'NOPE/unit' };
    const answer = await desk.call('POST /dossiers', { actor: people.vendor, body });
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'request-invalid', reasons: [{ field, code: 'unit-unknown' }] },
    });
  },
);

it.each(['\u202e', '\u200b', '\ufeff', '\u2066'])(
  'a name with an invisible mark (%j) is refused',
  async (mark) => {
    const answer = await desk.call('POST /platforms', {
      actor: people.vendor,
      body: { nameVi: `Nền${mark} tảng` },
    });
    expect(answer).toMatchObject({
      status: 422,
      body: { reasons: [{ field: 'nameVi', code: 'wrong-format' }] },
    });
  },
);
