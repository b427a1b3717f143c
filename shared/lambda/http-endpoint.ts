import middy from '@middy/core';
import httpRouterHandler from '@middy/http-router';
import type { Method } from '@middy/http-router';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { httpText } from '../messages/http-messages.ts';
import type { HttpCode, ProblemText } from '../messages/http-messages.ts';
import { languageOf } from '../messages/language.ts';
import type { Language } from '../messages/language.ts';
import type { ProblemCode } from '../messages/messages.ts';
import type { Answer, Problem } from './http-answer.ts';
import { problem } from './http-answer.ts';
import type { Request } from './http-request.ts';
import { requestOf } from './http-request.ts';
import { log } from './log.ts';

export interface Route<Code extends ProblemCode = ProblemCode> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** Also for whoever is signed in and acts for nobody. */
  readonly asksNoOffice?: true;
  readonly handle: (request: Request) => Promise<Answer<Code>>;
}

/** The words for what a function's routes refuse, and for what any endpoint refuses. */
type Words<Code extends ProblemCode> = (language: Language, code: Code | HttpCode) => ProblemText;

type HttpEvent = APIGatewayProxyEventV2;
type HttpResult = APIGatewayProxyStructuredResultV2;

const always = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'strict-transport-security': 'max-age=63072000',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'cross-origin-resource-policy': 'same-origin',
};

/** What every answer carries: `x-correlation-id` is also in the log, in the message and in the event that come of it. */
const alwaysFor = ({ correlationId }: Request) => ({ ...always, 'x-correlation-id': correlationId });

/** Problem details in the reader's language (RFC 9457, with `code`, `reasons` and `next`). */
const problemResult = <Code extends ProblemCode>(
  { status, code, reasons, details, headers }: Problem<Code | HttpCode>,
  request: Request,
  words: Words<Code>,
): HttpResult => {
  const language = languageOf(request.headers['accept-language']);
  const { title, next } = words(language, code);
  return {
    statusCode: status,
    headers: {
      ...alwaysFor(request),
      'content-type': 'application/problem+json',
      'content-language': language,
      ...headers,
    },
    body: JSON.stringify({
      type: `urn:chot:problem:${code}`,
      status,
      code,
      title,
      next,
      ...(reasons && { reasons }),
      ...(details && { details }),
      instance: `urn:chot:request:${request.correlationId}`,
    }),
  };
};

const resultOf = <Code extends ProblemCode>(
  answer: Answer<Code | HttpCode>,
  request: Request,
  words: Words<Code>,
): HttpResult => {
  if ('problem' in answer) return problemResult(answer.problem, request, words);
  return {
    statusCode: answer.status,
    headers: {
      ...alwaysFor(request),
      'content-type': 'application/json',
      ...answer.headers,
    },
    ...payloadOf(answer.body),
  };
};

/** Bytes travel in base64, a text as it is, anything else as JSON. */
const payloadOf = (body: unknown): Pick<HttpResult, 'body' | 'isBase64Encoded'> => {
  if (body instanceof Uint8Array)
    return { body: Buffer.from(body).toString('base64'), isBase64Encoded: true };
  return { body: typeof body === 'string' ? body : JSON.stringify(body) };
};

const handled =
  <Code extends ProblemCode>(
    { handle, asksNoOffice }: Pick<Route<Code | HttpCode>, 'handle' | 'asksNoOffice'>,
    words: Words<Code>,
  ) =>
  async (event: HttpEvent): Promise<HttpResult> => {
    const request = requestOf(event);
    log.appendKeys({ correlationId: request.correlationId });
    if (request.isUnappointed === true && asksNoOffice !== true)
      return resultOf(problem(403, 'not-appointed'), request, httpText);
    return resultOf(await handle(request), request, words);
  };

/** A fault is logged with its reference; the reader gets the reference and never the text. */
const faultToProblem: middy.MiddlewareObj<HttpEvent, HttpResult> = {
  onError: (invocation) => {
    const request = requestOf(invocation.event);
    log.error('request failed', { path: request.path, error: invocation.error });
    invocation.response = resultOf(problem(500, 'internal-fault'), request, httpText);
  },
};

const routedMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'];

/** False for a method that the router itself would throw at. */
const isRouted = ({ requestContext }: HttpEvent): boolean =>
  routedMethods.includes(requestContext.http.method);

/** What may be read may also be asked for without its body (RFC 9110, 9.3.2), which the server then leaves out. */
const methodsOf = ({ method }: Pick<Route, 'method'>): readonly Method[] =>
  method === 'GET' ? ['GET', 'HEAD'] : [method];

/** The methods that some route of this path takes; none where there is no such path. */
const allowedAt = (routes: readonly Pick<Route, 'method' | 'path'>[], path: string): readonly Method[] =>
  routes
    .filter((route) =>
      new RegExp(`^${route.path.replaceAll('.', '\\.').replaceAll(/\{[^}]+\}/gu, '[^/]+')}/?$`, 'u').test(
        path,
      ),
    )
    .flatMap(methodsOf);

/** Somebody at a browser, who went to an address: programs do not ask for pages. */
const isOfPerson = ({ method, headers }: Request): boolean =>
  method === 'GET' && (headers['accept'] ?? '').toLowerCase().includes('text/html');

/** The way to the page of that address, or to the one that says in words that there is none. */
const toPage = ({ path, headers }: Request): Answer<HttpCode> => {
  const page = `/${languageOf(headers['accept-language'])}${path}`;
  return { status: 303, headers: { location: new URL(page, 'http://localhost').pathname }, body: '' };
};

/** The middy chain of every HTTP function: its routes, one problem form for every refusal, no fault that shows. */
export const httpEndpoint = <Code extends ProblemCode>(
  routes: readonly Route<Code | HttpCode>[],
  words: Words<Code>,
): middy.MiddyfiedHandler<HttpEvent, HttpResult> => {
  const unknown: Route<HttpCode>['handle'] = (request) => {
    const allow = allowedAt(routes, request.path).join(', ');
    if (allow !== '') return Promise.resolve(problem(405, 'method-not-allowed', { headers: { allow } }));
    return Promise.resolve(isOfPerson(request) ? toPage(request) : problem(404, 'no-such-route'));
  };
  const answerUnknown = handled({ handle: unknown }, httpText);
  const router = httpRouterHandler<HttpEvent, HttpResult>([
    ...routes.flatMap((route) =>
      methodsOf(route).map((method) => ({ method, path: route.path, handler: handled(route, words) })),
    ),
    { method: 'ANY', path: '/{proxy+}', handler: answerUnknown },
  ]);
  return middy<HttpEvent, HttpResult>()
    .use(faultToProblem)
    .before(({ event }) => (isRouted(event) ? undefined : answerUnknown(event)))
    .handler(router);
};
