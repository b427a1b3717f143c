import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import { accountId } from './physical.ts';
import type { Match } from './routes.ts';

const textTypes = /^(text\/|application\/(json|javascript|xml)\b)/i;
/** Headers that API Gateway keeps to itself, or passes on in another place. */
const hidden = new Set(['cookie', 'connection', 'keep-alive', 'transfer-encoding']);

const optional = <Shape extends z.ZodType>(shape: Shape, otherwise: z.output<Shape>) =>
  shape.nullish().transform((given) => given ?? otherwise);
const responseShape = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: optional(
    z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)),
    {},
  ),
  cookies: optional(z.array(z.string()), []),
  body: optional(z.string(), ''),
  isBase64Encoded: optional(z.boolean(), false),
});

/** A request that fits a route and, where the route asks for it, comes from somebody known. */
export interface Admitted extends Match {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly body: Buffer;
  readonly claims: Readonly<Record<string, string>> | undefined;
  readonly now: Date;
}

/** The event of an HTTP API with payload format 2.0: the path decoded, header names in lower case, cookies apart. */
export function httpEvent(admitted: Admitted): unknown {
  const { request, url, body, route } = admitted;
  const query = queryOf(url);
  const contentType = request.headers['content-type'];
  const isText = contentType !== undefined && textTypes.test(contentType);
  const path = decodePath(url.pathname);
  const cookies = request.headers.cookie?.split(/; */).filter((cookie) => cookie !== '');
  return {
    version: '2.0',
    routeKey: route.key,
    rawPath: path,
    rawQueryString: url.search.slice(1),
    ...(cookies === undefined ? {} : { cookies }),
    headers: headersOf(request),
    ...(Object.keys(query).length === 0 ? {} : { queryStringParameters: query }),
    ...pathParametersOf(admitted),
    requestContext: contextOf(admitted, path),
    ...(body.length === 0 ? {} : { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  };
}

function contextOf({ request, claims, route, now }: Admitted, path: string): unknown {
  return {
    accountId,
    apiId: 'embedded',
    ...(claims === undefined ? {} : { authorizer: { jwt: { claims, scopes: null } } }),
    domainName: request.headers.host ?? '',
    domainPrefix: 'embedded',
    http: {
      method: request.method,
      path,
      protocol: `HTTP/${request.httpVersion}`,
      sourceIp: request.socket.remoteAddress ?? '',
      userAgent: request.headers['user-agent'] ?? '',
    },
    requestId: randomUUID(),
    routeKey: route.key,
    stage: '$default',
    time: now.toUTCString(),
    timeEpoch: now.getTime(),
  };
}

function pathParametersOf({ pathParameters }: Admitted): { pathParameters?: Record<string, string> } {
  const decoded = Object.entries(pathParameters).map(([name, value]): [string, string] => [
    name,
    decodePath(value),
  ]);
  return decoded.length === 0 ? {} : { pathParameters: Object.fromEntries(decoded) };
}

/** Writes what a function answered; an answer without `statusCode` is taken as the JSON body of a 200. */
export function writeAnswer(answer: unknown, response: ServerResponse): void {
  if (typeof answer !== 'object' || answer === null || !('statusCode' in answer)) {
    const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
    response.writeHead(200, { 'content-type': 'application/json' }).end(text);
    return;
  }
  const { statusCode, headers, cookies, body, isBase64Encoded } = responseShape.parse(answer);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (!response.hasHeader('content-type')) response.setHeader('content-type', 'text/plain; charset=utf-8');
  if (cookies.length > 0) response.setHeader('set-cookie', cookies);
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  response.setHeader('content-length', bytes.length);
  response.writeHead(statusCode).end(bytes);
}

function headersOf(request: IncomingMessage): Record<string, string> {
  const entries = Object.entries(request.headers).flatMap(([name, value]): [string, string][] => {
    if (value === undefined || hidden.has(name)) return [];
    return [[name, Array.isArray(value) ? value.join(',') : value]];
  });
  return Object.fromEntries(entries);
}

function queryOf(url: URL): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of url.searchParams) {
    values[name] = name in values ? `${values[name]},${value}` : value;
  }
  return values;
}

/** A path that is not valid percent-encoding is passed on as it came. */
function decodePath(path: string): string {
  return path.replaceAll(/(%[0-9a-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch (error) {
      if (error instanceof URIError) return encoded;
      throw error;
    }
  });
}
