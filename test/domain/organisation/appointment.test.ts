import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appointedActor, refusedByAppointment } from '../../../shared/domain/organisation/appointment.ts';
import { rolesWithin } from '../../../shared/domain/organisation/roles-of-kind.ts';
import { actsOn, organisationKinds } from '../../../shared/domain/organisation/organisation.ts';
import { inForce } from '../../../shared/domain/organisation/period.ts';
import {
  aMember,
  anOrganisation,
  aUnit,
  november,
  someBodyDetails,
} from '../../support/domain/an-organisation.ts';
import { anyDay, anyOrganisation, anyPeriod } from '../../support/domain/any-organisation.ts';
import { people } from '../../support/domain/people.ts';

const { owner } = people;
const present = anOrganisation({ absences: {} });
const rolesOn = (organisation: typeof present, subject: string, day = '2026-11-15') =>
  appointedActor(organisation, subject, day)?.roles ?? null;

describe('whoever is appointed', () => {
  it('acts for the unit and with the roles of the register', () => {
    expect(appointedActor(present, 'owner.BTC', '2026-11-15')).toEqual(owner);
  });

  it('holds the roles on the first and the last day, and on no day before or after', () => {
    const organisation = { ...present, members: { 'owner.BTC': aMember(november) } };
    const days = ['2026-10-31', '2026-11-01', '2026-11-30', '2026-12-01'];
    expect(days.map((day) => rolesOn(organisation, 'owner.BTC', day))).toEqual([
      null,
      ['owner'],
      ['owner'],
      null,
    ]);
  });

  it('holds none while away; the replacement holds both, and the roles of nobody in another unit', () => {
    const absences = {
      one: { ...november, member: 'owner.BTC', replacement: 'clerk.BTC' },
      two: { ...november, member: 'appraiser.BTC', replacement: 'clerk.BTC' },
    };
    const organisation = anOrganisation({ absences });
    expect(rolesOn(organisation, 'owner.BTC')).toEqual([]);
    expect(rolesOn(organisation, 'clerk.BTC')).toEqual(['vendor', 'owner']);
    expect(rolesOn(organisation, 'clerk.BTC', '2026-12-01')).toEqual(['vendor']);
    expect(rolesOn(organisation, 'owner.BTC', '2026-12-01')).toEqual(['owner']);
  });

  it('replaces nobody while away too', () => {
    const absences = {
      one: { ...november, member: 'owner.BTC', replacement: 'clerk.BTC' },
      two: { ...november, member: 'clerk.BTC', replacement: null },
    };
    expect(rolesOn(anOrganisation({ absences }), 'clerk.BTC')).toEqual([]);
  });

  it('is nobody in an organisation or a unit that no longer acts', () => {
    const ended = { ...present, details: someBodyDetails({ validUntil: '2026-11-15' }) };
    expect(rolesOn(ended, 'owner.BTC', '2026-11-14')).toEqual(['owner']);
    expect(rolesOn(ended, 'owner.BTC', '2026-11-15')).toBeNull();
    const closed = { ...present, units: { 'BTC/office': aUnit({ lastDay: '2026-11-15' }) } };
    expect(rolesOn(closed, 'owner.BTC', '2026-11-15')).toEqual(['owner']);
    expect(rolesOn(closed, 'owner.BTC', '2026-11-16')).toBeNull();
  });

  it('is not a word of the language', () => {
    expect(rolesOn(present, 'constructor')).toBeNull();
  });
});

describe('what is asked before every decision', () => {
  const refusedAt = (now: string, actor = owner) =>
    refusedByAppointment(actor, {
      now,
      organisations: { BTC: { ...present, members: { 'owner.BTC': aMember(november) } } },
    });
  const refusal = { ok: false, refusal: { code: 'not-appointed', details: { organisation: 'BTC' } } };

  it('is whether the person is appointed now; the day changes at midnight in Viet Nam', () => {
    expect(refusedAt('2026-10-31T16:59:59.999Z')).toEqual(refusal);
    expect(refusedAt('2026-10-31T17:00:00.000Z')).toBeNull();
    expect(refusedAt('2026-11-30T16:59:59.999Z')).toBeNull();
    expect(refusedAt('2026-11-30T17:00:00.000Z')).toEqual(refusal);
  });

  it.each([
    { what: 'another unit', actor: { ...owner, unit: 'BTC/security' } },
    { what: 'a role that is not held', actor: { ...owner, roles: ['owner', 'ministry'] as const } },
    { what: 'an organisation that nobody registered', actor: { ...owner, organisation: 'NONE' } },
    { what: 'somebody else', actor: { ...owner, subject: 'nobody' } },
  ])('is not answered by a token that names $what', ({ actor }) => {
    const now = '2026-11-15T02:00:00.000Z';
    const details = { organisation: actor.organisation };
    expect(refusedAt(now, actor)).toEqual({ ...refusal, refusal: { code: 'not-appointed', details } });
  });

  it('is not asked of the platform itself, nor passed by who only bears its name', () => {
    const now = '2026-11-15T02:00:00.000Z';
    expect(refusedAt(now, people.system)).toBeNull();
    expect(refusedAt(now, { ...owner, subject: people.system.subject })).toEqual(refusal);
  });
});

describe('on any day of any organisation', () => {
  it('nobody holds a role who is away, not appointed, or of a body that does not act', () => {
    fc.assert(
      fc.property(anyOrganisation, anyDay, (organisation, day) => {
        const { members, absences } = organisation;
        for (const [subject, member] of Object.entries(members)) {
          const isAway = Object.values(absences).some((one) => one.member === subject && inForce(one, day));
          const holds = (appointedActor(organisation, subject, day)?.roles ?? []).length > 0;
          const unit = organisation.units[member.unit];
          const isThere = unit !== undefined && inForce(unit, day) && inForce(member, day);
          expect(holds).toBe(actsOn(organisation, day) && isThere && !isAway);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('a replacement holds exactly the own roles and those of whom it replaces in the same unit', () => {
    fc.assert(
      fc.property(anyOrganisation, anyDay, (organisation, day) => {
        for (const [subject, own] of Object.entries(organisation.members)) {
          const actor = appointedActor(organisation, subject, day);
          if (actor === null || actor.roles.length === 0) continue;
          const replaced = Object.values(organisation.absences)
            .filter((one) => one.replacement === subject && inForce(one, day))
            .map(({ member }) => organisation.members[member])
            .filter((member) => member !== undefined && member.unit === own.unit && inForce(member, day));
          const wanted = new Set([own, ...replaced].flatMap((member) => member?.roles ?? []));
          expect(new Set(actor.roles)).toEqual(wanted);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('a period counts on each of its days, first and last included', () => {
    fc.assert(
      fc.property(anyPeriod, anyDay, (period, day) => {
        const { firstDay, lastDay } = period;
        expect(inForce(period, day)).toBe(day >= (firstDay ?? day) && day <= (lastDay ?? day));
      }),
    );
  });
});

describe('the roles that an organisation can give', () => {
  it.each(organisationKinds)('of the kind %s name no other body’s office', (kind) => {
    const roles = rolesWithin(anOrganisation({ details: someBodyDetails({ kind }) }), 'BTC');
    const isMinistry = ['ministry', 'ministry-level', 'government-agency'].includes(kind);
    expect(roles.includes('ministry')).toBe(isMinistry);
    expect(roles.includes('registrar')).toBe(isMinistry);
    expect(roles.includes('locality')).toBe(kind === 'province');
    expect(roles.includes('auditor')).toBe(kind === 'audit');
    expect(rolesWithin(anOrganisation({ details: someBodyDetails({ kind }) }), 'BKHCN')).not.toContain(
      'registrar',
    );
  });
});
