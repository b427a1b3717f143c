import { setAsideIn } from '../../shared/aws/dead-letters.ts';
import { deliver } from '../../shared/aws/deliver.ts';
import { openTable } from '../../shared/aws/table.ts';
import { webhookSecrets } from '../../shared/aws/webhook-secrets.ts';
import { webhookShelf } from '../../shared/aws/webhook-shelf.ts';
import { environments } from '../../shared/contracts/environment.ts';
import { parseDeliverTask } from '../../shared/contracts/webhooks.ts';
import { systemClock } from '../../shared/lambda/clock.ts';
import { queueWorker } from '../../shared/lambda/queue-worker.ts';
import { deliverOnce } from './deliver-once.ts';

const env = environments.webhook.parse(process.env);
const delivering = { patience: 10_000, allowsLoopback: env.WEBHOOK_LOOPBACK === 'allowed' };

/** Sends notices to the endpoints of organisations, each once. */
export const handler = queueWorker({
  parse: parseDeliverTask,
  handle: deliverOnce({
    shelf: webhookShelf(openTable(env.TABLE_NAME)),
    unseal: webhookSecrets(env.WEBHOOK_KEY_ID).unseal,
    send: (url, message) => deliver(url, message, delivering),
    now: systemClock,
    source: env.PUBLIC_URL,
    synthetic: env.PURPOSE === 'demonstration',
  }),
  setAside: setAsideIn(env.DEAD_LETTER_QUEUE_URL),
});
