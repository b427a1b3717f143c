import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { environmentName } from '../../infra/aws/environments.ts';
import { environments } from '../../shared/contracts/environment.ts';
import { functionFolders, identityFolders, newTemplates, propertiesOf } from './templates.ts';

const { state, workflow } = newTemplates();
const functions = propertiesOf(workflow, 'AWS::Lambda::Function');
const identity = propertiesOf(state, 'AWS::Lambda::Function');
const allFolders = { ...functionFolders, ...identityFolders };
const timeouts: Record<string, number> = {
  Clock: 60,
  Api: 15,
  Assessment: 15,
  Web: 20,
  Notice: 15,
  Webhook: 15,
  Exports: 15,
};
/** MiB; a file, or the whole register, is in memory more than once. */
const memory: Record<string, number> = { Assessment: 1024, Exports: 2048 };
const sending = (...stages: readonly string[]) => stages.map((stage) => `${stage}_QUEUE_URL`);

/** The variables of each function beside the three that all have. */
const variables: Record<string, readonly string[]> = {
  Submission: sending('DEAD_LETTER', 'NOTICE'),
  Assessment: [
    ...sending('DEAD_LETTER', 'REGISTRY', 'SIGN', 'NOTICE'),
    ...['QUARANTINE_BUCKET', 'EVIDENCE_BUCKET', 'OUTBOX_BUCKET', 'EVIDENCE_KEY_ID'],
  ],
  Publication: sending('DEAD_LETTER', 'REGISTRY', 'SIGN', 'NOTICE'),
  Registry: sending('DEAD_LETTER', 'PUBLICATION', 'REGISTRY', 'SIGN', 'NOTICE', 'WEBHOOK', 'EXPORTS'),
  Projection: sending('DEAD_LETTER'),
  Exports: [...sending('DEAD_LETTER'), 'EXPORTS_BUCKET'],
  Signer: [...sending('DEAD_LETTER'), 'PERMIT_KEY_ID'],
  Notice: [...sending('DEAD_LETTER', 'WEBHOOK'), 'PUBLIC_URL', 'MAIL_FROM'],
  Webhook: [...sending('DEAD_LETTER'), 'PUBLIC_URL', 'WEBHOOK_KEY_ID'],
  Clock: sending('PUBLICATION', 'REGISTRY', 'SIGN', 'WEBHOOK', 'EXPORTS'),
  DeadLetter: [],
  Api: [
    ...sending('SUBMISSION', 'ASSESSMENT', 'PUBLICATION', 'REGISTRY'),
    ...['QUARANTINE_BUCKET', 'OUTBOX_BUCKET', 'WEBHOOK_KEY_ID'],
  ],
  Gate: [...sending('PROJECTION'), 'GATE_QUESTIONS_PER_MINUTE'],
  Register: ['DETERMINATIONS_PER_MINUTE', 'PUBLIC_URL', 'EXPORTS_BUCKET'],
  Web: ['API_URL', 'PUBLIC_URL', 'ISSUER_URL', 'UPLOAD_HOST', 'CLIENT_ID'],
};

const environmentOf = (id: string) =>
  z
    .object({ Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }) })
    .parse(functions.get(id) ?? identity.get(id)).Environment.Variables;

test.each(Object.entries(functionFolders))('%s runs functions/%s on Node 24 and arm64', (id, folder) => {
  expect(functions.get(id)).toMatchObject({
    Runtime: 'nodejs24.x',
    Architectures: ['arm64'],
    Handler: 'index.handler',
    TracingConfig: { Mode: 'Active' },
    LoggingConfig: { LogGroup: { Ref: `${id}Logs` } },
    Timeout: timeouts[id] ?? 5,
    MemorySize: memory[id] ?? 512,
  });
  expect(environmentOf(id)).toMatchObject({
    TABLE_NAME: { 'Fn::ImportValue': expect.stringContaining('RefTable') },
    PURPOSE: { Ref: 'Purpose' },
    POWERTOOLS_SERVICE_NAME: folder,
  });
});

test('each folder of functions is in the template, and no other', () => {
  const folders = readdirSync(join(import.meta.dirname, '../../functions'));
  expect(folders.toSorted()).toEqual(Object.values(allFolders).toSorted());
  expect([...functions.keys()].toSorted()).toEqual(Object.keys(functionFolders).toSorted());
  expect([...identity.keys()]).toEqual(Object.keys(identityFolders));
});

test.each(Object.entries(variables))('%s is told where it may send and keep, and no more', (id, own) => {
  const expected = ['TABLE_NAME', 'PURPOSE', 'POWERTOOLS_SERVICE_NAME', ...own];
  expect(Object.keys(environmentOf(id)).toSorted()).toEqual(expected.toSorted());
});

/** What only a run on one machine tells its functions. */
const onlyEmbedded = ['WEBHOOK_LOOPBACK'];

test('nothing on AWS lets a webhook reach the machine that it is sent from', () => {
  const names = [...functions.keys()].flatMap((id) => Object.keys(environmentOf(id)));
  expect(names.filter((name) => onlyEmbedded.includes(name) || /LOOPBACK/i.test(name))).toEqual([]);
  expect(JSON.stringify(workflow.findParameters('*'))).not.toMatch(/loopback/i);
});

test.each(Object.entries(environments))(
  'functions/%s reads what the template gives it',
  (folder, contract) => {
    const [id] = Object.entries(allFolders).find(([, name]) => name === folder) ?? [''];
    const given = Object.keys(environmentOf(id)).filter((name) => name !== 'POWERTOOLS_SERVICE_NAME');
    const read = Object.keys(contract.shape).filter((name) => !onlyEmbedded.includes(name));
    expect(given.toSorted()).toEqual(read.toSorted());
  },
);

test('nothing on AWS can move the clock', () => {
  const names = [...functions.keys()].flatMap((id) => Object.keys(environmentOf(id)));
  expect(names.filter((name) => /CLOCK|OFFSET/i.test(name))).toEqual([]);
  expect(JSON.stringify(workflow.findParameters('*'))).not.toMatch(/clock|offset/i);
});

test('the sweep runs every quarter of an hour', () => {
  expect(propertiesOf(workflow, 'AWS::Scheduler::Schedule').get('ClockSchedule')).toMatchObject({
    ScheduleExpression: 'rate(15 minutes)',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: { Arn: { 'Fn::GetAtt': ['Clock', 'Arn'] } },
  });
});

test.each([
  ['production', 'production'],
  ['staging', 'demonstration'],
  ['demonstration', 'demonstration'],
] as const)('%s is for %s unless told otherwise', (environment, purpose) => {
  newTemplates(environment).workflow.hasParameter('Purpose', {
    Default: purpose,
    AllowedValues: ['production', 'demonstration'],
  });
});

test.each([
  ['a sweep that fails', 'ClockFaults', { Ref: 'Clock' }],
  [
    'a token that could not be made',
    'ClaimsFaults',
    { 'Fn::ImportValue': expect.stringContaining('Claims') },
  ],
])('%s is told to the people on duty', (_, alarm, name) => {
  expect(propertiesOf(workflow, 'AWS::CloudWatch::Alarm').get(alarm)).toMatchObject({
    MetricName: 'Errors',
    Dimensions: [{ Name: 'FunctionName', Value: name }],
    AlarmActions: [{ Ref: 'Duty' }],
  });
});

test('CloudWatch of this account, and nobody without TLS, may raise an alarm', () => {
  workflow.hasResourceProperties('AWS::SNS::TopicPolicy', {
    PolicyDocument: {
      Statement: [
        { Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
        {
          Effect: 'Allow',
          Action: 'sns:Publish',
          Principal: { Service: 'cloudwatch.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
        },
      ],
    },
  });
});

test('an address for alarms is subscribed when it is given', () => {
  newTemplates('staging').workflow.resourceCountIs('AWS::SNS::Subscription', 0);
  newTemplates('staging', { alarmEmail: 'duty@example.vn' }).workflow.hasResourceProperties(
    'AWS::SNS::Subscription',
    {
      Protocol: 'email',
      Endpoint: 'duty@example.vn',
      TopicArn: { Ref: 'Duty' },
    },
  );
});

test('an environment that we do not have is refused', () => {
  expect(environmentName(undefined)).toBe('production');
  expect(() => environmentName('dev')).toThrow('production, staging, demonstration');
});
