import { bucket, openBuckets } from '../../shared/aws/bucket.ts';
import { confirmedFiles } from '../../shared/aws/confirmed-files.ts';
import { setAsideIn } from '../../shared/aws/dead-letters.ts';
import { evidenceVault } from '../../shared/aws/evidence-vault.ts';
import { fileKeys } from '../../shared/aws/file-keys.ts';
import { forgetFileNames } from '../../shared/aws/file-names.ts';
import { lookUpIn } from '../../shared/aws/organisations.ts';
import { publisher, sender } from '../../shared/aws/queues.ts';
import { tableReads } from '../../shared/aws/reads.ts';
import { openTable } from '../../shared/aws/table.ts';
import { tiesIn } from '../../shared/aws/ties.ts';
import { workflowStore } from '../../shared/aws/workflow-store.ts';
import { environments } from '../../shared/contracts/environment.ts';
import { parseWishWithFiles } from '../../shared/contracts/messages.ts';
import { parseDossier } from '../../shared/contracts/records.ts';
import { systemClock } from '../../shared/lambda/clock.ts';
import { queueWorker } from '../../shared/lambda/queue-worker.ts';
import { noteOutcome } from '../../shared/lambda/settled.ts';
import { bodiesAt } from '../../shared/register/bodies.ts';
import { carriedFor } from '../../shared/register/carried-organisations.ts';
import { rulesOfCase } from '../../shared/rulesets/rulesets.ts';
import { dossierAggregate } from '../../shared/workflow/dossier-aggregate.ts';
import { eraseFiles } from './erase-files.ts';
import { tidyUp } from './files-of-wish.ts';
import { handleWithFiles } from './handle-with-files.ts';

const env = environments.assessment.parse(process.env);
const dossiers = dossierAggregate({ parse: parseDossier, rulesOf: rulesOfCase, bodiesAt });
const table = openTable(env.TABLE_NAME);
const carried = carriedFor(env.PURPOSE);
const reads = tableReads(table);
const fileKeysOfCases = fileKeys(table, env.EVIDENCE_KEY_ID);
const ports = {
  store: workflowStore(table),
  publish: publisher(
    sender(),
    { registry: env.REGISTRY_QUEUE_URL, sign: env.SIGN_QUEUE_URL, notice: env.NOTICE_QUEUE_URL },
    { now: systemClock, erase: eraseFiles({ keys: fileKeysOfCases, forgetNames: forgetFileNames(table) }) },
  ),
  now: systemClock,
  lookUp: lookUpIn(table, carried),
  tiesOf: tiesIn(reads.all),
};
const buckets = openBuckets();
const files = {
  vault: evidenceVault({
    quarantine: bucket(buckets, env.QUARANTINE_BUCKET),
    evidence: bucket(buckets, env.EVIDENCE_BUCKET),
    outbox: bucket(buckets, env.OUTBOX_BUCKET),
    keys: fileKeysOfCases,
  }),
  confirmed: confirmedFiles(table),
  read: reads.item,
  all: reads.all,
};
const handleFiles = handleWithFiles({ dossiers, carried, files }, ports);
const tidy = tidyUp(files);

/** Settles the wishes of the assessment stage, and those about files: of a case wherever it stands, and of organisations. */
export const handler = queueWorker({
  parse: parseWishWithFiles,
  handle: async (wish) => {
    noteOutcome(await handleFiles(wish));
    await tidy(wish);
  },
  setAside: setAsideIn(env.DEAD_LETTER_QUEUE_URL),
});
