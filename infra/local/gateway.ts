import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Verify } from './authorizer.ts';
import { httpEvent, writeAnswer } from './http-event.ts';
import type { Invoke } from './lambda-pool.ts';
import { languageOf, localText } from './local-messages.ts';
import type { MessageName } from './local-messages.ts';
import { matchRoute } from './routes.ts';
import type { Match, Route } from './routes.ts';

/** The longest body that API Gateway passes on, in bytes. */
const longestBody = 10 * 1024 * 1024;

/** What the HTTP API needs: its routes, who verifies tokens for which audience, and the functions by ARN. */
export interface GatewayParts {
  readonly routes: readonly Route[];
  verifierFor(audiences: readonly string[]): Verify;
  invokerOf(functionArn: string): Invoke;
  now(): Date;
}

/** Answers one request as the HTTP API of the templates would. */
export type Serve = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Joins routes, authorizers and functions to one request handler. */
export function createGateway(parts: GatewayParts): Serve {
  return async (request, response) => {
    const url = new URL(`http://${request.headers.host ?? '127.0.0.1'}${slashFirst(request.url ?? '/')}`);
    const match = matchRoute(parts.routes, request.method ?? 'GET', url.pathname);
    if (match === undefined) return plainJson(response, 404, 'Not Found');
    const claims = await claimsOf(match, request, parts);
    if (claims === 'refused') return problem(request, response, { status: 401, name: 'unauthenticated' });
    const body = await readBody(request);
    if (body === undefined) return problem(request, response, { status: 413, name: 'bodyTooLarge' });
    const event = httpEvent({ ...match, request, url, body, claims, now: parts.now() });
    const outcome = await parts.invokerOf(match.route.functionArn)(event);
    if (outcome.ok) writeAnswer(outcome.value, response);
    else plainJson(response, 500, 'Internal Server Error');
  };
}

async function claimsOf(
  { route }: Match,
  request: IncomingMessage,
  { verifierFor }: GatewayParts,
): Promise<Readonly<Record<string, string>> | undefined | 'refused'> {
  if (route.audiences === undefined) return undefined;
  return (await verifierFor(route.audiences)(request.headers.authorization)) ?? 'refused';
}

/** The whole body, or undefined when it is longer than API Gateway takes. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
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
  { status, name }: { status: number; name: MessageName },
): void {
  const code = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const language = languageOf(request.headers['accept-language']);
  const title = localText(name, language);
  const message = status === 401 ? 'Unauthorized' : title;
  response.writeHead(status, {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': language,
    ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
  });
  response.end(JSON.stringify({ status, code, title, message }));
}

function plainJson(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));
}

function slashFirst(url: string): string {
  return url.startsWith('/') ? url : `/${url}`;
}
