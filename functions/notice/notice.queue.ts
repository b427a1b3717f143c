import { setAsideIn } from '../../shared/aws/dead-letters.ts';
import { noticeShelf } from '../../shared/aws/notice-shelf.ts';
import { lookUpIn } from '../../shared/aws/organisations.ts';
import { postOffice } from '../../shared/aws/post-office.ts';
import { deliverMessage, sender } from '../../shared/aws/queues.ts';
import { tableReads } from '../../shared/aws/reads.ts';
import { reportersIn } from '../../shared/aws/reporters.ts';
import { openTable } from '../../shared/aws/table.ts';
import { environments } from '../../shared/contracts/environment.ts';
import { parseNoticeTask } from '../../shared/contracts/notices.ts';
import { systemClock } from '../../shared/lambda/clock.ts';
import { queueWorker } from '../../shared/lambda/queue-worker.ts';
import { mailFrom } from '../../shared/messages/notice-messages.ts';
import { carriedFor } from '../../shared/register/carried-organisations.ts';
import type { DeliverTask } from '../../shared/workflow/ports.ts';
import { tell } from './tell.ts';

const env = environments.notice.parse(process.env);
const table = openTable(env.TABLE_NAME);
const send = sender();
const ports = {
  shelf: noticeShelf(table),
  lookUp: lookUpIn(table, carriedFor(env.PURPOSE)),
  reportersOf: reportersIn(tableReads(table)),
  post: postOffice(env.MAIL_FROM),
  enqueue: (tasks: readonly DeliverTask[]) => send(env.WEBHOOK_QUEUE_URL, tasks.map(deliverMessage)),
  now: systemClock,
};

/** Tells people what concerns them. */
export const handler = queueWorker({
  parse: parseNoticeTask,
  handle: tell(ports, mailFrom(env.PUBLIC_URL)),
  setAside: setAsideIn(env.DEAD_LETTER_QUEUE_URL),
});
