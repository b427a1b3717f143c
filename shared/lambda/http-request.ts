import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import type { Actor } from '../domain/actor.ts';
import { roles } from '../domain/actor.ts';
import type { HttpCode } from '../messages/http-messages.ts';
import { problem } from './http-answer.ts';
import type { Problem } from './http-answer.ts';

/** A request as a route sees it: lower-case headers, decoded path parameters, the verified person. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Null on public routes. */
  readonly actor: Actor | null;
  readonly correlationId: string;
}

/** The largest body that is taken: 256 KiB. */
const mostBytes = 256 * 1024;

const claimsSchema = z.object({
  requestContext: z.object({
    authorizer: z.object({ jwt: z.object({ claims: z.record(z.string(), z.unknown()) }) }),
  }),
});

/** The same forms as a queue takes, so that whoever passes the door can be heard behind it. */
const personSchema = z.object({
  sub: z.string().check(z.minLength(1), z.maxLength(200)),
  unit: z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9:._-]{0,59}\/[A-Za-z0-9._-]{1,40}$/u)),
  organisation: z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9:._-]{0,79}$/u)),
  roles: z.string(),
});

/** The verified claims; a Cognito pool gives its own attributes under `custom:`. */
const actorOf = (event: unknown): Actor | null => {
  const verified = claimsSchema.safeParse(event);
  if (!verified.success) return null;
  const { claims } = verified.data.requestContext.authorizer.jwt;
  const claim = (name: string): unknown => claims[name] ?? claims[`custom:${name}`];
  const person = personSchema.safeParse({
    sub: claims['sub'],
    unit: claim('unit'),
    organisation: claim('organisation'),
    roles: claim('roles'),
  });
  if (!person.success) return null;
  const { sub, unit, organisation, roles: held } = person.data;
  const names = held.split(/[\s,[\]]+/u);
  return { subject: sub, unit, organisation, roles: roles.filter((role) => names.includes(role)) };
};

const defined = (record: Readonly<Record<string, string | undefined>> | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(record ?? {}).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );

const decoded = (value: string): string => {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
};

/** Reads an API Gateway event (payload 2.0). */
export const requestOf = (event: APIGatewayProxyEventV2): Request => {
  const { body = '', isBase64Encoded, headers, requestContext } = event;
  const parameters = defined(event.pathParameters);
  return {
    method: requestContext.http.method,
    path: requestContext.http.path,
    parameters: Object.fromEntries(Object.entries(parameters).map(([key, value]) => [key, decoded(value)])),
    query: defined(event.queryStringParameters),
    headers: Object.fromEntries(
      Object.entries(defined(headers)).map(([key, value]) => [key.toLowerCase(), value]),
    ),
    body: isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body,
    actor: actorOf(event),
    correlationId: requestContext.requestId,
  };
};

interface Parser<T> {
  safeParse(value: unknown):
    | { success: true; data: T }
    | {
        success: false;
        error: { issues: readonly { path: PropertyKey[]; code?: string | undefined; message: string }[] };
      };
}

const parseJson = (body: string): { value: unknown } | null => {
  try {
    const value: unknown = JSON.parse(body);
    return { value };
  } catch {
    return null;
  }
};

/** The request's JSON body by its schema; a wrong type, size, syntax or field is a 4xx that names what is wrong. */
export const readBody = <T>(
  request: Request,
  schema: Parser<T>,
): { readonly value: T } | { readonly problem: Problem<HttpCode> } => {
  if (Buffer.byteLength(request.body) > mostBytes) return problem(413, 'body-too-large');
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') return problem(415, 'content-type-unsupported');
  const json = parseJson(request.body);
  if (json === null) return problem(400, 'bad-json');
  const read = schema.safeParse(json.value);
  if (read.success) return { value: read.data };
  const reasons = read.error.issues.slice(0, 20).map(({ path, code, message }) => ({
    field: path.map(String).join('.'),
    code: code ?? 'invalid',
    message,
  }));
  return problem(422, 'request-invalid', { reasons });
};
