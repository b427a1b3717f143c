import type { Context } from '../rules.ts';
import type { Dossier } from './dossier.ts';

/** What surrounds a decision on a case, with the case that it follows, as that one stands in this very commit; absent where none was asked for. */
export interface CaseContext extends Context {
  readonly previous?: Dossier | null | undefined;
}
