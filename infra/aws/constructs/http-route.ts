import { Validations } from 'aws-cdk-lib';
import { HttpMethod, HttpNoneAuthorizer, HttpRoute, HttpRouteKey } from 'aws-cdk-lib/aws-apigatewayv2';
import type { HttpApi, IHttpRouteAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { WorkflowFunction } from './workflow-function.ts';

/** A method and a path, as API Gateway takes them; `$default` is what no other route takes. */
export type RouteKey = readonly ['ANY' | 'GET' | 'POST', `/${string}`] | '$default';

/** Which function answers which routes of an API, and who lets people in. */
export type Routes = Readonly<{ api: HttpApi; target: WorkflowFunction; keys: readonly RouteKey[] }>;

/** Who is let in: whose tokens the authorizer believes, and of which scopes a token must carry at least one. */
export type Door = Readonly<{ authorizer: IHttpRouteAuthorizer; scopes: readonly string[] }>;

/** Opens routes to those who are signed in and whose token was made for this. */
export function routesForSignedIn(routes: Routes, door: Door): void {
  addRoutes(routes, door);
}

/** Opens routes to anybody. */
export function routesForAnybody(routes: Routes): void {
  for (const route of addRoutes(routes, { authorizer: new HttpNoneAuthorizer(), scopes: [] })) {
    Validations.of(route).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason:
        'Anybody may read the register, verify a permit, work out a level and see the description of the API.',
    });
  }
}

function addRoutes({ api, target, keys }: Routes, { authorizer, scopes }: Door): readonly HttpRoute[] {
  const authorizationScopes = [...scopes];
  const integration = new HttpLambdaIntegration('Integration', target.lambda);
  return keys.map((key) => {
    const [id, routeKey] = key === '$default' ? ['Default', HttpRouteKey.DEFAULT] : parts(key);
    return new HttpRoute(target, id, {
      httpApi: api,
      routeKey,
      integration,
      authorizer,
      authorizationScopes,
    });
  });
}

function parts([method, path]: readonly [keyof typeof methods, string]): [string, HttpRouteKey] {
  return [`${method} ${path.replaceAll('/', ' ')}`, HttpRouteKey.with(path, methods[method])];
}

const methods = { ANY: HttpMethod.ANY, GET: HttpMethod.GET, POST: HttpMethod.POST } as const;
