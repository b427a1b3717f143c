import { RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import { named } from './named.ts';

/** A log group of its own for whoever writes, kept as long as the environment says. */
export function logGroup(scope: Construct, id: string, environment: Environment): LogGroup {
  return named(new LogGroup(scope, id, keeping(environment)));
}

/** The same under a given name, for a writer that insists on one. */
export function namedLogGroup(scope: Construct, logGroupName: string, environment: Environment): LogGroup {
  return new LogGroup(scope, 'Logs', { ...keeping(environment), logGroupName });
}

function keeping({ logRetention: retention, keepsLogs }: Environment) {
  return { retention, removalPolicy: keepsLogs ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY };
}
