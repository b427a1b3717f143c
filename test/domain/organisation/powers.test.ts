import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../shared/domain/actor.ts';
import { allowedMoves } from '../../../shared/domain/dossier/allowed-moves.ts';
import { actsAs, capacityIn, maySee } from '../../../shared/domain/dossier/parties.ts';
import { delegableMoves } from '../../../shared/domain/organisation/delegation.ts';
import {
  coolingOffUntil,
  employmentTie,
  personTie,
  unitTie,
} from '../../../shared/domain/organisation/interest.ts';
import { addDays, vietnamDayOf } from '../../../shared/domain/working-days.ts';
import { aCase } from '../../support/domain/a-case.ts';
import { always, aMember, anOrganisation } from '../../support/domain/an-organisation.ts';
import { anyDay, anyPeriod } from '../../support/domain/any-organisation.ts';
import { organisations } from '../../support/domain/organisations.ts';
import { aPerson, people } from '../../support/domain/people.ts';
import { dossierIn } from '../../support/domain/road.ts';
import { aContext } from '../../support/domain/surroundings.ts';

const delegation = {
  ...always,
  toUnit: 'BYT/office',
  moves: ['assign', 'reassign'] as const,
  documentNumber: '9/UQ',
  documentDate: '2026-10-30',
};
const delegated = (change: Partial<typeof delegation> | object = {}, now?: string) => {
  const owner = organisations['BTC'] ?? anOrganisation();
  const delegations = { 'delegation-1': { ...delegation, ...change } };
  return { ...aContext(now), organisations: { ...organisations, BTC: { ...owner, delegations } } };
};
const inUnit = (override: Partial<Actor> = {}) =>
  aPerson('administrator', 'BYT', { unit: 'BYT/office', ...override });
const dossier = dossierIn('level-approved');

describe('a delegation of the owner', () => {
  it('counts on each day of its period and on none outside, by the day in Viet Nam', () => {
    const anyHour = fc.integer({ min: 0, max: 23 }).map((hour) => String(hour).padStart(2, '0'));
    fc.assert(
      fc.property(anyPeriod, anyDay, anyHour, (period, day, hour) => {
        const now = `${day}T${hour}:30:00.000Z`;
        const today = vietnamDayOf(now);
        const isInForce = today >= (period.firstDay ?? today) && today <= (period.lastDay ?? today);
        const context = delegated(period, now);
        expect(actsAs('owner', inUnit(), { dossier, context, move: 'assign' })).toBe(isInForce);
        expect(maySee(inUnit(), dossier, context)).toBe(isInForce);
      }),
      { numRuns: 300 },
    );
  });

  it('gives the moves that it names and no other, whatever role the person holds', () => {
    expect(allowedMoves(inUnit(), dossier, delegated())).toEqual(['assign']);
    expect(allowedMoves(inUnit(), dossier, delegated({ moves: ['delist'] }))).toEqual([]);
  });

  it('is named in the capacity of who acts under it, and not of who holds the office', () => {
    const one = { dossier, context: delegated(), move: 'assign' } as const;
    expect(capacityIn('owner', inUnit(), one)).toBe('owner; 9/UQ; 2026-10-30');
    expect(capacityIn('owner', people.owner, one)).toBe('owner');
  });

  it.each([
    { who: 'another unit of the same organisation', actor: inUnit({ unit: 'BYT/security' }) },
    { who: 'whoever is away', actor: inUnit({ roles: [] }) },
    { who: 'a machine', actor: inUnit({ roles: ['deployer'] }) },
  ])('is nothing to $who', ({ actor }) => {
    expect(maySee(actor, dossier, delegated())).toBe(false);
  });

  it('ends with the body whose power it is', () => {
    const context = delegated();
    const owner = context.organisations.BTC;
    const BTC = { ...owner, details: { ...owner.details, validUntil: '2026-11-02' } };
    const ended = { ...context, organisations: { ...context.organisations, BTC } };
    expect(maySee(inUnit(), dossier, context)).toBe(true);
    expect(maySee(inUnit(), dossier, ended)).toBe(false);
  });

  it.each([
    { who: 'the vendor', toUnit: 'CTY-A/office', facts: aCase() },
    { who: 'who runs the system', toUnit: 'BYT/office', facts: aCase({ operatingUnit: 'BYT/office' }) },
  ])('is nothing to $who', ({ toUnit, facts }) => {
    const actor = aPerson('administrator', toUnit.split('/')[0] ?? '', { unit: toUnit });
    const context = delegated({ toUnit });
    const one = { dossier: dossierIn('level-approved', facts), context, move: 'assign' } as const;
    expect(actsAs('owner', actor, one)).toBe(false);
  });

  it('reaches the approval where the owner approves, and not where the security unit does', () => {
    const context = delegated({ moves: ['approve-level'] });
    const may = (proposedLevel: 1 | 3) => {
      const appraised = dossierIn('appraised', aCase({ proposedLevel }));
      return actsAs('approver', inUnit(), { dossier: appraised, context, move: 'approve-level' });
    };
    expect([may(1), may(3)]).toEqual([false, true]);
  });

  it('names only what is the owner’s own', () => {
    expect(delegableMoves.toSorted()).toEqual([
      'appoint-council',
      'approve-level',
      'assign',
      'complete-task',
      'decline-level',
      'delist',
      'reassign',
      'request-publication',
    ]);
  });
});

describe('a tie to a vendor', () => {
  const tie = { ...always, subject: null, unit: 'BTC/office', vendor: 'CTY-A', kind: 'advised' } as const;
  const tiedOn = (day: string, change: object = {}, vendor = 'CTY-A') =>
    unitTie(anOrganisation({ interests: { one: { ...tie, ...change } } }), {
      unit: 'BTC/office',
      vendor,
      day,
    }) !== undefined;

  it('stands in the way until exactly two years after its last day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), (days) => {
        const lastDay = addDays('2020-01-01', days);
        const until = coolingOffUntil({ ...tie, lastDay }) ?? '';
        const [year = '', ...rest] = lastDay.split('-');
        const sameDay = [String(Number(year) + 2), ...rest].join('-');
        expect(until).toBe(lastDay.endsWith('-02-29') ? sameDay.replace('-29', '-28') : sameDay);
        expect(tiedOn(until, { lastDay })).toBe(true);
        expect(tiedOn(addDays(until, 1), { lastDay })).toBe(false);
      }),
    );
  });

  it('stands for ever while it lasts, and not before it began', () => {
    expect(coolingOffUntil(tie)).toBeNull();
    expect(tiedOn('2099-12-31')).toBe(true);
    expect(tiedOn('2026-10-31', { firstDay: '2026-11-01' })).toBe(false);
    expect(tiedOn('2026-11-01', { firstDay: '2026-11-01' })).toBe(true);
  });

  it('is to one vendor, and of one unit or one person', () => {
    expect(tiedOn('2026-11-01', {}, 'CTY-B')).toBe(false);
    expect(tiedOn('2026-11-01', { unit: 'BTC/security' })).toBe(false);
    const own = anOrganisation({ interests: { one: { ...tie, subject: 'p-1' } } });
    const tied = (subject: string) =>
      personTie(own, { subject, unit: 'BTC/security', vendor: 'CTY-A', day: '2026-11-01' }) !== undefined;
    expect([tied('p-1'), tied('p-2')]).toEqual([true, false]);
  });
});

describe('work for a vendor', () => {
  const vendor = (member: object) =>
    anOrganisation({
      id: 'CTY-A',
      members: { 'p-1': { ...aMember({ unit: 'CTY-A/delivery' }), ...member } },
    });
  const isTied = (member: object, subject = 'p-1') =>
    employmentTie(vendor(member), { subject, day: '2026-11-02' }) !== undefined;

  it.each([
    ['while it lasts', {}, true],
    ['until two years after its last day', { lastDay: '2024-11-02' }, true],
    ['no longer than that', { lastDay: '2024-11-01' }, false],
    ['not where it never began', { firstDay: '2026-10-02', lastDay: '2026-10-01' }, false],
  ])('ties %s', (_, member, expected) => {
    expect(isTied(member)).toBe(expected);
  });

  it('ties nobody else', () => {
    expect([isTied({}, 'p-2'), isTied({}, 'constructor')]).toEqual([false, false]);
    expect(employmentTie(undefined, { subject: 'p-1', day: '2026-11-02' })).toBeUndefined();
  });
});
