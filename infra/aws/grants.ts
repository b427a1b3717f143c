import { Stack, Validations } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import * as z from 'zod';
import type { EvidenceStore } from './constructs/evidence-store.ts';
import type { WorkflowFunction } from './constructs/workflow-function.ts';

const readActions = ['GetItem', 'BatchGetItem', 'Query', 'ConditionCheckItem'] as const;
const writeActions = ['PutItem', 'UpdateItem', 'DeleteItem'] as const;

type TableAction = (typeof readActions | typeof writeActions)[number];

/** Where the wrapped keys of files stand; who can write there can destroy every file of a case. */
const fileKeyPartitions = ['FILEKEY#*'];

const isWrite = (action: TableAction): boolean => writeActions.some((write) => write === action);

/** The right to a few actions on the table, not on its indexes, and to write anything there but the keys of files. */
export function mayTouch(who: WorkflowFunction, table: Table, actions: readonly TableAction[]): void {
  const [reads, writes] = [actions.filter((action) => !isWrite(action)), actions.filter(isWrite)];
  if (reads.length > 0)
    who.allow({ actions: reads.map((action) => `dynamodb:${action}`), resources: [table.tableArn] });
  if (writes.length === 0) return;
  who.allow({
    actions: writes.map((action) => `dynamodb:${action}`),
    resources: [table.tableArn],
    conditions: { 'ForAllValues:StringNotLike': { 'dynamodb:LeadingKeys': fileKeyPartitions } },
  });
}

/** The right to read and to commit transactions on the table. */
export function mayTransact(who: WorkflowFunction, table: Table): void {
  mayTouch(who, table, [...readActions, ...writeActions]);
}

/** The right to make and to destroy the keys of files; nothing is deleted, for the mark of a destroyed key stays. */
export function mayKeepFileKeys(who: WorkflowFunction, table: Table): void {
  who.allow({
    actions: ['dynamodb:PutItem'],
    resources: [table.tableArn],
    conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': fileKeyPartitions } },
  });
}

/** The right to ask these indexes of the table. */
export function mayQueryIndexes(who: WorkflowFunction, table: Table, indexes: readonly string[]): void {
  who.allow({
    actions: ['dynamodb:Query'],
    resources: indexes.map((index) => `${table.tableArn}/index/${index}`),
  });
}

/** The right to put commands, and no other item. */
export function mayPutCommands(who: WorkflowFunction, table: Table): void {
  who.allow({
    actions: ['dynamodb:PutItem'],
    resources: [table.tableArn],
    conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['COMMAND#*'] } },
  });
}

/** The right to keep who is signed in to the pages, and no other item: not even to read one. */
export function mayKeepSessions(who: WorkflowFunction, table: Table): void {
  who.allow({
    actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem'],
    resources: [table.tableArn],
    conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['SESSION#*'] } },
  });
}

/** The right to read endpoints and to keep what became of each delivery, and no other item: not even to read one. */
export function mayKeepDeliveries(who: WorkflowFunction, table: Table): void {
  who.allow({
    actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem'],
    resources: [table.tableArn],
    conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['WEBHOOK*'] } },
  });
}

/** The right to move a person's notices from unread to read, and no other item. */
export function mayMarkNotices(who: WorkflowFunction, table: Table): void {
  who.allow({
    actions: ['dynamodb:PutItem', 'dynamodb:DeleteItem'],
    resources: [table.tableArn],
    conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['INBOX#*'] } },
  });
}

/** The right to keep refusals at the door, and to say so among the acts of who was refused. */
export function mayNoteRefusals(who: WorkflowFunction, table: Table): void {
  who.allow({
    actions: ['dynamodb:PutItem'],
    resources: [table.tableArn],
    conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['REFUSALS#*', 'ACTS#*'] } },
  });
}

/** How cdk-nag names a bucket in a right: as another stack exports it, or as the resource that it is. */
function namedInRights({ bucketArn, stack, node }: Bucket, who: WorkflowFunction): string {
  if (stack === Stack.of(who)) return `<${node.id}.Arn>`;
  const exported = z
    .object({ 'Fn::ImportValue': z.string() })
    .parse(stack.resolve(stack.exportValue(bucketArn)));
  return exported['Fn::ImportValue'];
}

/** A right to objects of one bucket; cdk-nag calls any part of a resource a wildcard. */
function mayTouchObjects(who: WorkflowFunction, bucket: Bucket, actions: readonly string[]): void {
  who.allow({
    actions: actions.map((action) => `s3:${action}`),
    resources: [`${bucket.bucketArn}/*`],
  });
  Validations.of(who).acknowledge({
    id: `AwsSolutions-IAM5[Resource::${namedInRights(bucket, who)}/*]`,
    reason: 'The keys of objects are made at run time; the right ends at the bucket.',
  });
}

/** The right to make the files of the register, and to say which of them count: nothing else, in bucket and table. */
export function mayMakeExports(
  who: WorkflowFunction,
  { table, files }: { table: Table; files: Bucket },
): void {
  mayQueryIndexes(who, table, ['by-kind']);
  who.allow({
    actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
    resources: [table.tableArn],
    conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['EXPORTS'] } },
  });
  mayTouchObjects(who, files, ['PutObject']);
  who.lambda.addEnvironment('EXPORTS_BUCKET', files.bucketName);
}

/** The right to read the files of the register, and to send others there; to list, so that S3 says of a missing one that it is missing. */
export function mayReadExports(who: WorkflowFunction, files: Bucket): void {
  who.allow({ actions: ['s3:ListBucket'], resources: [files.bucketArn] });
  mayTouchObjects(who, files, ['GetObject']);
  who.lambda.addEnvironment('EXPORTS_BUCKET', files.bucketName);
}

/** The right to presign: an upload into quarantine, and a download from the outbox. Nothing else of the files. */
export function mayPresignFiles(who: WorkflowFunction, { quarantine, outbox }: EvidenceStore): void {
  mayTouchObjects(who, quarantine, ['PutObject']);
  mayTouchObjects(who, outbox, ['GetObject']);
  who.lambda.addEnvironment('QUARANTINE_BUCKET', quarantine.bucketName);
  who.lambda.addEnvironment('OUTBOX_BUCKET', outbox.bucketName);
}

/**
 * The right to look at uploads, to seal them, and to open what is sealed into the outbox. Without the right to list, S3 answers
 * that a missing object is forbidden, so that nobody could tell one from the other.
 */
export function mayKeepFiles(who: WorkflowFunction, files: EvidenceStore): void {
  const { quarantine, evidence, outbox, key } = files;
  who.allow({ actions: ['s3:ListBucket'], resources: [quarantine.bucketArn, evidence.bucketArn] });
  mayTouchObjects(who, quarantine, ['GetObject', 'DeleteObject']);
  mayTouchObjects(who, evidence, ['GetObject', 'PutObject']);
  mayTouchObjects(who, outbox, ['PutObject']);
  who.allow({ actions: ['kms:GenerateDataKey', 'kms:Decrypt'], resources: [key.keyArn] });
  who.lambda.addEnvironment('QUARANTINE_BUCKET', quarantine.bucketName);
  who.lambda.addEnvironment('EVIDENCE_BUCKET', evidence.bucketName);
  who.lambda.addEnvironment('OUTBOX_BUCKET', outbox.bucketName);
  who.lambda.addEnvironment('EVIDENCE_KEY_ID', key.keyId);
}
