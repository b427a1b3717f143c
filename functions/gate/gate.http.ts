import { gateRecords } from '../../shared/aws/gate-records.ts';
import { sender } from '../../shared/aws/queues.ts';
import type { DecisionRecord } from '../../shared/contracts/gate.ts';
import { gateEnvironment, gateQuestion } from '../../shared/contracts/gate.ts';
import { systemClock } from '../../shared/lambda/clock.ts';
import { fixedWindow } from '../../shared/lambda/fixed-window.ts';
import { ok, problem } from '../../shared/lambda/http-answer.ts';
import { httpEndpoint } from '../../shared/lambda/http-endpoint.ts';
import { readBody } from '../../shared/lambda/http-body.ts';
import { log } from '../../shared/lambda/log.ts';
import { httpText } from '../../shared/messages/http-messages.ts';
import { languageOf } from '../../shared/messages/language.ts';
import { answer } from './answer.ts';
import { mustBeKept } from './record.ts';

const env = gateEnvironment.parse(process.env);
const send = sender();

/** The counts of ten thousand askers are about a megabyte. */
const waitFor = fixedWindow({ limit: env.GATE_QUESTIONS_PER_MINUTE, seconds: 60, remembers: 10_000 });

const record = async (decision: DecisionRecord): Promise<boolean> => {
  log.info('gate decision', { decision });
  if (!mustBeKept(decision)) return false;
  try {
    const message = { group: decision.decisionId, deduplicationId: decision.decisionId, body: decision };
    await send(env.PROJECTION_QUEUE_URL, [message], AbortSignal.timeout(200));
    return true;
  } catch (error) {
    log.error('gate decision was not kept; its log line carries it', {
      decisionId: decision.decisionId,
      error,
    });
    return false;
  }
};

const decide = answer({
  find: gateRecords(env.TABLE_NAME),
  record,
  now: systemClock,
  acceptSynthetic: env.PURPOSE === 'demonstration',
});

const tooMany = (seconds: number) =>
  problem(429, 'too-many-requests', { headers: { 'retry-after': String(seconds) } });

/** The gate: may this release be put into use? */
export const handler = httpEndpoint(
  [
    {
      method: 'POST',
      path: '/gate/decisions',
      handle: async (request) => {
        if (request.actor === null) return problem(401, 'unauthenticated');
        const seconds = waitFor(request.actor.subject, systemClock());
        if (seconds > 0) return tooMany(seconds);
        const read = readBody(request, gateQuestion);
        if ('problem' in read) return read;
        return ok(await decide(read.value, request.actor, languageOf(request.headers['accept-language'])));
      },
    },
  ],
  httpText,
);
