import middy from '@middy/core';
import { sender } from '../../shared/aws/queues.ts';
import { tableReads } from '../../shared/aws/reads.ts';
import { openTable } from '../../shared/aws/table.ts';
import { environments } from '../../shared/contracts/environment.ts';
import { systemClock } from '../../shared/lambda/clock.ts';
import { log } from '../../shared/lambda/log.ts';
import { sweep } from './sweep.ts';

const env = environments.clock.parse(process.env);
const deps = {
  reads: tableReads(openTable(env.TABLE_NAME)),
  send: sender(),
  queues: {
    publication: env.PUBLICATION_QUEUE_URL,
    registry: env.REGISTRY_QUEUE_URL,
    sign: env.SIGN_QUEUE_URL,
    webhook: env.WEBHOOK_QUEUE_URL,
    exports: env.EXPORTS_QUEUE_URL,
  },
  now: systemClock,
};

/** Runs on the schedule: has told what time has done, and renews the status list. */
export const handler = middy().handler(async () => {
  const due = await sweep(deps);
  log.info('swept', { due });
});
