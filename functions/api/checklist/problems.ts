import { fieldProblems } from '../../../shared/lambda/field-problems.ts';
import type { Issue } from '../../../shared/lambda/field-problems.ts';
import type { RefusalCode } from '../../../shared/domain/refusal.ts';
import { problem } from '../../../shared/lambda/http-answer.ts';
import type { Problem } from '../../../shared/lambda/http-answer.ts';
import type { Request } from '../../../shared/lambda/http-request.ts';
import { fieldText, isFieldCode } from '../../../shared/messages/field-messages.ts';
import type { FieldCode } from '../../../shared/messages/field-messages.ts';
import { languageOf } from '../../../shared/messages/language.ts';
import type { Language } from '../../../shared/messages/language.ts';
import { problemText } from '../../../shared/messages/messages.ts';

/** What is wrong in a file: in which row, in which column where it is in one, and by which rule or schema. */
export interface RowProblem {
  readonly row: number;
  readonly column: string | null;
  readonly code: FieldCode | RefusalCode | Issue;
}

/** A file can be wrong in more rows than anybody reads at once. */
const mostShown = 200;

const told = ({ row, column, code }: RowProblem, language: Language) => {
  if (typeof code === 'string') {
    const message = isFieldCode(code) ? fieldText(language, code) : problemText(language, code).title;
    return { row, column, code, message };
  }
  return fieldProblems([code], language).map((found) => ({
    row,
    column,
    code: found.code,
    message: found.message,
  }));
};

/** The refusal of a whole file: the first 200 things that are wrong, in the order of its rows, in the reader's language. */
export const refusedFile = (
  { headers }: Request,
  problems: readonly RowProblem[],
): { readonly problem: Problem } => {
  const language = languageOf(headers['accept-language']);
  const first = problems.toSorted((one, other) => one.row - other.row).slice(0, mostShown);
  return problem(422, 'checklist-invalid', {
    reasons: first.flatMap((one) => told(one, language)),
    details: { problems: problems.length },
  });
};
