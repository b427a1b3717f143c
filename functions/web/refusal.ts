import type { ApiReply } from './api.ts';
import { problemIn } from './api.ts';
import type { PageAnswer } from './visit.ts';

interface Parser<T> {
  parse(value: unknown): T;
}

/** The page of a refusal: what is not there, an address that is wrong, a session that is over, or what may not be. */
const templates: Readonly<Record<number, string>> = {
  400: 'bad-address.njk',
  401: 'signed-in-no-more.njk',
  404: 'not-found.njk',
};

/** A page that says why the API does not show something, and where to go on; what is no refusal of it is a fault. */
export const refusedPage = (reply: ApiReply): PageAnswer => {
  const refusal = problemIn(reply);
  // The API Gateway itself refuses a token for machines without words.
  if (refusal === null && reply.status === 403)
    return { template: 'refused.njk', data: { about: 'no-pages' }, status: 403 };
  if (refusal === null || reply.status >= 500) throw new Error(`the API answered ${String(reply.status)}`);
  const template = templates[reply.status] ?? 'refused.njk';
  return { template, data: { refusal }, status: reply.status };
};

/** What the API shows, read by its schema; or the page that says why it does not. */
export const shown = <T>(
  reply: ApiReply,
  schema: Parser<T>,
): { readonly value: T } | { readonly answer: PageAnswer } =>
  reply.status === 200 ? { value: schema.parse(reply.body) } : { answer: refusedPage(reply) };
