import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { appointmentOf } from '../../shared/aws/appointments.ts';
import type { Table } from '../../shared/aws/table.ts';
import { keys } from '../../shared/workflow/keys.ts';
import { organisations } from '../support/domain/organisations.ts';
import type { EngineTables } from '../support/store/engine-tables.ts';
import { hasTableEngine, startEngineTables } from '../support/store/engine-tables.ts';

const unit = 'BTC/security';
const members = {
  always: { unit, roles: ['appraiser'], firstDay: null, lastDay: null },
  soon: { unit, roles: ['appraiser'], firstDay: '2026-12-01', lastDay: null },
  past: { unit, roles: ['appraiser'], firstDay: null, lastDay: '2026-11-22' },
};
const nobody = { organisation: '', unit: '', roles: [] };
const day = { firstDay: null, lastDay: null };

describe.skipIf(!hasTableEngine)('an appointment', () => {
  let engine: EngineTables | undefined;
  let opened: Table | undefined;
  beforeAll(async () => {
    engine = await startEngineTables();
  });
  beforeEach(async () => {
    opened = await engine?.newTable();
    const state = { ...organisations['BTC'], members };
    await put(keys.state('organisation', 'BTC'), { state });
    for (const subject of [...Object.keys(members), 'unknown']) {
      await put(keys.appointment(subject), { subject, organisation: 'BTC' });
    }
  });
  afterAll(() => engine?.stop());
  const table = (): Table => {
    if (opened === undefined) throw new Error('the table is not open');
    return opened;
  };
  const put = (key: { pk: string; sk: string }, item: object) =>
    table().client.send(new PutCommand({ TableName: table().name, Item: { ...key, ...item } }));
  const read = (subject: string, at = '2026-11-22T18:00:00.000Z') =>
    appointmentOf(table(), () => at)(subject);

  it('is what the record of the organisation says on this day in Viet Nam', async () => {
    const appointed = { organisation: 'BTC', unit, roles: ['appraiser'] };
    expect(await read('always')).toMatchObject(appointed);
    expect(await read('soon')).toMatchObject(nobody);
    expect(await read('soon', '2026-11-30T17:00:00.000Z')).toMatchObject(appointed);
    expect(await read('past', '2026-11-22T16:59:59.000Z')).toMatchObject(appointed);
    expect(await read('past')).toMatchObject(nobody);
  });

  it('is none for who has none, and for nobody where the record does not hold it, or there is no record', async () => {
    await put(keys.appointment('elsewhere'), { subject: 'elsewhere', organisation: 'BKHCN' });
    expect(await read('nobody')).toBeNull();
    for (const subject of ['unknown', 'elsewhere']) expect(await read(subject)).toMatchObject(nobody);
  });

  it('holds no role while the member is away', async () => {
    const absences = { one: { ...day, member: 'always', replacement: null } };
    await put(keys.state('organisation', 'BTC'), { state: { ...organisations['BTC'], members, absences } });
    expect(await read('always')).toMatchObject({ unit, roles: [] });
  });

  it('that is damaged is a fault', async () => {
    await put(keys.appointment('broken'), { subject: 'broken' });
    await put(keys.state('organisation', 'BTC'), { state: { id: 'BTC' } });
    await expect(read('broken')).rejects.toThrow();
    await expect(read('always')).rejects.toThrow();
  });
});
