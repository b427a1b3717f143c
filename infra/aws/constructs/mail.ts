import { CfnParameter } from 'aws-cdk-lib';
import type { WorkflowFunction } from './workflow-function.ts';

/**
 * Lets a function send mail from one domain, whose identity SES must know (verified with DKIM by whoever owns the domain):
 * the template makes no identity, for it could not prove the ownership of a domain.
 */
export function maySendMail(who: WorkflowFunction): void {
  const { stack } = who.lambda;
  const domain = new CfnParameter(stack, 'MailDomain', {
    description: 'The domain that mails come from, as SES has verified it',
    allowedPattern: '^[a-z0-9-]+([.][a-z0-9-]+)+$',
  }).valueAsString;
  const resource = stack.formatArn({ service: 'ses', resource: 'identity', resourceName: domain });
  who.allow({ actions: ['ses:SendEmail'], resources: [resource] });
  who.lambda.addEnvironment('MAIL_FROM', `thong-bao@${domain}`);
}
