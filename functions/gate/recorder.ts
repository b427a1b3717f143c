import { decisionsMessage } from '../../shared/aws/decisions-message.ts';
import type { Send } from '../../shared/aws/queues.ts';
import type { DecisionRecord } from '../../shared/contracts/gate-log.ts';

/** How long an answer waits for its record to be taken, in milliseconds (design section 5). */
const patience = 200;

/** A registration has no answer but that it is kept: it waits so long, and by itself. */
const patienceOfRegistration = 3_000;

/** A message carries at most so many records: a record is about 1.5 KB, and a message at most 256 KB. */
const mostInOne = 50;

export interface RecorderDeps {
  readonly send: Send;
  readonly queueUrl: string;
  /** Told of every record that was not taken in time, whole but for what people wrote, which no log may hold: to be taken in later. */
  readonly onLost: (decision: DecisionRecord, error: unknown) => void;
}

interface Waiting {
  readonly since: number;
  readonly decision: DecisionRecord;
  readonly settle: (isKept: boolean) => void;
}

const messageOf = ([{ decision: first }, ...others]: readonly [Waiting, ...Waiting[]], isFirst: boolean) => ({
  group: first.instance,
  deduplicationId: first.decisionId,
  body: decisionsMessage([first, ...others.map(({ decision }) => decision)], isFirst),
});

const timeLeft = ({ since }: Waiting, most: number): AbortSignal =>
  AbortSignal.timeout(Math.max(1, Math.floor(since + most - performance.now())));

/**
 * Sends records to be kept, before their answers go out. Records that come while a message is under way travel together in
 * the next one, so that a busy instance sends few messages and a quiet one waits for nobody. False where a record was not
 * taken within the time; it may have arrived all the same, and twice is once.
 */
export const recorder = ({ send, queueUrl, onLost }: RecorderDeps) => {
  let waiting: Waiting[] = [];
  let isUnderWay = false;
  let isFirst = true;

  const sendOne = async (batch: readonly Waiting[], most = patience): Promise<void> => {
    const [oldest, ...others] = batch;
    if (oldest === undefined) return;
    const message = messageOf([oldest, ...others], isFirst);
    try {
      await send(queueUrl, [message], timeLeft(oldest, most));
      isFirst = false;
      for (const { settle } of batch) settle(true);
    } catch (error) {
      for (const { decision, settle } of batch) {
        onLost({ ...decision, trialFor: undefined }, error);
        settle(false);
      }
    }
  };

  const sendAll = async (): Promise<void> => {
    if (isUnderWay) return;
    isUnderWay = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, mostInOne);
      waiting = waiting.slice(mostInOne);
      await sendOne(batch);
    }
    isUnderWay = false;
  };

  return (decision: DecisionRecord): Promise<boolean> =>
    new Promise((settle) => {
      const one = { since: performance.now(), decision, settle };
      if (decision.trialFor !== undefined) void sendOne([one], patienceOfRegistration);
      else {
        waiting.push(one);
        void sendAll();
      }
    });
};
