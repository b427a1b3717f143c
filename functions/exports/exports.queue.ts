import { bucket, openBuckets } from '../../shared/aws/bucket.ts';
import { setAsideIn } from '../../shared/aws/dead-letters.ts';
import { exportShelf } from '../../shared/aws/export-shelf.ts';
import { tableReads } from '../../shared/aws/reads.ts';
import { openTable } from '../../shared/aws/table.ts';
import { environments } from '../../shared/contracts/environment.ts';
import { parseRebuildTask } from '../../shared/contracts/export-files.ts';
import { systemClock } from '../../shared/lambda/clock.ts';
import { log } from '../../shared/lambda/log.ts';
import { queueWorker } from '../../shared/lambda/queue-worker.ts';
import { rebuild } from './rebuild.ts';

const env = environments.exports.parse(process.env);
const table = openTable(env.TABLE_NAME);
const deps = {
  reads: tableReads(table),
  bucket: bucket(openBuckets(), env.EXPORTS_BUCKET),
  ...exportShelf(table),
  now: systemClock,
};

/** Keeps the files of the register as the register is: open data that a function could not answer whole. */
export const handler = queueWorker({
  parse: parseRebuildTask,
  handle: async ({ at, causedBy }) => {
    const platforms = await rebuild(deps);
    log.info('made the files of the register', { platforms, since: at, causedBy });
  },
  setAside: setAsideIn(env.DEAD_LETTER_QUEUE_URL),
});
