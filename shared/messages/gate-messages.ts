import type { GateReason } from '../domain/gate/decide-deployment.ts';
import type { PaperReason } from '../domain/gate/reasons.ts';
import { findText } from './find-text.ts';
import en from './gate.en.json' with { type: 'json' };
import vi from './gate.vi.json' with { type: 'json' };
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
