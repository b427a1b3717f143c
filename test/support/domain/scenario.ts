import { expect } from 'vitest';
import type { DossierCommand } from '../../../shared/domain/dossier/commands.ts';
import { decideDossier } from '../../../shared/domain/dossier/decide.ts';
import type { Dossier } from '../../../shared/domain/dossier/dossier.ts';
import type { DossierEvent } from '../../../shared/domain/dossier/events.ts';
import type { Refusal, RefusalCode } from '../../../shared/domain/refusal.ts';
import { refuse } from '../../../shared/domain/result.ts';
import type { Refused } from '../../../shared/domain/result.ts';
import type { Context } from '../../../shared/domain/rules.ts';
import { frozen } from './frozen.ts';
import { foldDossier, happenedBy } from './road.ts';
import type { Step } from './road.ts';
import { aContext } from './surroundings.ts';

/** What a scenario expects: these events in this order, or a refusal. */
export type Outcome = readonly DossierEvent[] | Refused;

/** Expects the refusal with this code, and with details that hold at least these. */
export const refused = (code: RefusalCode, details: Refusal['details'] = {}): Refused =>
  refuse(code, details);

const isRefusal = (outcome: Outcome): outcome is Refused => 'refusal' in outcome;

/** Given what has happened (or a dossier as it stands), when a command arrives, then these events or that refusal. */
export const given = (history: readonly Step[] | Dossier, context: Context = aContext()) => ({
  when: (command: DossierCommand) => {
    const state = 'facts' in history ? history : foldDossier(history);
    const version = 'facts' in history ? 1 : history.length;
    const decision = decideDossier(frozen({ state, version }), frozen(command), context);
    return {
      /** Checks the outcome and answers the dossier as it is then. */
      then: (outcome: Outcome): Dossier | null => {
        if (isRefusal(outcome)) {
          expect(decision).toMatchObject(outcome);
          return state;
        }
        expect(decision).toEqual({ ok: true, events: outcome });
        return foldDossier(happenedBy(command, outcome, context), state);
      },
    };
  },
});
