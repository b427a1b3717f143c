import { describe, expect, it } from 'vitest';
import type { OrganisationEvent } from '../../shared/domain/organisation/events.ts';
import type { OrganisationDetails } from '../../shared/domain/organisation/organisation.ts';
import { rebuildExports, rebuildForName } from '../../shared/workflow/rebuild-exports.ts';
import { anOrganisation } from '../support/domain/an-organisation.ts';
import { aPlatform, someDetails } from '../support/domain/a-platform.ts';

const [at, command] = ['2026-11-23T02:00:00.000Z', { id: 'c-1' }];
const rebuilt = [{ to: 'exports', task: { kind: 'rebuild-exports', at, causedBy: 'c-1' } }];
const draft = aPlatform({ details: someDetails({ lists: [], sources: [] }), standings: {} });
const named = aPlatform({ details: someDetails({ sources: ['https://example.vn/1'] }), standings: {} });

describe('the files of the register', () => {
  it.each([
    { what: 'comes on the register by a source', before: draft, after: named, expected: rebuilt },
    { what: 'is shown and changes', before: named, after: named, expected: rebuilt },
    { what: 'is shown no more', before: named, after: draft, expected: rebuilt },
    { what: 'is not shown, and was not', before: draft, after: draft, expected: [] },
    { what: 'is new and not shown', before: null, after: draft, expected: [] },
  ])('are made again or left where a platform $what', ({ before, after, expected }) => {
    expect(rebuildExports({ before, after, at, command })).toEqual(expected);
  });

  const changed = (changes: Partial<OrganisationDetails>): OrganisationEvent => ({
    type: 'OrganisationChanged',
    changes,
  });
  it.each<{ what: string; event: OrganisationEvent; expected: unknown }>([
    { what: 'is called otherwise', event: changed({ nameVi: 'Bộ Mới' }), expected: rebuilt },
    { what: 'gets an English name', event: changed({ nameEn: 'Ministry' }), expected: rebuilt },
    { what: 'loses its English name', event: changed({ nameEn: null }), expected: rebuilt },
    { what: 'changes otherwise', event: changed({ validUntil: '2030-01-01' }), expected: [] },
    {
      what: 'is acted on first, as the platform brought it',
      event: { type: 'OrganisationCarried', organisation: anOrganisation() },
      expected: [],
    },
    {
      what: 'is new',
      event: { type: 'OrganisationRegistered', organisation: anOrganisation() },
      expected: rebuilt,
    },
  ])('are made again or left where an organisation $what', ({ event, expected }) => {
    expect(rebuildForName({ events: [event], at, command })).toEqual(expected);
  });
});
