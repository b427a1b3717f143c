import { Duration } from 'aws-cdk-lib';
import { Alarm, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { DeduplicationScope, FifoThroughputLimit, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { QueueProps } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { tellDuty } from './house.ts';
import type { House } from './house.ts';
import { named } from './named.ts';

/** The table keeps items of up to 400 KB; a message that is set aside carries the reason besides. */
const largestBytes = { queue: 320 * 1024, deadLetters: 336 * 1024 };
const oldestMinutes = { queue: 10, deadLetters: 60 };

/** A FIFO queue of one stage and its dead-letter queue, each watched: what waits too long, and what could not be done. */
export class StageQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  private readonly house: House;

  constructor(house: House, id: string, { delaySeconds = 0 }: { readonly delaySeconds?: number } = {}) {
    super(house.stack, `${id}Stage`);
    this.house = house;
    this.deadLetters = this.addQueue(`${id}DeadLetters`);
    this.queue = this.addQueue(`${id}Queue`, {
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 5 },
      ...(delaySeconds > 0 && { deliveryDelay: Duration.seconds(delaySeconds) }),
    });
    this.watch(`${id}QueueAge`, age(this.queue), oldestMinutes.queue * 60);
    this.watch(`${id}DeadLettersAge`, age(this.deadLetters), oldestMinutes.deadLetters * 60);
    this.watch(`${id}DeadLettersArrived`, arrivals(this.deadLetters), 1);
  }

  private addQueue(id: string, more: Pick<QueueProps, 'deadLetterQueue' | 'deliveryDelay'> = {}): Queue {
    return named(
      new Queue(this, id, {
        fifo: true,
        contentBasedDeduplication: false,
        deduplicationScope: DeduplicationScope.MESSAGE_GROUP,
        fifoThroughputLimit: FifoThroughputLimit.PER_MESSAGE_GROUP_ID,
        visibilityTimeout: Duration.seconds(30),
        retentionPeriod: Duration.days(14),
        maxMessageSizeBytes: more.deadLetterQueue ? largestBytes.queue : largestBytes.deadLetters,
        encryption: QueueEncryption.SQS_MANAGED,
        enforceSSL: true,
        ...more,
      }),
    );
  }

  private watch(id: string, metric: Metric, threshold: number): void {
    const alarm = new Alarm(this, id, {
      metric,
      threshold,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    tellDuty(this.house, named(alarm));
  }
}

function age(queue: Queue): Metric {
  return queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(1), statistic: 'Maximum' });
}

/** Counts deliveries, not what lies there: the consumer of dead letters empties the queue at once. */
function arrivals(queue: Queue): Metric {
  return queue.metricNumberOfMessagesReceived({ period: Duration.minutes(1), statistic: 'Sum' });
}
