import type { FieldCode } from '../messages/field-messages.ts';
import { fieldText, isFieldCode } from '../messages/field-messages.ts';
import type { Language } from '../messages/language.ts';

/** A schema's complaint, as far as it is told on; the parser must report inputs, so that absent is told from wrong. */
export interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly input?: unknown;
  readonly expected?: unknown;
  readonly keys?: readonly string[];
  readonly maximum?: unknown;
  readonly minimum?: unknown;
  readonly values?: readonly unknown[];
  /** Of a choice between forms, what is wrong with each. */
  readonly errors?: readonly (readonly Issue[])[];
}

/** One field of a request and what is wrong with it, in the reader's language. */
export interface FieldProblem {
  readonly field: string;
  readonly code: FieldCode;
  readonly message: string;
}

/** The same before it is said in a language: `values` fill the placeholders of its message. */
interface FieldFault {
  readonly field: string;
  readonly code: FieldCode;
  readonly values: Readonly<Record<string, string>>;
}

/** A body can be wrong in more ways than anybody reads at once. */
const mostShown = 20;

const codes: Readonly<Record<string, FieldCode>> = {
  unrecognized_keys: 'unknown',
  invalid_type: 'wrong-type',
  invalid_format: 'wrong-format',
  too_big: 'too-large',
  too_small: 'too-small',
  invalid_value: 'not-one-of',
  invalid_union: 'no-variant',
};

const codeOf = ({ code = '', input, message }: Issue): FieldCode => {
  if (/^(?:custom|invalid_format)$/u.test(code) && isFieldCode(message)) return message;
  if (input === undefined && code !== 'unrecognized_keys') return 'missing';
  return codes[code] ?? 'not-valid';
};

const text = (value: unknown): string =>
  Array.isArray(value) ? value.map(String).join(', ') : String(value);

const faultOf = (issue: Issue): FieldFault => {
  const { keys, expected, maximum, minimum, values } = issue;
  const filled = {
    names: text(keys),
    expected: text(expected),
    limit: text(maximum ?? minimum),
    values: text(values),
  };
  return { field: issue.path.map(String).join('.'), code: codeOf(issue), values: filled };
};

/** Where all fields belong to one form of a choice, what is wrong with that form, instead of that none fits. */
const meant = (issue: Issue): readonly Issue[] => {
  const forms = (issue.errors ?? []).filter((form) => form.every(({ path }) => path.length > 0));
  const [form] = forms;
  if (form === undefined || forms.length > 1) return [issue];
  return form.flatMap((one) => meant({ ...one, path: [...issue.path, ...one.path] }));
};

/** What is wrong with a request, field by field; of a choice between forms, with the one that its fields belong to. */
export const fieldFaults = (issues: readonly Issue[]): FieldFault[] =>
  issues.flatMap(meant).slice(0, mostShown).map(faultOf);

/** The same in the reader's language. */
export const fieldProblems = (issues: readonly Issue[], language: Language): FieldProblem[] =>
  fieldFaults(issues).map(({ field, code, values }) => ({
    field,
    code,
    message: fieldText(language, code, values),
  }));
