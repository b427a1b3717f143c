import { describe, expect, it } from 'vitest';
import { decidePlatform, mayRegister, mayUpdate } from '../../../shared/domain/platform/decide.ts';
import type { PlatformCommand, PlatformEvent } from '../../../shared/domain/platform/commands.ts';
import { evolvePlatform } from '../../../shared/domain/platform/evolve.ts';
import type { Platform } from '../../../shared/domain/platform/platform.ts';
import { digestOf } from '../../support/domain/a-case.ts';
import {
  aPlatform,
  aPlatformCommand,
  aRelease,
  aStanding,
  aStandingPermit,
  someDetails,
} from '../../support/domain/a-platform.ts';
import { frozen } from '../../support/domain/frozen.ts';
import { people } from '../../support/domain/people.ts';
import { aContext } from '../../support/domain/surroundings.ts';

const given = (state: Platform | null, version = 1) => ({
  when: (command: PlatformCommand) => {
    const decision = decidePlatform(frozen({ id: 'pf-1', state, version }), frozen(command), aContext());
    return {
      then: (...events: readonly PlatformEvent[]): Platform | null => {
        expect(decision).toEqual({ ok: true, events });
        return events.reduce<Platform | null>(evolvePlatform, state);
      },
    };
  },
});
const unknownHolders = { owner: null, ownerKind: null, vendor: null };

describe('a platform', () => {
  it.each([people.vendor, people.owner, people.registrar])('is registered by $subject', (actor) => {
    const details = someDetails();
    const after = given(null, 0)
      .when({ ...aPlatformCommand['register-platform'], actor })
      .then({ type: 'PlatformRegistered', id: 'pf-1', details });
    expect(after).toEqual(aPlatform());
  });

  it('changes what the command names and nothing else', () => {
    const changes = { nameEn: 'Another name', category: null };
    const after = given(aPlatform())
      .when({ ...aPlatformCommand['update-platform'], body: { changes } })
      .then({ type: 'PlatformUpdated', changes });
    expect(after?.details).toEqual(someDetails(changes));
  });

  it('gets another vendor from the registrar, and the version asked for is the one that is there', () => {
    const changes = { vendor: 'CTY-B' };
    const after = given(aPlatform(), 7)
      .when({
        ...aPlatformCommand['update-platform'],
        actor: people.registrar,
        expectedVersion: 7,
        body: { changes },
      })
      .then({ type: 'PlatformUpdated', changes });
    expect(after?.details.vendor).toBe('CTY-B');
  });

  it('gets releases from its vendor, beside those that it has', () => {
    const release = aRelease({ version: '2.0.0', digests: [digestOf('b')] });
    const after = given(aPlatform({ releases: { 'rl-1': aRelease() } }))
      .when({ ...aPlatformCommand['add-release'], body: { releaseId: 'rl-2', release } })
      .then({ type: 'ReleaseAdded', releaseId: 'rl-2', release });
    expect(after?.releases).toEqual({ 'rl-1': aRelease(), 'rl-2': release });
  });

  it('notes where a dossier stands', () => {
    const standing = aStanding();
    const after = given(aPlatform())
      .when(aPlatformCommand['note-standing'])
      .then({ type: 'StandingNoted', standing });
    expect(after?.standings).toEqual({ 'ds-1': standing });
  });

  it.each([8, 9])('does not let word %i of a dossier replace word 9', (dossierVersion) => {
    given(aPlatform({ standings: { 'ds-1': aStanding() } }))
      .when({ ...aPlatformCommand['note-standing'], body: aStanding({ dossierVersion, published: false }) })
      .then();
  });

  it('lets word 10 replace word 9', () => {
    const standing = aStanding({ dossierVersion: 10, published: false });
    const after = given(aPlatform({ standings: { 'ds-1': aStanding() } }))
      .when({ ...aPlatformCommand['note-standing'], body: standing })
      .then({ type: 'StandingNoted', standing });
    expect(after?.standings).toEqual({ 'ds-1': standing });
  });

  it('ends by the document of its owner, and the registrar may still correct its record', () => {
    const ended = given(aPlatform())
      .when(aPlatformCommand['terminate-platform'])
      .then({
        type: 'PlatformTerminated',
        termination: {
          lastDay: '2026-12-31',
          reasons: 'Đã có nền tảng dùng chung thay thế',
          documentNumber: '15/QĐ-BTC',
          documentDate: '2026-11-02',
        },
      });
    const changes = { contact: 'Cục Chuyển đổi số quốc gia' };
    given(ended, 2)
      .when({ ...aPlatformCommand['update-platform'], actor: people.registrar, body: { changes } })
      .then({ type: 'PlatformUpdated', changes });
  });

  it('is taken up by a locality on its own document, while it is published and its permit holds', () => {
    const published = aPlatform({ standings: { 'ds-1': aStanding() } });
    const declared = { ...aPlatformCommand['declare-adoption'].body, locality: '2025:37', source: null };
    const after = given(published)
      .when(aPlatformCommand['declare-adoption'])
      .then({ type: 'AdoptionNoted', key: '2025:37', adoption: declared });
    given(after).when(aPlatformCommand['declare-adoption']).then();
    const body = { ...aPlatformCommand['declare-adoption'].body, status: 'ended' } as const;
    const suspended = aStanding({ permit: aStandingPermit({ status: 'suspended' }) });
    const lapsed = aPlatform({ ...after, standings: { 'ds-1': suspended } });
    const ended = given(lapsed)
      .when({ ...aPlatformCommand['declare-adoption'], body })
      .then({ type: 'AdoptionNoted', key: '2025:37', adoption: { ...declared, status: 'ended' } });
    expect(Object.keys(ended?.adoptions ?? {})).toEqual(['2025:37']);
  });

  it('is reported to be used by who says so, beside what the locality itself declares', () => {
    const reported = aPlatformCommand['report-adoption'];
    const after = given(aPlatform())
      .when(reported)
      .then({ type: 'AdoptionNoted', key: '2024:52 https://example.vn/1', adoption: reported.body });
    given(after)
      .when({ ...reported, actor: people.system })
      .then();
  });

  it('has no history that starts with anything but its registration', () => {
    expect(() => evolvePlatform(null, { type: 'PlatformUpdated', changes: {} })).toThrow(
      'history starts with PlatformUpdated',
    );
  });
});

describe('who may', () => {
  const everybody = Object.entries(people);
  const namesOf = (may: (actor: (typeof people)['vendor']) => boolean) =>
    everybody.filter(([, actor]) => may({ ...actor })).map(([name]) => name);

  it('register: its vendor, its owner, the registrar', () => {
    expect(namesOf((actor) => mayRegister(actor, someDetails()))).toEqual(['vendor', 'owner', 'registrar']);
  });

  it('register a platform whose holders are unknown: the registrar', () => {
    expect(namesOf((actor) => mayRegister(actor, someDetails(unknownHolders)))).toEqual(['registrar']);
  });

  const platform: Platform = aPlatform();

  it('change its words: its vendor, its owner, the registrar', () => {
    expect(namesOf((actor) => mayUpdate(actor, platform, { nameVi: 'x' }))).toEqual([
      'vendor',
      'owner',
      'registrar',
    ]);
  });

  it('change the name under which a permit has been given: the registrar', () => {
    const permitted: Platform = { ...platform, standings: { 'ds-1': aStanding() } };
    expect(namesOf((actor) => mayUpdate(actor, permitted, { nameVi: 'x' }))).toEqual(['registrar']);
    expect(namesOf((actor) => mayUpdate(actor, permitted, { nameEn: 'x' }))).toContain('vendor');
  });

  it.each(['owner', 'ownerKind', 'vendor', 'lists', 'sources', 'unverified', 'fictional'] as const)(
    'change its %s: the registrar',
    (field) => {
      expect(namesOf((actor) => mayUpdate(actor, platform, { [field]: null }))).toEqual(['registrar']);
    },
  );

  it.each(['lists', 'sources', 'unverified'] as const)(
    'state its %s at registration: the registrar',
    (field) => {
      expect(namesOf((actor) => mayRegister(actor, someDetails({ [field]: ['x'] })))).toEqual(['registrar']);
    },
  );
});
