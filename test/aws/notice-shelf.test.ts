import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { noticeShelf } from '../../shared/aws/notice-shelf.ts';
import { tableReads } from '../../shared/aws/reads.ts';
import { describeOnEngine } from '../support/store/on-engine.ts';
import { noticesSuite } from '../workflow/notices-suite.ts';

describeOnEngine((newTable) => {
  noticesSuite(async () => {
    const table = await newTable();
    return {
      shelf: noticeShelf(table),
      all: (pk) => tableReads(table).all(pk, ''),
      put: async (Item) => {
        await table.client.send(new PutCommand({ TableName: table.name, Item }));
      },
    };
  });
});
