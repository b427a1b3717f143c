import type { HttpCode } from '../messages/http-messages.ts';
import { languageOf } from '../messages/language.ts';
import { fieldProblems } from './field-problems.ts';
import type { Issue } from './field-problems.ts';
import { problem } from './http-answer.ts';
import type { Problem } from './http-answer.ts';
import type { Request } from './http-request.ts';

/** The largest body that is taken: 256 KiB. */
const mostBytes = 256 * 1024;

interface Parser<T> {
  safeParse(
    value: unknown,
    how: { reportInput: true },
  ): { success: true; data: T } | { success: false; error: { issues: readonly Issue[] } };
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
  const read = schema.safeParse(json.value, { reportInput: true });
  if (read.success) return { value: read.data };
  const language = languageOf(request.headers['accept-language']);
  return problem(422, 'request-invalid', { reasons: fieldProblems(read.error.issues, language) });
};
