import { describe, expect, it } from 'vitest';
import { decideList, evolveList } from '../../../shared/domain/list/decide.ts';
import type { ListCommand, PlatformList } from '../../../shared/domain/list/list.ts';
import { aList, aListCommand, listRefusals } from '../../support/domain/list-refusals.ts';
import { frozen } from '../../support/domain/frozen.ts';
import { people } from '../../support/domain/people.ts';
import { monday } from '../../support/domain/surroundings.ts';

const id = 'ministry-103-2024';
const decided = (state: PlatformList | null, command: ListCommand) =>
  decideList(frozen({ id, state }), frozen(command), monday);
const after = (state: PlatformList | null, command: ListCommand): PlatformList | null => {
  const decision = decided(state, command);
  return decision.ok ? decision.events.reduce<PlatformList | null>(evolveList, state) : null;
};

describe('a refused wish on a list', () => {
  it.each(listRefusals)('$code: $because', ({ code, state, command, details = {} }) => {
    expect(decided(state, command)).toEqual({ ok: false, refusal: { code, details } });
  });
});

describe('a list', () => {
  it('is put on record with what its publisher counted, and nobody on it', () => {
    expect(after(null, aListCommand['publish-list'])).toEqual(aList({ members: {} }));
  });

  it('takes members in with who says so, as of its edition', () => {
    expect(after(aList(), aListCommand['add-members'])?.members).toMatchObject({
      'pf-3': { source: '001', since: '2024-07-15' },
    });
  });

  it('hears twice of a member and notes it once', () => {
    const known = { members: [{ platformId: 'pf-1', source: 'another' }] };
    expect(decided(aList(), { ...aListCommand['add-members'], body: known })).toEqual({
      ok: true,
      events: [],
    });
  });

  it('is renewed by a later edition: what was in force is kept beside it, and what it drops is named', () => {
    const renewed = after(aList(), aListCommand['renew-list']);
    expect(renewed).toMatchObject({ edition: { document: '9/QĐ' }, former: [aList().edition] });
    expect(Object.keys(renewed?.members ?? {})).toEqual(['pf-1']);
    expect(renewed?.formerMembers).toEqual([
      { platformId: 'pf-2', source: '001', since: '2024-07-15', until: '2026-01-05' },
    ]);
  });

  it('loses a member by a document', () => {
    expect(Object.keys(after(aList(), aListCommand['remove-members'])?.members ?? {})).toEqual(['pf-2']);
  });

  it('that takes a member in again says since when: not the days between', () => {
    const left = after(aList(), aListCommand['remove-members']);
    const back = after(left, {
      ...aListCommand['add-members'],
      body: {
        members: [
          { platformId: 'pf-1', source: '001' },
          { platformId: 'pf-3', source: '001' },
        ],
      },
    });
    expect(back?.members).toMatchObject({ 'pf-1': { since: '2026-11-02' }, 'pf-3': { since: '2024-07-15' } });
  });

  it('takes in members of an import, which the platform itself sends', () => {
    expect(decided(aList(), { ...aListCommand['add-members'], actor: people.system }).ok).toBe(true);
  });

  it('has no history that starts with anything but its publication', () => {
    expect(() =>
      evolveList(null, { type: 'MembersRemoved', platforms: [], reasons: '', until: '2026-01-05' }),
    ).toThrow('starts with');
  });
});
