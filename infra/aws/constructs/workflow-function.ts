import { Duration, Validations } from 'aws-cdk-lib';
import { Alarm, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { PolicyStatementProps } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { join } from 'node:path';
import { tellDuty } from './house.ts';
import type { Ground, House } from './house.ts';
import { logGroup } from './log-group.ts';
import { named } from './named.ts';

type Settings = Readonly<{ folder: string; timeoutSeconds: number; memoryMb?: number }>;

/** One Lambda function with the defaults of the house: its own role, its own log group, and no right but those given. */
export class WorkflowFunction extends Construct {
  readonly lambda: LambdaFunction;
  private readonly rights: PolicyDocument;

  constructor(ground: Ground | House, id: string, { folder, timeoutSeconds, memoryMb = 512 }: Settings) {
    super(ground.stack, `${id}Part`);
    const logs = logGroup(this, `${id}Logs`, ground.environment);
    this.rights = new PolicyDocument();
    const role = named(
      new Role(this, `${id}Role`, {
        assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
        inlinePolicies: { Rights: this.rights },
      }),
    );
    this.allow({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logs.logGroupArn] });
    this.allow({ actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], resources: ['*'] });
    this.lambda = new LambdaFunction(this, id, {
      role: role.withoutPolicyUpdates(),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(join(ground.bundles, folder)),
      handler: 'index.handler',
      timeout: Duration.seconds(timeoutSeconds),
      memorySize: memoryMb,
      tracing: Tracing.ACTIVE,
      logGroup: logs,
      environment: {
        TABLE_NAME: ground.table.tableName,
        ...('purpose' in ground ? { PURPOSE: ground.purpose } : {}),
        POWERTOOLS_SERVICE_NAME: folder,
      },
    });
    named(this.lambda);
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'Sending a trace to X-Ray is the one right here that AWS cannot limit to a resource.',
    });
  }

  /** Gives one more right. */
  allow(statement: PolicyStatementProps): void {
    this.rights.addStatements(new PolicyStatement(statement));
  }

  /** Tells the people on duty of every run that failed, for a function that no dead-letter queue stands behind; the alarm stands beside them. */
  watchFaults(house: House): void {
    const alarm = new Alarm(house.stack, `${this.lambda.node.id}Faults`, {
      metric: this.lambda.metricErrors({ period: Duration.minutes(5) }),
      threshold: 1,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    tellDuty(house, named(alarm));
  }

  /** Lets the function send to a queue, and tells it where the queue is. */
  sendsTo(variable: string, queue: Queue): void {
    this.lambda.addEnvironment(variable, queue.queueUrl);
    this.allow({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] });
  }
}
