import { CfnParameter } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';

/** The address that people see, as a stack is told: `https://` and the name of the edge, without a slash at the end. */
export function publicUrl(stack: Stack): string {
  return new CfnParameter(stack, 'PublicUrl', {
    description: 'Where people see the pages: https://, the name of the edge, no slash at the end',
    allowedPattern: '^https?://[^/]+$',
  }).valueAsString;
}
