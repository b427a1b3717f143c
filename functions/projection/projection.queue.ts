import { setAsideIn } from '../../shared/aws/dead-letters.ts';
import { keepDecision } from '../../shared/aws/decision-log.ts';
import { openTable } from '../../shared/aws/table.ts';
import { environments } from '../../shared/contracts/environment.ts';
import { parseDecisionRecord } from '../../shared/contracts/gate.ts';
import { queueWorker } from '../../shared/lambda/queue-worker.ts';

const env = environments.projection.parse(process.env);

/** Keeps the decisions of the gate that must be kept: registered trials. */
export const handler = queueWorker({
  parse: parseDecisionRecord,
  handle: keepDecision(openTable(env.TABLE_NAME)),
  setAside: setAsideIn(env.DEAD_LETTER_QUEUE_URL),
});
