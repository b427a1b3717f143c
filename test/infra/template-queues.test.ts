import { expect, test } from 'vitest';
import { newTemplates, propertiesOf, stageNames } from './templates.ts';

const { workflow } = newTemplates();
const queues = propertiesOf(workflow, 'AWS::SQS::Queue');
const alarms = propertiesOf(workflow, 'AWS::CloudWatch::Alarm');
const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const dayS = 24 * 60 * 60;
const common = {
  FifoQueue: true,
  ContentBasedDeduplication: false,
  DeduplicationScope: 'messageGroup',
  FifoThroughputLimit: 'perMessageGroupId',
  VisibilityTimeout: 30,
  MessageRetentionPeriod: 14 * dayS,
  SqsManagedSseEnabled: true,
};
/** What the table can keep of a message, less what its dead-letter queue adds: the reason. */
const largest = { queue: 320 * 1024, deadLetters: 336 * 1024 };

test('there is a queue for each stage, each with dead letters, and no other', () => {
  const expected = stageNames.flatMap((stage) => [`${stage}Queue`, `${stage}DeadLetters`]);
  expect([...queues.keys()].toSorted()).toEqual(expected.toSorted());
});

test.each(stageNames)('%s: the queue keeps order and gives up after five tries', (stage) => {
  expect(queues.get(`${stage}Queue`)).toMatchObject({
    ...common,
    MaximumMessageSize: largest.queue,
    RedrivePolicy: { deadLetterTargetArn: arn(`${stage}DeadLetters`), maxReceiveCount: 5 },
  });
  expect(queues.get(`${stage}DeadLetters`)).toMatchObject({
    ...common,
    MaximumMessageSize: largest.deadLetters,
  });
  expect(queues.get(`${stage}DeadLetters`)).not.toHaveProperty('RedrivePolicy');
});

test('what the exports are made from is in the index by then, and files are not a minute behind', () => {
  const delays = stageNames.map((stage) => queues.get(`${stage}Queue`)?.['DelaySeconds']);
  expect(delays).toEqual(stageNames.map((stage) => (stage === 'Exports' ? 15 : undefined)));
});

test.each([...queues.keys()])('%s: refuses whoever comes without TLS', (id) => {
  workflow.hasResourceProperties('AWS::SQS::QueuePolicy', {
    Queues: [{ Ref: id }],
    PolicyDocument: {
      Statement: [
        {
          Action: 'sqs:*',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          Effect: 'Deny',
          Principal: { AWS: '*' },
          Resource: arn(id),
        },
      ],
    },
  });
});

test.each([
  ...stageNames.map((stage) => [`${stage}Queue`, stage === 'Sign' ? 'Signer' : stage] as const),
  ...stageNames.map((stage) => [`${stage}DeadLetters`, 'DeadLetter'] as const),
])('%s feeds %s, one message at a time', (queue, worker) => {
  expect(propertiesOf(workflow, 'AWS::Lambda::EventSourceMapping').get(`${queue}Feed`)).toMatchObject({
    EventSourceArn: arn(queue),
    FunctionName: { Ref: worker },
    BatchSize: 1,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    ScalingConfig: { MaximumConcurrency: 10 },
  });
});

const watched = (id: string, metric: string, queue: string) => ({
  id,
  metric: { MetricName: metric, Namespace: 'AWS/SQS', Dimensions: [dimension(queue)] },
});
const dimension = (queue: string) => ({
  Name: 'QueueName',
  Value: { 'Fn::GetAtt': [queue, 'QueueName'] },
});

test.each(
  stageNames.flatMap((stage) => [
    watched(`${stage}QueueAge`, 'ApproximateAgeOfOldestMessage', `${stage}Queue`),
    watched(`${stage}DeadLettersAge`, 'ApproximateAgeOfOldestMessage', `${stage}DeadLetters`),
    watched(`${stage}DeadLettersArrived`, 'NumberOfMessagesReceived', `${stage}DeadLetters`),
  ]),
)('$id is told to the people on duty', ({ id, metric }) => {
  const actions = [{ Ref: 'Duty' }];
  expect(alarms.get(id)).toMatchObject({ ...metric, AlarmActions: actions, OKActions: actions });
});

test('a dead letter is an alarm from the first one', () => {
  for (const stage of stageNames) {
    expect(alarms.get(`${stage}DeadLettersArrived`)).toMatchObject({
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Statistic: 'Sum',
      Threshold: 1,
    });
  }
});
