import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Stack } from 'aws-cdk-lib';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Environment } from '../environments.ts';

/** What every function is given, in whichever stack it stands. */
export type Ground = Readonly<{
  stack: Stack;
  environment: Environment;
  /** Folder that holds one folder of bundled code per function. */
  bundles: string;
  table: Table;
}>;

/** What every construct of the workflow is given, so that no default is typed twice. */
export type House = Ground &
  Readonly<{
    /** `production` or `demonstration`, as the stack is told when it is deployed. */
    purpose: string;
    /** Where the people on duty hear of alarms. */
    duty: Topic;
  }>;

/** Tells the people on duty when an alarm goes off, and when it is over. */
export function tellDuty({ duty }: House, alarm: Alarm): void {
  alarm.addAlarmAction(new SnsAction(duty));
  alarm.addOkAction(new SnsAction(duty));
}
