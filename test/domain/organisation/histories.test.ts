import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseOrganisation } from '../../../shared/contracts/organisation-bodies.ts';
import type { OrganisationCommand } from '../../../shared/domain/organisation/commands.ts';
import { decideOrganisation } from '../../../shared/domain/organisation/decide.ts';
import type { OrganisationEvent } from '../../../shared/domain/organisation/events.ts';
import type { Organisation } from '../../../shared/domain/organisation/organisation.ts';
import { anOrganisation } from '../../support/domain/an-organisation.ts';
import { anyAct } from '../../support/domain/any-organisation.ts';
import { foldOrganisation } from '../../support/domain/organisation-scenario.ts';
import { aContext } from '../../support/domain/surroundings.ts';

interface Lived {
  readonly state: Organisation | null;
  readonly events: readonly OrganisationEvent[];
}

/** What acts make of an organisation, one after the other; refused ones leave it as it is. */
const lived = (acts: readonly OrganisationCommand[], carried: Organisation | null): Lived =>
  acts.reduce<Lived>(
    ({ state, events }, act) => {
      const at = { id: 'BTC', state, version: state === null ? 0 : 1, carried };
      const decision = decideOrganisation(at, act, aContext());
      const more = decision.ok ? decision.events : [];
      return { state: foldOrganisation(more, state), events: [...events, ...more] };
    },
    { state: null, events: [] },
  );

const stored = <T>(value: T): T => {
  const copy: T = JSON.parse(JSON.stringify(value));
  return copy;
};
const acts = fc.array(anyAct, { maxLength: 20 });
const start = fc.constantFrom(null, anOrganisation());

it('folding the events, as they are stored, gives the state, also of what the platform brought', () => {
  fc.assert(
    fc.property(acts, start, (wishes, carried) => {
      const { state, events } = lived(wishes, carried);
      expect(foldOrganisation(stored(events))).toEqual(state);
      const beginnings = events.map(({ type }) => /Registered|Carried/u.test(type));
      expect(beginnings).toEqual(events.map((_, n) => n === 0));
    }),
    { numRuns: 300 },
  );
});

it('what has become of an organisation can be stored and read again', () => {
  fc.assert(
    fc.property(acts, (wishes) => {
      const { state } = lived(wishes, anOrganisation());
      if (state !== null) expect(parseOrganisation(stored(state))).toEqual(state);
    }),
    { numRuns: 100 },
  );
});

it('nobody but the registrar, its own administrator or owner, or a member for a tie of theirs changes an organisation; its people and the auditor read its files', () => {
  fc.assert(
    fc.property(anyAct, start, (act, carried) => {
      const { events } = lived([act], carried);
      if (events.length === 0) return;
      const { roles, organisation } = act.actor;
      const isKeeper =
        roles.includes('registrar') ||
        (organisation === 'BTC' && (roles.includes('administrator') || roles.includes('owner')));
      const isOwnTie = act.type === 'declare-interest' && act.body.subject === act.actor.subject;
      const isReader = act.type === 'open-file' && (organisation === 'BTC' || roles.includes('auditor'));
      expect(isKeeper || isOwnTie || isReader).toBe(true);
    }),
    { numRuns: 500 },
  );
});
