import { stageNames } from './templates.ts';

/** A right to write anything but the keys of files. */
const writing = (action: string) =>
  `dynamodb:${action} Table if ForAllValues:StringNotLike dynamodb:LeadingKeys FILEKEY#*`;
const transact = [
  ...['BatchGetItem', 'ConditionCheckItem', 'GetItem', 'Query'].map((action) => `dynamodb:${action} Table`),
  ...['DeleteItem', 'PutItem', 'UpdateItem'].map(writing),
];
const receive = (queue: string) =>
  ['DeleteMessage', 'GetQueueAttributes', 'ReceiveMessage'].map((action) => `sqs:${action} ${queue}`);
const send = (queue: string) => `sqs:SendMessage ${queue}`;
const own = (stage: string) => [...receive(`${stage}Queue`), send(`${stage}DeadLetters`)];
const indexes = ['by-due', 'by-kind', 'by-turn'].map((index) => `dynamodb:Query Table/index/${index}`);

/** Every right of every function, apart from writing its own log and its own traces. */
export const grants: Record<string, readonly string[]> = {
  Submission: [...transact, ...own('Submission'), send('NoticeQueue')],
  Assessment: [
    ...transact,
    ...own('Assessment'),
    ...['RegistryQueue', 'SignQueue', 'NoticeQueue'].map(send),
    'dynamodb:PutItem Table if ForAllValues:StringLike dynamodb:LeadingKeys FILEKEY#*',
    's3:ListBucket Quarantine',
    's3:ListBucket Evidence',
    's3:GetObject Quarantine/*',
    's3:DeleteObject Quarantine/*',
    's3:GetObject Evidence/*',
    's3:PutObject Evidence/*',
    's3:PutObject Outbox/*',
    'kms:Decrypt EvidenceKey',
    'kms:GenerateDataKey EvidenceKey',
  ],
  Publication: [
    ...transact,
    ...own('Publication'),
    ...['RegistryQueue', 'SignQueue', 'NoticeQueue'].map(send),
  ],
  Registry: [
    ...transact,
    ...own('Registry'),
    ...['PublicationQueue', 'RegistryQueue', 'SignQueue', 'NoticeQueue', 'WebhookQueue', 'ExportsQueue'].map(
      send,
    ),
  ],
  Projection: [writing('PutItem'), writing('UpdateItem'), ...own('Projection')],
  Exports: [
    'dynamodb:Query Table/index/by-kind',
    'dynamodb:PutItem Table if ForAllValues:StringLike dynamodb:LeadingKeys EXPORTS',
    'dynamodb:UpdateItem Table if ForAllValues:StringLike dynamodb:LeadingKeys EXPORTS',
    's3:PutObject ExportFiles/*',
    ...own('Exports'),
  ],
  Signer: [
    'dynamodb:GetItem Table',
    writing('PutItem'),
    'dynamodb:Query Table',
    writing('UpdateItem'),
    'kms:GetPublicKey PermitKey',
    'kms:Sign PermitKey',
    ...own('Sign'),
  ],
  Notice: [
    ...['BatchGetItem', 'GetItem', 'Query'].map((action) => `dynamodb:${action} Table`),
    writing('PutItem'),
    writing('UpdateItem'),
    'ses:SendEmail arn:AWS::Partition:ses:ap-southeast-1:AWS::AccountId:identity/MailDomain',
    ...own('Notice'),
    send('WebhookQueue'),
  ],
  Webhook: [
    ...['GetItem', 'PutItem', 'DeleteItem'].map(
      (action) => `dynamodb:${action} Table if ForAllValues:StringLike dynamodb:LeadingKeys WEBHOOK*`,
    ),
    'kms:Decrypt WebhookKey',
    ...own('Webhook'),
  ],
  Clock: [
    'dynamodb:Query Table/index/by-due',
    send('PublicationQueue'),
    send('RegistryQueue'),
    send('SignQueue'),
    send('WebhookQueue'),
    send('ExportsQueue'),
  ],
  DeadLetter: [
    'dynamodb:GetItem Table',
    writing('PutItem'),
    writing('UpdateItem'),
    ...stageNames.flatMap((stage) => receive(`${stage}DeadLetters`)),
  ],
  Api: [
    'dynamodb:BatchGetItem Table',
    'dynamodb:GetItem Table',
    'dynamodb:Query Table',
    ...indexes,
    'dynamodb:PutItem Table if ForAllValues:StringLike dynamodb:LeadingKeys COMMAND#*',
    'dynamodb:PutItem Table if ForAllValues:StringLike dynamodb:LeadingKeys REFUSALS#* ACTS#*',
    ...['PutItem', 'DeleteItem'].map(
      (action) => `dynamodb:${action} Table if ForAllValues:StringLike dynamodb:LeadingKeys INBOX#*`,
    ),
    send('SubmissionQueue'),
    send('AssessmentQueue'),
    send('PublicationQueue'),
    send('RegistryQueue'),
    's3:PutObject Quarantine/*',
    's3:GetObject Outbox/*',
    'kms:GenerateDataKey WebhookKey',
  ],
  Gate: ['dynamodb:Query Table', send('ProjectionQueue')],
  Register: [
    'dynamodb:GetItem Table',
    'dynamodb:Query Table',
    ...indexes,
    's3:ListBucket ExportFiles',
    's3:GetObject ExportFiles/*',
  ],
  Web: ['GetItem', 'PutItem', 'DeleteItem'].map(
    (action) => `dynamodb:${action} Table if ForAllValues:StringLike dynamodb:LeadingKeys SESSION#*`,
  ),
};
