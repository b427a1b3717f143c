import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { WorkflowFunction } from './workflow-function.ts';

/** Runs a function again and again; `rate` as EventBridge Scheduler takes it, such as `15 minutes`. */
export function runEvery(rate: string, target: WorkflowFunction): void {
  const { functionArn } = target.lambda;
  const invoke = new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [functionArn] });
  const role = new Role(target, 'ScheduleRole', {
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com'),
    inlinePolicies: { Invoke: new PolicyDocument({ statements: [invoke] }) },
  });
  const schedule = new CfnSchedule(target, 'Schedule', {
    scheduleExpression: `rate(${rate})`,
    flexibleTimeWindow: { mode: 'OFF' },
    target: { arn: functionArn, roleArn: role.roleArn },
  });
  schedule.overrideLogicalId(`${target.lambda.node.id}Schedule`);
}
