/** True when a write was declined because its condition did not hold, which is an answer and not a fault; with whatever client. */
export const isConditionFailed = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ConditionalCheckFailedException';
