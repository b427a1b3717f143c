import * as z from 'zod';
import type { World } from './physical.ts';
import { resourcesOf } from './template.ts';

const routeShape = z.object({
  RouteKey: z.string(),
  Target: z.string().transform((target) => target.replace('integrations/', '')),
  AuthorizationType: z.enum(['NONE', 'JWT']).default('NONE'),
  AuthorizerId: z.string().optional(),
  AuthorizationScopes: z.array(z.string()).default([]),
});
const integrationShape = z.object({
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
});
const authorizerShape = z.object({
  AuthorizerType: z.literal('JWT'),
  IdentitySource: z.tuple([z.literal('$request.header.Authorization')]),
  JwtConfiguration: z.object({ Audience: z.array(z.string()), Issuer: z.string() }),
});

/** A route of the HTTP API; `audiences` are whom its tokens must be for, undefined where everybody may call; `scopes` of which they must carry one. */
export interface Route {
  readonly key: string;
  readonly method: string;
  /** Undefined for `$default`. */
  readonly segments: readonly string[] | undefined;
  readonly functionArn: string;
  readonly audiences: readonly string[] | undefined;
  /** Empty where any token of these audiences will do. */
  readonly scopes: readonly string[];
}

/** A route that a request fits, with the values of its path variables. */
export interface Match {
  readonly route: Route;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/** Reads the routes of the templates; an authorizer that trusts another issuer than the user pool is refused by name. */
export function readRoutes(world: World): readonly Route[] {
  const integrations = new Map(
    resourcesOf(world.stacks, 'AWS::ApiGatewayV2::Integration').map((resource) => [
      world.reference(resource),
      integrationShape.parse(world.properties(resource)).IntegrationUri,
    ]),
  );
  const audiences = readAuthorizers(world);
  return resourcesOf(world.stacks, 'AWS::ApiGatewayV2::Route').map((resource): Route => {
    const shape = routeShape.parse(world.properties(resource));
    const functionArn = integrations.get(shape.Target);
    if (functionArn === undefined)
      throw new Error(`${shape.RouteKey}: there is no integration ${shape.Target}`);
    const [method = '', path] = shape.RouteKey.split(' ');
    const guarded = shape.AuthorizationType === 'JWT' ? audiences.get(shape.AuthorizerId ?? '') : undefined;
    if (shape.AuthorizationType === 'JWT' && guarded === undefined) {
      throw new Error(`${shape.RouteKey}: there is no authorizer ${shape.AuthorizerId}`);
    }
    return {
      key: shape.RouteKey,
      method,
      segments: path?.split('/').slice(1),
      functionArn,
      audiences: guarded,
      scopes: shape.AuthorizationScopes,
    };
  });
}

function readAuthorizers(world: World): ReadonlyMap<string, readonly string[]> {
  const pools = resourcesOf(world.stacks, 'AWS::Cognito::UserPool').map(
    (pool) => `/${world.reference(pool)}`,
  );
  return new Map(
    resourcesOf(world.stacks, 'AWS::ApiGatewayV2::Authorizer').map((resource) => {
      const { Audience, Issuer } = authorizerShape.parse(world.properties(resource)).JwtConfiguration;
      if (!pools.some((pool) => Issuer.endsWith(pool))) {
        throw new Error(
          `${resource.stack}/${resource.id} trusts ${Issuer}, which is no user pool of the templates`,
        );
      }
      return [world.reference(resource), Audience];
    }),
  );
}

/** The route that API Gateway would choose: exact segments before variables, those before `{proxy+}`, `$default` last. */
export function matchRoute(routes: readonly Route[], method: string, path: string): Match | undefined {
  const segments = path.split('/').slice(1);
  return routes
    .flatMap((route) => {
      if (route.method !== method && route.method !== 'ANY' && route.segments !== undefined) return [];
      const pathParameters = fit(route.segments, segments);
      return pathParameters === undefined ? [] : [{ route, pathParameters, rank: rankOf(route) }];
    })
    .sort((one, other) => (one.rank < other.rank ? -1 : 1))[0];
}

function fit(
  pattern: readonly string[] | undefined,
  path: readonly string[],
): Record<string, string> | undefined {
  if (pattern === undefined) return {};
  const isGreedy = pattern.at(-1)?.endsWith('+}') === true;
  const last = pattern.length - 1;
  const given = isGreedy ? [...path.slice(0, last), path.slice(last).join('/')] : path;
  const fits = pattern.every((part, index) => fitsPart(part, given[index] ?? ''));
  if (!fits || given.length !== pattern.length) return undefined;
  const named = pattern.map((part, index): [string | undefined, string] => [
    nameIn(part),
    given[index] ?? '',
  ]);
  return Object.fromEntries(named.flatMap(([name, value]) => (name === undefined ? [] : [[name, value]])));
}

function fitsPart(part: string, value: string): boolean {
  return nameIn(part) === undefined ? part === value : value !== '';
}

/** `id` in `{id}` and in `{id+}`. */
function nameIn(part: string): string | undefined {
  return /^\{(\w+)\+?\}$/.exec(part)?.[1];
}

/** Sorts as text: one letter per segment from the most to the least particular, then the method. */
function rankOf({ segments, method }: Route): string {
  if (segments === undefined) return 'z';
  const letters = segments.map((part) => (part.endsWith('+}') ? 'y' : part.startsWith('{') ? 'b' : 'a'));
  return `${letters.join('')}${method === 'ANY' ? '2' : '1'}`;
}
