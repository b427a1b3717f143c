import { describe, expect, it } from 'vitest';
import { incidentTold, toldOfPlatform } from '../../../shared/domain/notice/platform-told.ts';
import type { Adoption } from '../../../shared/domain/platform/adoption.ts';
import type { PlatformEvent } from '../../../shared/domain/platform/commands.ts';
import { evolvePlatform } from '../../../shared/domain/platform/evolve.ts';
import type { Platform, Standing } from '../../../shared/domain/platform/platform.ts';
import { aPlatform, aStanding, aStandingPermit, someDetails } from '../../support/domain/a-platform.ts';

const adoption = (override: Partial<Adoption> = {}): Adoption => ({
  locality: '2025:37',
  basis: 'in-plan',
  document: '1/KH',
  day: '2026-11-01',
  scope: null,
  status: 'in-use',
  source: null,
  ...override,
});
const used = (override: Partial<Platform> = {}): Platform =>
  aPlatform({
    standings: { 'ds-1': aStanding() },
    adoptions: {
      '2025:37': adoption(),
      '2025:01': adoption({ locality: '2025:01', status: 'ended' }),
      '2025:79 report': adoption({ locality: '2025:79', source: 'a newspaper' }),
    },
    ...override,
  });

const heard = (
  before: Platform | null,
  event: PlatformEvent,
  type: 'update-platform' | 'import-platform' = 'update-platform',
) => {
  const after = evolvePlatform(before, event);
  const change = { before, after, events: [event], command: { type } };
  return toldOfPlatform(change, { registerMinistry: 'BKHCN' }).map(({ to, events }) => {
    const who = 'desk' in to ? `${to.organisation}/${to.desk}` : JSON.stringify(to);
    return `${who}: ${events.join(' ')}`;
  });
};
const noted = (override: Partial<Standing>): PlatformEvent => ({
  type: 'StandingNoted',
  standing: aStanding({ dossierVersion: 10, ...override }),
});

describe('given a platform that a locality has declared to use', () => {
  it.each(['suspended', 'expired', 'revoked', 'superseded'] as const)(
    'when its permit is %s, then that locality hears of it, and nobody who has ended or was only reported',
    (status) => {
      expect(heard(used(), noted({ permit: aStandingPermit({ status }) }))).toEqual([
        '2025:37/locality: AdoptedPermitLapsed',
      ]);
    },
  );

  it('when the permit is valid again, then it hears that', () => {
    const suspended = used({
      standings: { 'ds-1': aStanding({ permit: aStandingPermit({ status: 'suspended' }) }) },
    });
    expect(heard(suspended, noted({}))).toEqual(['2025:37/locality: AdoptedPermitBack']);
  });

  it('when a newer release is announced, or the platform leaves the list, then it hears that', () => {
    const ending = aStandingPermit({ supersededFrom: '2027-01-31T17:00:00.000Z' });
    expect(heard(used(), noted({ permit: ending }))).toEqual(['2025:37/locality: AdoptedPermitEnding']);
    expect(heard(used(), noted({ published: false }))).toEqual(['2025:37/locality: AdoptedDelisted']);
  });

  it('when the permit ends because the same release has a new one, then it hears nothing', () => {
    const permit = aStandingPermit({ issuedAt: '2027-10-01T02:00:00.000Z' });
    const again = aStanding({ dossierId: 'ds-2', permit });
    const renewed = used({ standings: { 'ds-1': aStanding(), 'ds-2': again } });
    expect(heard(renewed, noted({ permit: aStandingPermit({ status: 'superseded' }) }))).toEqual([]);
    const lost = noted({ dossierId: 'ds-2', permit: { ...permit, status: 'suspended' } });
    expect(heard(renewed, lost)).toEqual(['2025:37/locality: AdoptedPermitLapsed']);
  });

  it.each(['expired', 'suspended'] as const)(
    'when the same release has a permit anew after the older one was %s, then it hears once that it may go on',
    (status) => {
      const again = aStanding({
        dossierId: 'ds-2',
        permit: aStandingPermit({ issuedAt: '2027-12-01T02:00:00.000Z' }),
      });
      const lapsed = used({ standings: { 'ds-1': aStanding({ permit: aStandingPermit({ status }) }) } });
      expect(heard(lapsed, { type: 'StandingNoted', standing: again })).toEqual([]);
      const renewed = evolvePlatform(lapsed, { type: 'StandingNoted', standing: again });
      const announced = noted({
        permit: aStandingPermit({ status, supersededFrom: '2027-12-01T02:00:00.000Z' }),
      });
      expect(heard(renewed, announced)).toEqual(['2025:37/locality: AdoptedPermitBack']);
      expect(heard(evolvePlatform(renewed, announced), announced)).toEqual([]);
    },
  );

  it('when nothing of that changes, then it hears nothing', () => {
    expect(heard(used(), noted({}))).toEqual([]);
    const suspended = used({
      standings: { 'ds-1': aStanding({ permit: aStandingPermit({ status: 'suspended' }) }) },
    });
    expect(
      heard(suspended, noted({ permit: aStandingPermit({ status: 'suspended' }), published: false })),
    ).toEqual([]);
  });

  it('when the platform ends, then everybody hears of it', () => {
    const termination = {
      lastDay: '2026-12-31',
      reasons: 'replaced',
      documentNumber: '1/QĐ',
      documentDate: '2026-11-01',
    };
    expect(heard(used(), { type: 'PlatformTerminated', termination })).toEqual([
      'BTC/owner: PlatformTerminated',
      'CTY-A/vendor: PlatformTerminated',
      'BKHCN/registrar: PlatformTerminated',
      '2025:37/locality: PlatformTerminated',
      '{"reportersOf":null}: PlatformTerminated',
    ]);
  });

  it('when its last day comes near or has passed, then everybody who uses it hears of it', () => {
    const whose = { role: 'owner', organisation: 'BTC' } as const;
    const end = { kind: 'platform-end', items: [], dueOn: '2026-12-31', whose } as const;
    const reminded = heard(used(), { type: 'ClockReminded', ...end, daysLeft: 7 });
    expect(reminded).toEqual([
      'BTC/owner: ClockReminded',
      '2025:37/locality: ClockReminded',
      '{"reportersOf":null}: ClockReminded',
    ]);
    expect(heard(used(), { type: 'ClockLapsed', ...end })).toHaveLength(3);
  });

  it('when the report of an incident is due, then its parties alone hear that there is one', () => {
    const whose = { role: 'owner', organisation: 'BTC' } as const;
    const report = { kind: 'incident-report', items: ['in-1'], dueOn: '2026-11-05', whose } as const;
    const to = { role: 'ministry', organisation: 'BTC' } as const;
    const events: readonly PlatformEvent[] = [
      { type: 'ClockReminded', ...report, daysLeft: 1 },
      { type: 'ClockMissed', ...report },
      { type: 'ClockEscalated', ...report, step: 1, to },
    ];
    expect(events.map((event) => heard(used(), event))).toEqual([
      ['BTC/owner: ClockReminded'],
      ['BTC/owner: ClockMissed'],
      ['BTC/ministry: ClockEscalated'],
    ]);
    expect(incidentTold(events)).toBe('in-1');
  });

  it('when it is about one incident, then that one is named; of several, and of other days, none', () => {
    const closed = (incident: string): PlatformEvent => ({
      type: 'IncidentClosed',
      ...{ incident, at: '2026-11-05T02:00:00.000Z' },
    });
    const whose = { role: 'owner', organisation: 'BTC' } as const;
    const end = { kind: 'platform-end', items: [], dueOn: '2026-12-31', whose } as const;
    expect(incidentTold([closed('in-1')])).toBe('in-1');
    expect(incidentTold([closed('in-1'), closed('in-2')])).toBeNull();
    expect(incidentTold([{ type: 'ClockLapsed', ...end }])).toBeNull();
  });

  it('when somebody reports of a locality, then that locality and the owner hear of it', () => {
    const report = adoption({ locality: '2025:79', source: 'a letter' });
    expect(heard(used(), { type: 'AdoptionNoted', key: '2025:79 a letter', adoption: report })).toEqual([
      'BTC/owner: AdoptionNoted',
      '2025:79/locality: AdoptionNoted',
    ]);
  });

  it('when it changes hands, then the one before hears of it too; an import tells nobody', () => {
    const changes = { owner: 'BYT' };
    expect(heard(used(), { type: 'PlatformUpdated', changes })).toEqual([
      'BYT/owner: PlatformUpdated',
      'BTC/owner: PlatformUpdated',
      'CTY-A/vendor: PlatformUpdated',
    ]);
    const event: PlatformEvent = { type: 'PlatformRegistered', id: 'pf-2', details: someDetails() };
    expect(heard(null, event, 'import-platform')).toEqual([]);
  });
});
