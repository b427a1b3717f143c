import type { GateReason } from '../domain/gate/decide-deployment.ts';
import type { PaperReason } from '../domain/gate/reasons.ts';
import { findText } from './find-text.ts';
import en from './gate.en.json' with { type: 'json' };
import httpEn from './gate-http.en.json' with { type: 'json' };
import httpVi from './gate-http.vi.json' with { type: 'json' };
import vi from './gate.vi.json' with { type: 'json' };
import { httpText } from './http-messages.ts';
import type { HttpCode, ProblemText } from './http-messages.ts';
import type { Language } from './language.ts';

/** What an answer of the gate or of the offline check can say: a reason of the domain, one about the papers given, or yes. */
export type GateCode = GateReason | PaperReason | 'allowed';

/** What the gate says, and what to do now; for `allowed`, what to keep in mind. */
export interface GateText {
  readonly message: string;
  readonly next: string;
}

const catalogues = { vi, en } satisfies Record<Language, Record<GateCode, GateText>>;

/** The words for an answer of the gate; a code without a text throws. */
export const gateText = (language: Language, reason: GateCode): GateText =>
  findText<GateText>(catalogues[language], reason);

/** Every "no" of the gate's own routes, beside what any endpoint refuses. */
export const gateProblemCodes = [
  'as-of-in-future',
  'basis-missing',
  'no-such-decision',
  'not-kept',
  'not-your-list',
  'trial-denied',
] as const;
export type GateProblemCode = (typeof gateProblemCodes)[number];

/** Both languages of these words. */
export const gateProblems = { vi: httpVi, en: httpEn } satisfies Record<
  Language,
  Record<GateProblemCode, ProblemText>
>;

const isGateProblem = (code: GateProblemCode | HttpCode): code is GateProblemCode =>
  Object.hasOwn(gateProblems.vi, code);

/** The words for what the routes of the gate can say; apart, so that its bundle carries no other. */
export const gateProblemText = (language: Language, code: GateProblemCode | HttpCode): ProblemText =>
  isGateProblem(code) ? gateProblems[language][code] : httpText(language, code);
