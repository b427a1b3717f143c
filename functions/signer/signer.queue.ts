import { setAsideIn } from '../../shared/aws/dead-letters.ts';
import { permitKey } from '../../shared/aws/permit-key.ts';
import { signedItems } from '../../shared/aws/signed-items.ts';
import { openTable } from '../../shared/aws/table.ts';
import { environments } from '../../shared/contracts/environment.ts';
import { parseSignTask } from '../../shared/contracts/messages.ts';
import { systemClock } from '../../shared/lambda/clock.ts';
import { queueWorker } from '../../shared/lambda/queue-worker.ts';
import { once } from './once.ts';
import { sign } from './sign.ts';

const env = environments.signer.parse(process.env);

/** The sole holder of the right to sign permits and the status list. */
export const handler = queueWorker({
  parse: parseSignTask,
  handle: sign({
    items: signedItems(openTable(env.TABLE_NAME)),
    key: once(() => permitKey(env.PERMIT_KEY_ID, env.PURPOSE === 'demonstration')),
    now: systemClock,
  }),
  setAside: setAsideIn(env.DEAD_LETTER_QUEUE_URL),
});
