import { setAsideIn } from '../../shared/aws/dead-letters.ts';
import { publisher, sender } from '../../shared/aws/queues.ts';
import { openTable } from '../../shared/aws/table.ts';
import { workflowStore } from '../../shared/aws/workflow-store.ts';
import { environments } from '../../shared/contracts/environment.ts';
import { parsePlatformWish } from '../../shared/contracts/messages.ts';
import { parsePlatform } from '../../shared/contracts/records.ts';
import { systemClock } from '../../shared/lambda/clock.ts';
import { queueWorker } from '../../shared/lambda/queue-worker.ts';
import { noteOutcome } from '../../shared/lambda/settled.ts';
import { handleCommand } from '../../shared/workflow/handle-command.ts';
import { platformAggregate } from '../../shared/workflow/platform-aggregate.ts';

const env = environments.registry.parse(process.env);
const handle = handleCommand(platformAggregate(parsePlatform), {
  store: workflowStore(openTable(env.TABLE_NAME)),
  publish: publisher(sender(), { publication: env.PUBLICATION_QUEUE_URL }),
  now: systemClock,
});

/** Settles the wishes on platforms and releases, and what platforms must learn of their dossiers. */
export const handler = queueWorker({
  parse: parsePlatformWish,
  handle: async (wish) => noteOutcome(await handle(wish)),
  setAside: setAsideIn(env.DEAD_LETTER_QUEUE_URL),
});
