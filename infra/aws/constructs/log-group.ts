import { RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import { named } from './named.ts';

/** A log group of its own for whoever writes, kept as many days as the environment says. */
export function logGroup(scope: Construct, id: string, { logDays, keepsLogs }: Environment): LogGroup {
  const retention: RetentionDays = logDays;
  const removalPolicy = keepsLogs ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
  return named(new LogGroup(scope, id, { retention, removalPolicy }));
}
