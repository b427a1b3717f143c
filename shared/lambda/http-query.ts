import { languageOf } from '../messages/language.ts';
import { fieldProblems } from './field-problems.ts';
import type { Issue } from './field-problems.ts';
import { problem } from './http-answer.ts';
import type { Problem } from './http-answer.ts';
import type { Request } from './http-request.ts';

interface Parser<T> {
  safeParse(
    value: unknown,
    how: { reportInput: true },
  ): { success: true; data: T } | { success: false; error: { issues: readonly Issue[] } };
}

/** The parameters of a request by their schema; one that is unknown or wrong is a 400 that names it. */
export const readQuery = <T>(
  { query, headers }: Request,
  schema: Parser<T>,
): { readonly asked: T } | { readonly problem: Problem<'query-invalid'> } => {
  const read = schema.safeParse(query, { reportInput: true });
  if (read.success) return { asked: read.data };
  const reasons = fieldProblems(read.error.issues, languageOf(headers['accept-language']));
  return problem(400, 'query-invalid', { reasons });
};
