import { attachedTo, confirmedFiles } from '../../shared/aws/confirmed-files.ts';
import { setAsideIn } from '../../shared/aws/dead-letters.ts';
import { lookUpIn } from '../../shared/aws/organisations.ts';
import { publisher, sender } from '../../shared/aws/queues.ts';
import { openTable } from '../../shared/aws/table.ts';
import { workflowStore } from '../../shared/aws/workflow-store.ts';
import { environments } from '../../shared/contracts/environment.ts';
import { parseRegistryWish } from '../../shared/contracts/messages.ts';
import { systemClock } from '../../shared/lambda/clock.ts';
import { queueWorker } from '../../shared/lambda/queue-worker.ts';
import { noteOutcome } from '../../shared/lambda/settled.ts';
import { carriedFor } from '../../shared/register/carried-organisations.ts';
import { handleRegistry } from './handle-registry.ts';

const env = environments.registry.parse(process.env);
const table = openTable(env.TABLE_NAME);
const carried = carriedFor(env.PURPOSE);
const attached = attachedTo(confirmedFiles(table));
const ports = {
  store: workflowStore(table),
  publish: publisher(
    sender(),
    {
      publication: env.PUBLICATION_QUEUE_URL,
      registry: env.REGISTRY_QUEUE_URL,
      sign: env.SIGN_QUEUE_URL,
      notice: env.NOTICE_QUEUE_URL,
      webhook: env.WEBHOOK_QUEUE_URL,
      exports: env.EXPORTS_QUEUE_URL,
    },
    { now: systemClock },
  ),
  now: systemClock,
  allowsLoopback: env.WEBHOOK_LOOPBACK === 'allowed',
  lookUp: lookUpIn(table, carried),
};

/** Settles the wishes on platforms, releases and organisations, and what platforms must learn of their dossiers. */
export const handler = queueWorker({
  parse: parseRegistryWish,
  handle: async (wish) =>
    noteOutcome(await handleRegistry(carried, { ...ports, outside: attached(wish) })(wish)),
  setAside: setAsideIn(env.DEAD_LETTER_QUEUE_URL),
});
