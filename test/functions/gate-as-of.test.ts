import './quiet.ts';
import { expect, it } from 'vitest';
import { aGateRecord, aQuestion } from '../support/domain/a-gate-record.ts';
import { monday } from '../support/domain/surroundings.ts';
import { gateInMemory } from '../support/gate-routes.ts';
import { people } from '../workflow/people.ts';

const ask = async (asOf: string, permittedAt = '2026-11-01T10:00:00.300Z') => {
  const gate = gateInMemory(monday);
  gate.knows(aGateRecord(), permittedAt);
  const { status, body } = await gate.ask('POST /gate/decisions', people.vendor, {
    body: { ...aQuestion(), asOf },
  });
  return typeof body === 'object' ? { status, ...body } : { status };
};
const unknown = { status: 200, decision: 'deny', reasons: [{ code: 'unknown-release' }] };
const allowed = { status: 200, decision: 'allow' };

it.each([
  ['2026-11-01T10:00:00Z', unknown],
  ['2026-11-01T10:00:00.2999Z', unknown],
  ['2026-11-01T10:00:00.3Z', allowed],
  ['2026-11-01T10:00:01Z', allowed],
])(
  'a permit given at 10:00:00.300 is answered as of %s by the time, not by the text',
  async (asOf, answer) => {
    expect(await ask(asOf)).toMatchObject(answer);
  },
);

it('a moment may be written in the time of Viet Nam', async () => {
  expect(await ask('2026-11-01T17:00:00+07:00')).toMatchObject({
    ...unknown,
    asOf: '2026-11-01T10:00:00.000Z',
  });
  expect(await ask('2026-11-01T17:00:01+07:00')).toMatchObject(allowed);
});

it('no moment to come is asked about, however it is written', async () => {
  expect(await ask('2026-11-02T23:59:59-12:00')).toMatchObject({ status: 422, code: 'as-of-in-future' });
});

it.each(['9999-12-31T23:59:59-12:00', '0000-01-01T00:00:00+12:00'])(
  'there is no year of five digits, and none before 0: %s',
  async (asOf) => {
    expect(await ask(asOf)).toMatchObject({ status: 422, code: 'request-invalid' });
  },
);

it('before all time nothing is known', async () => {
  expect(await ask('0000-01-01T00:00:00Z')).toMatchObject(unknown);
});
