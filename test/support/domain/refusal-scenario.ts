import type { DossierCommand } from '../../../shared/domain/dossier/commands.ts';
import type { Dossier } from '../../../shared/domain/dossier/dossier.ts';
import type { Refusal, RefusalCode } from '../../../shared/domain/refusal.ts';
import type { Context } from '../../../shared/domain/rules.ts';
import type { Step } from './road.ts';

/** One wish that is refused, and why. */
export interface RefusalScenario {
  readonly code: RefusalCode;
  readonly because: string;
  readonly history: readonly Step[] | Dossier;
  readonly command: DossierCommand;
  readonly details?: Refusal['details'];
  readonly context?: Context;
}
