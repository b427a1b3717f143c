import { deadLetterShelf } from '../../shared/aws/dead-letter-shelf.ts';
import { openTable } from '../../shared/aws/table.ts';
import { environments } from '../../shared/contracts/environment.ts';
import { systemClock } from '../../shared/lambda/clock.ts';
import { count } from '../../shared/lambda/count.ts';
import { log } from '../../shared/lambda/log.ts';
import { recordWorker } from '../../shared/lambda/queue-worker.ts';
import { keep } from './keep.ts';

const env = environments['dead-letter'].parse(process.env);

/** Takes every dead letter in: the author of its command hears that it failed, and the message is kept. */
export const handler = recordWorker(
  keep({
    shelf: deadLetterShelf(openTable(env.TABLE_NAME)),
    now: systemClock,
    raise: (queue) => {
      log.error('dead letter kept', { queue });
      count('DeadLetters', { queue });
    },
  }),
);
