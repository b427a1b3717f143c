import { setAsideIn } from '../../shared/aws/dead-letters.ts';
import { gateLog } from '../../shared/aws/gate-log.ts';
import { leanClient } from '../../shared/aws/lean-client.ts';
import { openTable } from '../../shared/aws/table.ts';
import { environments } from '../../shared/contracts/environment.ts';
import { parseLogMessage } from '../../shared/contracts/gate-log.ts';
import { queueWorker } from '../../shared/lambda/queue-worker.ts';

const env = environments.projection.parse(process.env);
const { keepDecisions, keepDeployment } = gateLog(openTable(env.TABLE_NAME), leanClient('dynamodb'));

/** Keeps what the gate has answered, and what runs where. */
export const handler = queueWorker({
  parse: parseLogMessage,
  handle: (message) =>
    message.kind === 'decisions' ? keepDecisions(message) : keepDeployment(message.deployment),
  setAside: setAsideIn(env.DEAD_LETTER_QUEUE_URL),
});
