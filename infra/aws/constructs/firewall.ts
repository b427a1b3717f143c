import { Stack } from 'aws-cdk-lib';
import { CfnLoggingConfiguration, CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import { namedLogGroup } from './log-group.ts';

/** How many requests are let through in each window of 60 seconds. */
const perMinute = { address: 3000, asker: 3000 } as const;

/** The firewall of the distribution: known attacks, too much from one address, and too many questions with one token. */
export function firewall(scope: Construct, environment: Environment): CfnWebACL {
  const acl = new CfnWebACL(scope, 'Firewall', {
    scope: 'CLOUDFRONT',
    defaultAction: { allow: {} },
    visibilityConfig: visible('Firewall'),
    rules: [
      limit('TooMuchFromOneAddress', 0, { aggregateKeyType: 'IP', limit: perMinute.address }),
      limit('TooManyQuestionsOfOneAsker', 1, {
        aggregateKeyType: 'CUSTOM_KEYS',
        // A token stands for its bearer: it is renewed once an hour.
        customKeys: [{ header: { name: 'authorization', textTransformations: [untransformed] } }],
        limit: perMinute.asker,
        scopeDownStatement: {
          byteMatchStatement: {
            fieldToMatch: { uriPath: {} },
            positionalConstraint: 'STARTS_WITH',
            searchString: '/gate/',
            textTransformations: [{ priority: 0, type: 'NORMALIZE_PATH' }],
          },
        },
      }),
      managed('AWSManagedRulesCommonRuleSet', 2),
      managed('AWSManagedRulesKnownBadInputsRuleSet', 3),
    ],
  });
  logBlocked(scope, acl, environment);
  return acl;
}

const untransformed = { priority: 0, type: 'NONE' };

function limit(
  name: string,
  priority: number,
  statement: Omit<CfnWebACL.RateBasedStatementProperty, 'evaluationWindowSec'>,
): CfnWebACL.RuleProperty {
  return {
    name,
    priority,
    action: { block: { customResponse: { responseCode: 429 } } },
    statement: { rateBasedStatement: { ...statement, evaluationWindowSec: 60 } },
    visibilityConfig: visible(name),
  };
}

/** Bodies here are dossiers of up to 256 KiB and checklists of up to 1 MiB, so the rule against bodies over 8 KiB only counts. */
function managed(name: string, priority: number): CfnWebACL.RuleProperty {
  const counted = name === 'AWSManagedRulesCommonRuleSet' ? ['SizeRestrictions_BODY'] : [];
  return {
    name,
    priority,
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: 'AWS',
        name,
        ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
      },
    },
    visibilityConfig: visible(name),
  };
}

/** Samples would keep whole requests, tokens among them; the log leaves the token out. */
function visible(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { cloudWatchMetricsEnabled: true, metricName, sampledRequestsEnabled: false };
}

/** Logs what was stopped, without tokens, cookies and queries; WAF writes only to groups whose name begins with `aws-waf-logs-`. */
function logBlocked(scope: Construct, acl: CfnWebACL, environment: Environment): void {
  const logs = namedLogGroup(scope, `aws-waf-logs-${Stack.of(scope).stackName}`, environment);
  const header = (name: string) => ({ singleHeader: { Name: name } });
  new CfnLoggingConfiguration(scope, 'FirewallLogging', {
    resourceArn: acl.attrArn,
    logDestinationConfigs: [logs.logGroupArn],
    redactedFields: [header('authorization'), header('cookie'), { queryString: {} }],
    loggingFilter: {
      DefaultBehavior: 'DROP',
      Filters: [
        {
          Behavior: 'KEEP',
          Requirement: 'MEETS_ANY',
          Conditions: [{ ActionCondition: { Action: 'BLOCK' } }],
        },
      ],
    },
  });
}
