import { setTimeout } from 'node:timers/promises';
import { openBuckets } from '../../shared/aws/bucket.ts';
import { commandDesk } from '../../shared/aws/command-desk.ts';
import { evidenceDownload } from '../../shared/aws/evidence-download.ts';
import { evidenceUpload } from '../../shared/aws/evidence-upload.ts';
import { markReadIn } from '../../shared/aws/inbox.ts';
import { lookUpIn } from '../../shared/aws/organisations.ts';
import { sender } from '../../shared/aws/queues.ts';
import { refusalDesk } from '../../shared/aws/refusal-desk.ts';
import { tableReads } from '../../shared/aws/reads.ts';
import { openTable } from '../../shared/aws/table.ts';
import { environments } from '../../shared/contracts/environment.ts';
import { webhookSecrets } from '../../shared/aws/webhook-secrets.ts';
import { systemClock } from '../../shared/lambda/clock.ts';
import { httpEndpoint } from '../../shared/lambda/http-endpoint.ts';
import { problemText } from '../../shared/messages/messages.ts';
import { carriedFor, carriedIds, carriedPredecessors } from '../../shared/register/carried-organisations.ts';
import { apiRoutes } from './api-routes.ts';

const env = environments.api.parse(process.env);
const table = openTable(env.TABLE_NAME);
const buckets = openBuckets();

/** HTTP for staff and vendors: reads, takes commands in, and never changes a case itself. */
export const handler = httpEndpoint(
  apiRoutes({
    reads: tableReads(table),
    lookUp: lookUpIn(table, carriedFor(env.PURPOSE)),
    carriedIds,
    carriedPredecessors,
    register: commandDesk(table),
    noteRefusal: refusalDesk(table),
    markRead: markReadIn(table),
    send: sender(),
    queues: {
      submission: env.SUBMISSION_QUEUE_URL,
      assessment: env.ASSESSMENT_QUEUE_URL,
      publication: env.PUBLICATION_QUEUE_URL,
      registry: env.REGISTRY_QUEUE_URL,
    },
    files: {
      upload: evidenceUpload(buckets, env.QUARANTINE_BUCKET),
      download: evidenceDownload(buckets, env.OUTBOX_BUCKET),
    },
    makeSecret: webhookSecrets(env.WEBHOOK_KEY_ID).make,
    now: systemClock,
    synthetic: env.PURPOSE === 'demonstration',
    pause: (milliseconds) => setTimeout(milliseconds),
  }),
  problemText,
);
