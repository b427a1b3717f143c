import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Verify } from './authorizer.ts';
import { httpEvent, writeAnswer } from './http-event.ts';
import type { Admitted } from './http-event.ts';
import type { Invoke } from './lambda-pool.ts';
import type { HttpCode } from '../../shared/messages/http-messages.ts';
import { httpText } from '../../shared/messages/http-messages.ts';
import { languageOf } from '../../shared/messages/language.ts';
import { matchRoute } from './routes.ts';
import type { Match, Route } from './routes.ts';

/** The longest body that API Gateway passes on, in bytes. */
const longestBody = 10 * 1024 * 1024;

/** What the HTTP API needs: its routes, who verifies tokens for which audience, and the functions by ARN. */
export interface GatewayParts {
  readonly routes: readonly Route[];
  readonly verifierFor: (audiences: readonly string[]) => Verify;
  readonly invokerOf: (functionArn: string) => Invoke;
  readonly now: () => Date;
}

/** Answers one request as the HTTP API of the templates would. */
export type Serve = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Joins routes, authorizers and functions to one request handler. */
export function createGateway({ routes, verifierFor, invokerOf, now }: GatewayParts): Serve {
  const verifiers = new Map(
    routes.flatMap(({ key, audiences }) => (audiences === undefined ? [] : [[key, verifierFor(audiences)]])),
  );
  return async (request, response) => {
    const url = new URL(`http://127.0.0.1${slashFirst(request.url ?? '/')}`);
    const match = matchRoute(routes, request.method ?? 'GET', url.pathname);
    if (match === undefined) {
      plainJson(response, 404, 'Not Found');
      return;
    }
    const admitted = await admit(match, request, verifiers.get(match.route.key));
    if ('scopes' in admitted) {
      forbidden(response, admitted.scopes);
      return;
    }
    if ('status' in admitted) {
      problem(request, response, admitted);
      return;
    }
    const outcome = await invokerOf(match.route.functionArn)(httpEvent({ ...admitted, url, now: now() }));
    if (outcome.ok) writeAnswer(outcome.value, response);
    else plainJson(response, 500, 'Internal Server Error');
  };
}

/** A token that is good, but carries none of the scopes that the route asks for. */
interface Forbidden {
  readonly scopes: readonly string[];
}

interface GatewayRefusal {
  readonly status: number;
  readonly code: HttpCode;
}

/** The request with whom it comes from and its whole body; refused before the body is kept where the token is not good. */
async function admit(
  match: Match,
  request: IncomingMessage,
  verify: Verify | undefined,
): Promise<Omit<Admitted, 'url' | 'now'> | GatewayRefusal | Forbidden> {
  const claims = await verify?.(onlyToken(request));
  if (verify !== undefined && claims === undefined) return { status: 401, code: 'unauthenticated' };
  if (!carriesOneOf(match.route.scopes, claims)) return { scopes: match.route.scopes };
  const body = await readBody(request);
  return body === undefined ? { status: 413, code: 'body-too-large' } : { ...match, request, claims, body };
}

/** The one `Authorization` header; of two, nobody can say which was meant. */
function onlyToken({ headersDistinct }: IncomingMessage): string | undefined {
  const [given, ...more] = headersDistinct['authorization'] ?? [];
  return more.length === 0 ? given : undefined;
}

function carriesOneOf(scopes: readonly string[], claims: Readonly<Record<string, string>> = {}): boolean {
  const carried = claims['scope']?.split(' ') ?? [];
  return scopes.length === 0 || scopes.some((scope) => carried.includes(scope));
}

/** The whole body, or undefined when it is longer than API Gateway takes. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const stream: AsyncIterable<Uint8Array> = request;
  for await (const bytes of stream) {
    length += bytes.length;
    // The rest is read and thrown away, so that the sender hears the answer.
    if (length <= longestBody) chunks.push(bytes);
  }
  return length <= longestBody ? Buffer.concat(chunks) : undefined;
}

/** A refusal of the gateway itself as problem details (RFC 9457), in the reader's language. */
export function problem(
  request: IncomingMessage,
  response: ServerResponse,
  { status, code }: GatewayRefusal,
): void {
  const language = languageOf(request.headers['accept-language']);
  const { title, next } = httpText(language, code);
  const message = status === 401 ? 'Unauthorized' : title;
  response.writeHead(status, {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': language,
    ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
  });
  response.end(JSON.stringify({ type: `urn:chot:problem:${code}`, status, code, title, next, message }));
}

/** As API Gateway answers (RFC 6750, 3.1). */
function forbidden(response: ServerResponse, scopes: readonly string[]): void {
  const challenge = `Bearer scope="${scopes.join(' ')}", error="insufficient_scope"`;
  response.setHeader('www-authenticate', challenge);
  plainJson(response, 403, 'Forbidden');
}

function plainJson(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ message }));
}

function slashFirst(url: string): string {
  return url.startsWith('/') ? url : `/${url}`;
}
