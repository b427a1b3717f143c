import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import type { Actor } from '../domain/actor.ts';
import { roles } from '../domain/actor.ts';

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
  /** Whose token it is, whatever they act for; null on public routes. */
  readonly subject?: string | null;
  /** True for somebody whose token is good and says of no unit that they act for it. */
  readonly isUnappointed?: boolean;
  /** Where the request came from, as API Gateway saw it; behind the edge that is the edge. */
  readonly address?: string;
  readonly correlationId: string;
}

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

/** A person as the system knows one (see `personId` of the contracts). */
const subjectSchema = z.object({
  sub: z.string().check(z.regex(/^(?!constructor$)[A-Za-z0-9][A-Za-z0-9:._-]{0,79}$/u)),
});

/** Who asks, by the verified claims; what the appointment did not put into the token counts for nothing. */
const askerOf = (event: unknown): Pick<Request, 'actor' | 'subject' | 'isUnappointed'> => {
  const verified = claimsSchema.safeParse(event);
  if (!verified.success) return { actor: null, subject: null, isUnappointed: false };
  const { claims } = verified.data.requestContext.authorizer.jwt;
  const bearer = subjectSchema.safeParse(claims);
  const subject = bearer.success ? bearer.data.sub : null;
  const person = personSchema.safeParse(claims);
  if (!person.success) return { actor: null, subject, isUnappointed: true };
  const { sub, unit, organisation, roles: held } = person.data;
  const names = held.split(/[\s,[\]]+/u);
  const actor = { subject: sub, unit, organisation, roles: roles.filter((role) => names.includes(role)) };
  return { actor, subject, isUnappointed: false };
};

const defined = (record: Readonly<Record<string, string | undefined>> | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(record ?? {}).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );

/** The longest parameter that can name anything; the table takes no key over 2,048 bytes. */
const longestParameter = 256;

const decoded = (value: string): string => {
  if (value.length > longestParameter) return '';
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
    ...askerOf(event),
    address: requestContext.http.sourceIp,
    correlationId: requestContext.requestId,
  };
};
