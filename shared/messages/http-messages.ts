import { findText } from './find-text.ts';
import en from './http.en.json' with { type: 'json' };
import vi from './http.vi.json' with { type: 'json' };
import type { Language } from './language.ts';

/** What every HTTP function can say before its routes are asked; part of the public contract, never renamed. */
export const httpCodes = [
  'bad-json',
  'body-too-large',
  'content-type-unsupported',
  'cursor-invalid',
  'internal-fault',
  'method-not-allowed',
  'no-such-route',
  'not-appointed',
  'query-invalid',
  'request-invalid',
  'too-many-requests',
  'unauthenticated',
] as const;
export type HttpCode = (typeof httpCodes)[number];

/** What is the matter, and what to do now. */
export interface ProblemText {
  readonly title: string;
  readonly next: string;
}

/** Both languages of these words. */
export const httpTexts = { vi, en } satisfies Record<Language, Record<HttpCode, ProblemText>>;

/** The words for what every HTTP function can say; a code without a text throws. Apart, for functions that say no other. */
export const httpText = (language: Language, code: HttpCode): ProblemText =>
  findText<ProblemText>(httpTexts[language], code);
