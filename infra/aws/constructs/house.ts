import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Environment } from '../environments.ts';

/** What every construct of the workflow is given, so that no default is typed twice. */
export type House = Readonly<{
  environment: Environment;
  /** Folder that holds one folder of bundled code per function. */
  bundles: string;
  table: Table;
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
