import { setAsideIn } from '../../shared/aws/dead-letters.ts';
import { lookUpIn } from '../../shared/aws/organisations.ts';
import { publisher, sender } from '../../shared/aws/queues.ts';
import { tableReads } from '../../shared/aws/reads.ts';
import { openTable } from '../../shared/aws/table.ts';
import { tiesIn } from '../../shared/aws/ties.ts';
import { workflowStore } from '../../shared/aws/workflow-store.ts';
import { environments } from '../../shared/contracts/environment.ts';
import { parseDossierWish } from '../../shared/contracts/messages.ts';
import { parseDossier } from '../../shared/contracts/records.ts';
import { systemClock } from '../../shared/lambda/clock.ts';
import { queueWorker } from '../../shared/lambda/queue-worker.ts';
import { noteOutcome } from '../../shared/lambda/settled.ts';
import { bodiesAt } from '../../shared/register/bodies.ts';
import { carriedFor } from '../../shared/register/carried-organisations.ts';
import { rulesOfCase } from '../../shared/rulesets/rulesets.ts';
import { dossierAggregate } from '../../shared/workflow/dossier-aggregate.ts';
import { handleCommand } from '../../shared/workflow/handle-command.ts';

const env = environments.submission.parse(process.env);
const dossiers = dossierAggregate({ parse: parseDossier, rulesOf: rulesOfCase, bodiesAt });
const table = openTable(env.TABLE_NAME);
const handle = handleCommand(dossiers, {
  store: workflowStore(table),
  publish: publisher(sender(), { notice: env.NOTICE_QUEUE_URL }, { now: systemClock }),
  now: systemClock,
  lookUp: lookUpIn(table, carriedFor(env.PURPOSE)),
  tiesOf: tiesIn(tableReads(table).all),
});

/** Settles the wishes of the submission stage. */
export const handler = queueWorker({
  parse: parseDossierWish,
  handle: async (wish) => noteOutcome(await handle(wish)),
  setAside: setAsideIn(env.DEAD_LETTER_QUEUE_URL),
});
