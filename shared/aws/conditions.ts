import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';

/** True when a write was declined because its condition did not hold, which is an answer and not a fault. */
export const isConditionFailed = (error: unknown): boolean =>
  error instanceof ConditionalCheckFailedException;
