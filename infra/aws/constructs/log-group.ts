import { RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import { named } from './named.ts';

/** A log group of its own for whoever writes, kept as long as the environment says. */
export function logGroup(scope: Construct, id: string, { logRetention, keepsLogs }: Environment): LogGroup {
  const removalPolicy = keepsLogs ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
  return named(new LogGroup(scope, id, { retention: logRetention, removalPolicy }));
}
