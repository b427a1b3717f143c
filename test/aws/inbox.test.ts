import { expect, it } from 'vitest';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { inboxPlaces, markReadIn } from '../../shared/aws/inbox.ts';
import { tableReads } from '../../shared/aws/reads.ts';
import { describeOnEngine } from '../support/store/on-engine.ts';

const place = '2026-11-23T02:00:00.000Z#c-1';

describeOnEngine((newTable) => {
  const opened = async () => {
    const table = await newTable();
    const Item = { ...inboxPlaces('p-1', place).unread, id: 'c-1' };
    await table.client.send(new PutCommand({ TableName: table.name, Item }));
    return { markRead: markReadIn(table), all: () => tableReads(table).all('INBOX#p-1', '') };
  };

  it('what was read stands among the read ones, since the first time, and is one', async () => {
    const { markRead, all } = await opened();
    expect(await markRead('p-1', place, 'first')).toBe('first');
    expect(await markRead('p-1', place, 'second')).toBe('first');
    expect(await all()).toEqual([{ ...inboxPlaces('p-1', place).read, id: 'c-1', readAt: 'first' }]);
  });

  it('of two who read it at once both are told the same, and there is one', async () => {
    const { markRead, all } = await opened();
    const said = await Promise.all([markRead('p-1', place, 'one'), markRead('p-1', place, 'other')]);
    expect(new Set(said).size).toBe(1);
    expect(await all()).toHaveLength(1);
  });

  it('what is not there, or another’s, is null', async () => {
    const { markRead } = await opened();
    expect(await markRead('p-2', place, 'now')).toBeNull();
    expect(await markRead('p-1', `${place}0`, 'now')).toBeNull();
  });
});
