import type { Answer } from '../../../shared/lambda/http-answer.ts';
import { ok } from '../../../shared/lambda/http-answer.ts';
import type { Request } from '../../../shared/lambda/http-request.ts';
import { languageOf } from '../../../shared/messages/language.ts';
import type { Language } from '../../../shared/messages/language.ts';

/** True for who names HTML among what is accepted, before JSON or without it (RFC 9110 12.5.1). */
const prefersHtml = (accept = ''): boolean => {
  const html = accept.indexOf('text/html');
  const json = accept.indexOf('application/json');
  return html !== -1 && (json === -1 || html < json);
};

const vary = { vary: 'accept, accept-language' };

/** A document as a page to whoever accepts `text/html`, to everybody else as JSON. A page loads our style sheet and nothing else. */
export const documentAnswer = (
  { headers }: Request,
  json: unknown,
  html: (language: Language) => string,
): Answer => {
  if (!prefersHtml(headers['accept'])) return ok(json, vary);
  const language = languageOf(headers['accept-language']);
  return ok(html(language), {
    ...vary,
    'content-type': 'text/html; charset=utf-8',
    'content-language': language === 'vi' ? 'vi' : 'vi, en',
    'content-security-policy':
      "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'",
  });
};
