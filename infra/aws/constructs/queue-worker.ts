import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { named } from './named.ts';
import type { WorkflowFunction } from './workflow-function.ts';

/** Feeds a function from a queue, one message at a time, at most ten at once, each message answered for by itself. */
export function feed(worker: WorkflowFunction, queue: Queue): void {
  worker.allow({
    actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
    resources: [queue.queueArn],
  });
  named(
    new EventSourceMapping(worker, `${queue.node.id}Feed`, {
      target: worker.lambda,
      eventSourceArn: queue.queueArn,
      batchSize: 1,
      maxConcurrency: 10,
      reportBatchItemFailures: true,
    }),
  );
}
