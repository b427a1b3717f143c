import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Language } from '../../shared/messages/language.ts';
import { languageOf } from '../../shared/messages/language.ts';

/** A request as API Gateway hands it over, read as far as any page needs it. */
export interface Arrival {
  readonly method: string;
  /** Null outside the pages of a language. */
  readonly prefix: Language | null;
  readonly language: Language;
  /** Without the language. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: ReadonlyMap<string, string>;
  readonly body: Buffer;
  readonly correlationId: string;
}

const lowerCase = (headers: APIGatewayProxyEventV2['headers'] = {}): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), value]],
    ),
  );

const cookiesOf = (lines: readonly string[] = []): ReadonlyMap<string, string> =>
  new Map(
    lines.flatMap((line): [string, string][] => {
      const at = line.indexOf('=');
      return at < 0 ? [] : [[line.slice(0, at).trim(), line.slice(at + 1).trim()]];
    }),
  );

/** The language that a path begins with, and the rest of it. */
const placeOf = (rawPath: string): Pick<Arrival, 'prefix' | 'path'> => {
  const whole = rawPath.replace(/\/+$/u, '');
  const [, language, rest] = /^\/(vi|en)(\/.*)?$/u.exec(whole) ?? [];
  const prefix = language === 'vi' || language === 'en' ? language : null;
  const path = prefix === null ? whole : (rest ?? '');
  return { prefix, path: path === '' ? '/' : path };
};

/** Reads an API Gateway event (payload 2.0). */
export const arrivalOf = (event: APIGatewayProxyEventV2): Arrival => {
  const headers = lowerCase(event.headers);
  const place = placeOf(event.rawPath);
  return {
    ...place,
    method: event.requestContext.http.method,
    language: place.prefix ?? languageOf(headers['accept-language']),
    query: new URLSearchParams(event.rawQueryString),
    headers,
    cookies: cookiesOf(event.cookies),
    body: Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8'),
    correlationId: event.requestContext.requestId,
  };
};
