import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { tableReads } from '../../shared/aws/reads.ts';
import { webhookShelf } from '../../shared/aws/webhook-shelf.ts';
import { describeOnEngine } from '../support/store/on-engine.ts';
import { webhooksSuite } from '../workflow/webhooks-suite.ts';

describeOnEngine((newTable) => {
  webhooksSuite(async () => {
    const table = await newTable();
    const reads = tableReads(table);
    return {
      shelf: webhookShelf(table),
      put: async (Item) => {
        await table.client.send(new PutCommand({ TableName: table.name, Item }));
      },
      all: (pk) => reads.all(pk, ''),
      due: (now) => reads.due(now),
    };
  });
});
