import { findText } from './find-text.ts';
import en from './http.en.json' with { type: 'json' };
import vi from './http.vi.json' with { type: 'json' };
import type { Language } from './language.ts';

/** Every "no" of the HTTP boundary, beside the refusals of the domain; part of the public contract, never renamed. */
export const httpCodes = [
  'bad-json',
  'body-too-large',
  'command-failed',
  'content-type-unsupported',
  'cursor-invalid',
  'idempotency-key-invalid',
  'idempotency-key-reused',
  'if-match-invalid',
  'internal-fault',
  'method-not-allowed',
  'no-such-command',
  'no-such-dossier',
  'no-such-permit',
  'no-such-platform',
  'no-such-release',
  'no-such-route',
  'not-your-role',
  'owner-mismatch',
  'owner-unknown',
  'permit-not-signed-yet',
  'precondition-required',
  'query-invalid',
  'request-invalid',
  'service-busy',
  'unauthenticated',
] as const;
export type HttpCode = (typeof httpCodes)[number];

/** What is the matter, and what to do now. */
export interface ProblemText {
  readonly title: string;
  readonly next: string;
}

const catalogues = { vi, en } satisfies Record<Language, Record<HttpCode, ProblemText>>;

/** The words for a "no" of the HTTP boundary; a code without a text throws. Apart, for functions that say no other. */
export const httpText = (language: Language, code: HttpCode): ProblemText =>
  findText<ProblemText>(catalogues[language], code);
