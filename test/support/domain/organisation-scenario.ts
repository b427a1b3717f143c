import { expect } from 'vitest';
import type { OrganisationCommand } from '../../../shared/domain/organisation/commands.ts';
import { decideOrganisation } from '../../../shared/domain/organisation/decide.ts';
import type { OrganisationEvent } from '../../../shared/domain/organisation/events.ts';
import { evolveOrganisation } from '../../../shared/domain/organisation/evolve.ts';
import type { Organisation } from '../../../shared/domain/organisation/organisation.ts';
import type { Refusal, RefusalCode } from '../../../shared/domain/refusal.ts';
import type { AroundOrganisation } from '../../../shared/domain/organisation/file-acts.ts';
import { frozen } from './frozen.ts';
import { aContext } from './surroundings.ts';

/** An organisation as somebody finds it: with a history, as the platform brought it (`carried`), or not at all. */
export interface Found {
  readonly state?: Organisation | null;
  readonly carried?: Organisation | null;
  readonly version?: number;
  readonly around?: AroundOrganisation;
}

/** One act on an organisation that is refused, and why. */
export interface OrganisationRefusal {
  readonly code: RefusalCode;
  readonly because: string;
  readonly command: OrganisationCommand;
  readonly details?: Refusal['details'];
  readonly found?: Found;
}

/** What folding more events gives. */
export const foldOrganisation = (
  events: readonly OrganisationEvent[],
  from: Organisation | null = null,
): Organisation | null => events.reduce<Organisation | null>(evolveOrganisation, from);

/** Given an organisation as it is found, when an act arrives, then these events or that refusal. */
export const givenOrganisation = ({
  state = null,
  carried = null,
  version = state === null ? 0 : 1,
  around = aContext(),
}: Found) => ({
  when: (command: OrganisationCommand) => {
    const decision = decideOrganisation(
      frozen({ id: 'BTC', state, version, carried }),
      frozen(command),
      around,
    );
    return {
      /** Checks the events and answers the organisation as it is then. */
      then: (...events: readonly OrganisationEvent[]): Organisation | null => {
        expect(decision).toEqual({ ok: true, events });
        return foldOrganisation(events, state);
      },
      thenRefused: (code: Refusal['code'], details: Refusal['details'] = {}): void => {
        expect(decision).toEqual({ ok: false, refusal: { code, details } });
      },
    };
  },
});
