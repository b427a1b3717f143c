import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { WorkflowFunction } from './constructs/workflow-function.ts';

const transactActions = [
  'GetItem',
  'BatchGetItem',
  'Query',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'ConditionCheckItem',
] as const;

type TableAction = (typeof transactActions)[number];

/** The right to a few actions on the table, not on its indexes. */
export function mayTouch(who: WorkflowFunction, table: Table, actions: readonly TableAction[]): void {
  who.allow({ actions: actions.map((action) => `dynamodb:${action}`), resources: [table.tableArn] });
}

/** The right to read and to commit transactions on the table. */
export function mayTransact(who: WorkflowFunction, table: Table): void {
  mayTouch(who, table, transactActions);
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
