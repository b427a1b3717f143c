import { describe, expect, it } from 'vitest';
import { notHeardBefore } from '../../../shared/domain/notice/heard-before.ts';
import type { Desk, ToldDesk } from '../../../shared/domain/notice/notice.ts';

const at = (organisation: string, desk: Desk, ...events: readonly string[]): ToldDesk => ({
  ...{ organisation, desk, events },
});
const adopter = at('2025:37', 'locality', 'AdoptedPermitLapsed');

describe('given a locality that has declared a use, when its permit has ended', () => {
  it.each([
    'PermitSuspended',
    'PermitRevoked',
    'PermitEndedWithPlatform',
    'PermitSuperseded',
    'PermitExpired',
  ])('then it is told nothing more where it runs the release and has heard %s', (event) => {
    expect(notHeardBefore([adopter], [at('2025:37', 'operations', event)])).toEqual([]);
  });

  it('then it is told where it has heard nothing, or but that the same release has a new permit', () => {
    expect(notHeardBefore([adopter], [])).toEqual([adopter]);
    expect(notHeardBefore([adopter], [at('2025:37', 'operations', 'PermitRenewed')])).toEqual([adopter]);
  });

  it('then it is told where another organisation has heard, or other people of its own', () => {
    expect(notHeardBefore([adopter], [at('2025:01', 'operations', 'PermitExpired')])).toEqual([adopter]);
    expect(notHeardBefore([adopter], [at('2025:37', 'owner', 'PermitExpired')])).toEqual([adopter]);
  });
});

describe('given that it runs the release too', () => {
  it('then it hears once that a permit is back, and that another will take its place', () => {
    const both = at('2025:37', 'locality', 'AdoptedPermitBack', 'AdoptedPermitEnding');
    const before = [at('2025:37', 'operations', 'PermitReinstated', 'SuccessorAnnounced')];
    expect(notHeardBefore([both], before)).toEqual([]);
  });

  it('then it hears once that the same release has a permit anew', () => {
    const back = at('2025:37', 'locality', 'AdoptedPermitBack');
    expect(notHeardBefore([back], [at('2025:37', 'operations', 'RenewalAnnounced')])).toEqual([]);
  });

  it('then it is told that the platform is off the list, of which who runs it hears nothing', () => {
    const both = at('2025:37', 'locality', 'AdoptedPermitLapsed', 'AdoptedDelisted');
    expect(notHeardBefore([both], [at('2025:37', 'operations', 'PermitExpired')])).toEqual([
      at('2025:37', 'locality', 'AdoptedDelisted'),
    ]);
  });

  it('then what is told at another desk is told', () => {
    const owner = at('2025:37', 'owner', 'PermitExpired');
    expect(notHeardBefore([owner], [at('2025:37', 'operations', 'PermitExpired')])).toEqual([owner]);
  });
});
