import { randomBytes } from 'node:crypto';
import { gateLists } from '../../shared/aws/gate-lists.ts';
import { gateReads } from '../../shared/aws/gate-records.ts';
import { leanClient } from '../../shared/aws/lean-client.ts';
import { leanSender } from '../../shared/aws/lean-sender.ts';
import { gateEnvironment } from '../../shared/contracts/gate.ts';
import type { LogMessage } from '../../shared/contracts/gate-log.ts';
import { systemClock } from '../../shared/lambda/clock.ts';
import { fixedWindow } from '../../shared/lambda/fixed-window.ts';
import { httpEndpoint } from '../../shared/lambda/http-endpoint.ts';
import { log } from '../../shared/lambda/log.ts';
import { gateProblemText } from '../../shared/messages/gate-messages.ts';
import { digestOf } from '../../shared/workflow/hash.ts';
import type { RouteDeps } from './deps.ts';
import { gateRoutes } from './gate-routes.ts';
import { keptFor } from './kept-for.ts';
import { recorder } from './recorder.ts';

const env = gateEnvironment.parse(process.env);
const send = leanSender(leanClient('sqs'));
const table = leanClient('dynamodb');
const reads = gateReads(env.TABLE_NAME, table);
const lists = gateLists(env.TABLE_NAME, table);

/** Names this instance in every answer that it gives. */
const instance = randomBytes(8).toString('hex');
let given = 0;

/** How long the enforcement mode may be remembered, in seconds (design section 5). */
const relaxations = keptFor({ seconds: 60, remembers: 1_000 }, reads.relaxations);

const deps: RouteDeps = {
  reads,
  lists,
  // A mode that cannot be read blocks: nothing is relaxed by a fault.
  relaxationsOf: async (organisation, now) => {
    try {
      return await relaxations(organisation, now);
    } catch (error) {
      log.error('relaxations were not read; the gate blocks', { organisation, error });
      return [];
    }
  },
  keep: recorder({
    send,
    queueUrl: env.PROJECTION_QUEUE_URL,
    onLost: (decision, error) => {
      log.error('gate decision was not kept; this line carries it', { decision, error });
    },
  }),
  count: () => {
    given += 1;
    return { instance, sequence: given };
  },
  report: async (deployment) => {
    const body: LogMessage = { kind: 'deployment', deployment };
    const id = digestOf(body).slice(7, 71);
    await send(env.PROJECTION_QUEUE_URL, [{ group: `deployment-${id}`, deduplicationId: id, body }]);
  },
  // The counts of ten thousand askers are about a megabyte.
  waitFor: fixedWindow({ limit: env.GATE_QUESTIONS_PER_MINUTE, seconds: 60, remembers: 10_000 }),
  now: systemClock,
  acceptSynthetic: env.PURPOSE === 'demonstration',
};

/** The gate: may this release be put into use? And what was answered, what is tried, what runs where. */
export const handler = httpEndpoint(gateRoutes(deps), gateProblemText);
