import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Table } from '../../shared/aws/table.ts';
import { commandDesk } from '../../shared/aws/command-desk.ts';
import { deadLetterShelf } from '../../shared/aws/dead-letter-shelf.ts';
import { tableReads } from '../../shared/aws/reads.ts';
import { signedItems } from '../../shared/aws/signed-items.ts';
import { workflowStore } from '../../shared/aws/workflow-store.ts';
import { permitKeyOfTests } from '../workflow/permit-keys.ts';
import { keys } from '../../shared/workflow/keys.ts';
import type { EngineTables } from '../support/store/engine-tables.ts';
import { hasTableEngine, startEngineTables } from '../support/store/engine-tables.ts';
import { commitOf, digest, noon, receiptOf } from '../workflow/commits.ts';

const where = hasTableEngine
  ? 'on DynamoDB'
  : 'on DynamoDB: skipped, @dynoxide has no engine for this machine';
const later = '2026-11-24T05:00:00.000Z';
const permit = { digest, platformId: 'pf-1', dossierId: 'ds-1' };
const envelope = (by: string) => ({
  payload: 'e30=',
  payloadType: 't',
  signatures: [{ keyid: by, sig: 'c2ln' }],
});

describe.skipIf(!hasTableEngine)(where, () => {
  let engine: EngineTables | undefined;
  let opened: Table | undefined;
  beforeAll(async () => {
    engine = await startEngineTables();
  });
  beforeEach(async () => {
    opened = await engine?.newTable();
  });
  afterAll(() => engine?.stop());
  const table = (): Table => {
    if (opened === undefined) throw new Error('the table is not open');
    return opened;
  };
  const stored = (key: { pk: string; sk: string }) => tableReads(table()).item(key);

  it('an envelope and a key are stored once', async () => {
    const items = signedItems(table());
    expect(await items.signedBy(permit)).toBeNull();
    await items.storeEnvelope(permit, envelope('first'), null);
    await items.storeEnvelope(permit, envelope('second'), null);
    await items.storeEnvelope(permit, envelope('second'), 'another-key');
    expect(await items.signedBy(permit)).toBe(envelope('first').signatures[0]?.keyid);
    expect(await stored(keys.envelope(digest, 'pf-1', 'ds-1'))).toMatchObject({
      envelope: envelope('first'),
    });
  });

  it('an envelope takes the place of the one whose key is named', async () => {
    const items = signedItems(table());
    await items.storeEnvelope(permit, envelope('first'), null);
    await items.storeEnvelope(permit, envelope('second'), envelope('first').signatures[0]?.keyid ?? '');
    expect(await stored(keys.envelope(digest, 'pf-1', 'ds-1'))).toMatchObject({
      envelope: envelope('second'),
    });
  });

  it('a revoked key stays in the set with the instant at which it was revoked first', async () => {
    const items = signedItems(table());
    const { publicKey } = await permitKeyOfTests();
    await items.storeKey(publicKey);
    await items.revokeKey(publicKey.kid, noon);
    await items.revokeKey(publicKey.kid, later);
    await items.storeKey(publicKey);
    expect(await items.keySet()).toEqual([{ ...publicKey, revokedAt: noon }]);
    await expect(items.revokeKey('nobody', noon)).rejects.toThrow();
  });

  it('an envelope of another case for the same bytes stands beside it', async () => {
    const items = signedItems(table());
    await items.storeEnvelope(permit, envelope('first'), null);
    await items.storeEnvelope({ ...permit, dossierId: 'ds-2' }, envelope('second'), null);
    expect(await tableReads(table()).all(`PERMIT#${digest}`, 'ENVELOPE#')).toHaveLength(2);
  });

  it('the newest status list stands, whoever comes last', async () => {
    const items = signedItems(table());
    await items.storeStatusList(noon, envelope('one'));
    await items.storeStatusList(later, envelope('two'));
    await items.storeStatusList(noon, envelope('late'));
    expect(await stored(keys.statusList())).toMatchObject({ issuedAt: later, envelope: envelope('two') });
  });

  it('the statement to sign is what the commit wrote, and the permits of the list are its entries', async () => {
    const entry = { ...permit, status: 'revoked', since: noon, supersededFrom: null };
    const statement = { payloadType: 't', statement: '{"a":1}' };
    const written = [
      { key: keys.statement(digest, 'pf-1', 'ds-1'), body: statement, claim: null },
      { key: keys.ended(digest, 'pf-1', 'ds-1'), body: entry, claim: null },
    ];
    await workflowStore(table()).commit(commitOf('c-1', 0, { items: written }));
    const items = signedItems(table());
    expect(await items.statement(permit)).toEqual({ payloadType: 't', payload: '{"a":1}' });
    expect(await items.listedPermits()).toEqual([entry]);
    await expect(items.statement({ ...permit, dossierId: 'ds-9' })).rejects.toThrow();
  });

  it('a failed command can be applied after all, an applied one never fails', async () => {
    const shelf = deadLetterShelf(table());
    const { receipt } = tableReads(table());
    await commandDesk(table())(receiptOf('c-1', { status: 'pending', version: null, events: [] }));
    await shelf.markFailed('c-1', later);
    expect(await receipt('c-1')).toMatchObject({ status: 'failed', at: later });
    await workflowStore(table()).commit(commitOf('c-1'));
    await shelf.markFailed('c-1', later);
    expect(await receipt('c-1')).toMatchObject({ status: 'applied', at: noon });
    await shelf.markFailed('c-none', later);
    expect(await receipt('c-none')).toBeNull();
  });
});
