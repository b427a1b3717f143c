import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { CfnOutput, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { House } from './house.ts';
import { logGroup } from './log-group.ts';
import { named } from './named.ts';
import type { People } from './people.ts';

/** The HTTP API: the people and machines of the user pool may sign in, every request is logged, and nobody asks without limit. */
export class WorkflowApi extends Construct {
  readonly api: HttpApi;
  readonly authorizer: HttpUserPoolAuthorizer;

  constructor(house: House, people: People) {
    super(house.stack, 'HttpApiPart');
    this.api = named(new HttpApi(this, 'HttpApi', { createDefaultStage: false }));
    this.authorizer = new HttpUserPoolAuthorizer('Authorizer', people.pool, {
      userPoolClients: [people.client, ...people.deployers],
    });
    const stage = new HttpStage(this, 'HttpStage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 500, burstLimit: 1000 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup(this, 'AccessLogs', house.environment)),
        format: AccessLogFormat.custom(accessLogLine),
      },
    });
    named(stage);
    new CfnOutput(Stack.of(this), 'Url', { value: this.api.apiEndpoint });
  }
}

const accessLogLine = JSON.stringify({
  requestId: '$context.requestId',
  at: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  subject: '$context.authorizer.claims.sub',
  latencyMs: '$context.responseLatency',
  bytes: '$context.responseLength',
  fault: '$context.integrationErrorMessage',
});
