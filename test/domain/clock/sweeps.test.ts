import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decideDossier } from '../../../shared/domain/dossier/decide.ts';
import { nextDue } from '../../../shared/domain/dossier/deadlines.ts';
import type { Dossier } from '../../../shared/domain/dossier/dossier.ts';
import { permitStatusAt } from '../../../shared/domain/permit.ts';
import { aCommand } from '../../support/domain/commands.ts';
import { frozen } from '../../support/domain/frozen.ts';
import { lived } from '../../support/domain/random-history.ts';
import { anyWishes } from '../../support/domain/random-wishes.ts';
import { foldDossier, happenedBy } from '../../support/domain/road.ts';
import { aContext } from '../../support/domain/surroundings.ts';

/** What one sweep at that instant says, and the case as it is then. */
const swept = (state: Dossier, now: string) => {
  const context = aContext(now, state.facts.ruleset);
  const command = aCommand('note-due');
  const decision = decideDossier({ state: frozen(state), version: 1 }, command, context);
  if (!decision.ok) throw new Error(`a sweep was refused: ${decision.refusal.code}`);
  const after = foldDossier(happenedBy(command, decision.events, context), state) ?? state;
  return { events: decision.events, after, next: nextDue(after, context) };
};

/** The case without what a sweep may note: until when it was told, and what the clock has done to the permit. */
const untouched = (state: Dossier, now: string): Dossier => ({
  ...state,
  toldUntil: null,
  permit: state.permit && { ...state.permit, status: permitStatusAt(state.permit, now), since: '' },
});

it('whenever a sweep comes, it is granted, changes nothing but what was told, and a second one has nothing to say', () => {
  fc.assert(
    fc.property(anyWishes, fc.nat(900), ({ facts, ticks }, days) => {
      for (const { after: state, at } of lived(facts, ticks).settled) {
        if (state === null) continue;
        const now = new Date(Date.parse(at) + days * 86_400_000).toISOString();
        const due = nextDue(state, aContext(now, state.facts.ruleset));
        const { events, after, next } = swept(state, now);
        expect(events.length > 0).toBe(due !== null && due <= now);
        expect(untouched(after, now)).toEqual(untouched(state, now));
        expect(next === null || next > now).toBe(true);
        expect(swept(after, now).events).toEqual([]);
      }
    }),
    { numRuns: 40 },
  );
});
