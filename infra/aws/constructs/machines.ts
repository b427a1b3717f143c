import { CfnOutput, Duration } from 'aws-cdk-lib';
import { OAuthScope, ResourceServerScope } from 'aws-cdk-lib/aws-cognito';
import type { UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { named } from './named.ts';

/**
 * A client with a secret for each organisation whose pipelines ask the gate (client credentials, RFC 6749 4.4). `scope`
 * is `<resource server>/<name>` and all that its tokens carry. The id of the client is the subject of its tokens, so an
 * appointment as deployer is made for that id; it is an output of the stack.
 */
export function machineClients(
  pool: UserPool,
  scope: `${string}/${string}`,
  organisations: readonly string[],
): readonly UserPoolClient[] {
  const [identifier = '', scopeName = ''] = scope.split('/');
  const gate = new ResourceServerScope({
    scopeName,
    scopeDescription: 'Ask whether a release may be deployed',
  });
  const server = named(pool.addResourceServer('GateServer', { identifier, scopes: [gate] }));
  return organisations.map((organisation) => {
    const client = pool.addClient(`Deployer ${organisation}`, {
      generateSecret: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.minutes(60),
      authFlows: {},
      oAuth: { flows: { clientCredentials: true }, scopes: [OAuthScope.resourceServer(server, gate)] },
    });
    const description = `Client and subject of the pipelines of ${organisation}`;
    new CfnOutput(pool, `DeployerId ${organisation}`, { value: client.userPoolClientId, description });
    return client;
  });
}
