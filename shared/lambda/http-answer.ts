import type { ProblemCode } from '../messages/messages.ts';

/** A refusal on its way to a person; its words are added in the reader's language. */
export interface Problem<Code extends ProblemCode = ProblemCode> {
  readonly status: number;
  readonly code: Code;
  readonly reasons?: readonly unknown[];
  readonly details?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a route answers: a body with its status (a text, bytes, or anything that becomes JSON), or a problem. */
export type Answer<Code extends ProblemCode = ProblemCode> =
  | { readonly status: number; readonly body: unknown; readonly headers?: Readonly<Record<string, string>> }
  | { readonly problem: Problem<Code> };

/** A plain answer. */
export const ok = (body: unknown, headers: Readonly<Record<string, string>> = {}): Answer<never> => ({
  status: 200,
  body,
  headers,
});

/** A refusal with its HTTP status and code (RFC 9457). */
export const problem = <Code extends ProblemCode>(
  status: number,
  code: Code,
  more: Omit<Problem, 'status' | 'code'> = {},
): { problem: Problem<Code> } => ({
  problem: { status, code, ...more },
});
