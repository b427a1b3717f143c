import { digestOf } from '../../support/domain/a-case.ts';
import { describe, expect, it } from 'vitest';
import type { OrganisationCommand } from '../../../shared/domain/organisation/commands.ts';
import type { OrganisationEvent } from '../../../shared/domain/organisation/events.ts';
import {
  administrator,
  always,
  anAct,
  anOrganisation,
  aUnit,
  november,
  someBodyDetails,
} from '../../support/domain/an-organisation.ts';
import { organisationRefusals } from '../../support/domain/organisation-refusals.ts';
import { foldOrganisation, givenOrganisation } from '../../support/domain/organisation-scenario.ts';
import { aPerson, people } from '../../support/domain/people.ts';

const nothing = { units: {}, members: {}, absences: {}, delegations: {}, interests: {}, files: 0 };
const licence = { ...november, kind: 'licensed', number: '8/GP' } as const;
const away = { ...november, firstDay: '2026-11-02', member: 'owner.BTC', replacement: 'clerk.BTC' };
const tie = { ...always, subject: null, unit: 'BTC/office', vendor: 'CTY-A', kind: 'employed' } as const;

/** Each act with the event that it becomes on an organisation that has a history. */
const granted: readonly (readonly [OrganisationCommand, OrganisationEvent])[] = [
  [anAct('change-organisation'), { type: 'OrganisationChanged', changes: { successor: 'BKHCN' } }],
  [
    anAct('set-unit'),
    {
      type: 'UnitSet',
      unit: 'BTC/new',
      as: aUnit({ nameVi: 'Phòng mới', nameEn: null, function: 'operating' }),
    },
  ],
  [anAct('entitle-unit'), { type: 'UnitEntitled', unit: 'BTC/assessment', entitlement: licence }],
  [
    anAct('withdraw-entitlement'),
    { type: 'EntitlementWithdrawn', unit: 'BTC/assessment', number: '7/QĐ', lastDay: '2026-11-01' },
  ],
  [
    anAct('appoint'),
    { type: 'MemberAppointed', member: 'new.BTC', unit: 'BTC/office', roles: ['owner'], ...always },
  ],
  [
    anAct('confirm-file'),
    {
      type: 'FileConfirmed',
      evidence: 'ev-1',
      sha256: digestOf('e'),
      size: 10,
      mediaType: 'application/pdf',
    },
  ],
  [anAct('open-file'), { type: 'FileOpened', evidence: 'ev-1' }],
  [anAct('dismiss'), { type: 'MemberDismissed', member: 'owner.BTC', lastDay: '2026-11-01' }],
  [
    anAct('dismiss', { body: { lastDay: '2026-12-31' } }),
    { type: 'MemberDismissed', member: 'owner.BTC', lastDay: '2026-12-31' },
  ],
  [anAct('note-absence'), { type: 'AbsenceNoted', absence: 'do-note-absence', as: away }],
  [anAct('end-absence'), { type: 'AbsenceEnded', absence: 'absence-1', lastDay: '2026-11-10' }],
  [
    anAct('delegate'),
    {
      type: 'PowerDelegated',
      delegation: 'do-delegate',
      as: {
        ...november,
        toUnit: 'BYT/office',
        moves: ['assign'],
        documentNumber: '128/QĐ-BTC',
        documentDate: '2026-11-02',
      },
    },
  ],
  [
    anAct('revoke-delegation'),
    { type: 'DelegationRevoked', delegation: 'delegation-1', lastDay: '2026-11-01' },
  ],
  [anAct('declare-interest'), { type: 'InterestDeclared', interest: 'do-declare-interest', as: tie }],
  [anAct('end-interest'), { type: 'InterestEnded', interest: 'interest-1', lastDay: '2026-11-10' }],
];

describe('an organisation', () => {
  it('is registered by the registrar, with nobody in it', () => {
    const organisation = { id: 'BTC', details: someBodyDetails(), ...nothing };
    const after = givenOrganisation({})
      .when(anAct('register-organisation'))
      .then({ type: 'OrganisationRegistered', organisation });
    expect(after).toEqual(organisation);
  });

  it.each(granted)('is changed by one event: $type', (command, event) => {
    givenOrganisation({ state: anOrganisation() }).when(command).then(event);
  });

  it.each(granted)('that the platform brought is taken into the history by $type', (command, event) => {
    const organisation = anOrganisation();
    const carried = { type: 'OrganisationCarried', organisation } as const;
    const after = givenOrganisation({ carried: organisation }).when(command).then(carried, event);
    expect(after).toEqual(foldOrganisation([event], organisation));
  });

  it('does not change where nothing is asked for, and is not taken into the history for it', () => {
    const command = anAct('change-organisation');
    const empty = { ...command, body: { changes: {} } };
    givenOrganisation({ state: anOrganisation() }).when(empty).then();
    givenOrganisation({ carried: anOrganisation() }).when(empty).then();
  });

  it('keeps the licences of a unit whose purpose is stated anew', () => {
    const command = anAct('set-unit', { body: { unit: 'BTC/assessment', function: 'assessing' } });
    const as = aUnit({
      nameVi: 'Phòng mới',
      nameEn: null,
      function: 'assessing',
      entitlements: [{ ...always, kind: 'designated', number: '7/QĐ' }],
    });
    givenOrganisation({ state: anOrganisation() })
      .when(command)
      .then({ type: 'UnitSet', unit: 'BTC/assessment', as });
  });

  it('lets its administrator appoint, and a member declare the own tie', () => {
    const appointment = anAct('appoint', { actor: administrator });
    givenOrganisation({ state: anOrganisation() })
      .when(appointment)
      .then({ type: 'MemberAppointed', ...appointment.body });
    const member = aPerson('vendor', 'BTC', { subject: 'clerk.BTC' });
    const own = anAct('declare-interest', { actor: member, body: { subject: 'clerk.BTC' } });
    givenOrganisation({ state: anOrganisation() })
      .when(own)
      .then({ type: 'InterestDeclared', interest: own.id, as: own.body });
  });

  it('has its first registrar from the platform itself, and nothing else', () => {
    const appointment = anAct('appoint', { actor: people.system });
    givenOrganisation({ state: anOrganisation() })
      .when(appointment)
      .then({ type: 'MemberAppointed', ...appointment.body });
    givenOrganisation({ state: anOrganisation() })
      .when(anAct('dismiss', { actor: people.system }))
      .thenRefused('not-your-organisation', { act: 'dismiss' });
  });

  it('tells a damaged history from one that is none', () => {
    expect(() =>
      foldOrganisation([{ type: 'MemberDismissed', member: 'x', lastDay: '2026-11-01' }]),
    ).toThrow();
    const unknown = { type: 'AbsenceEnded', absence: 'never', lastDay: '2026-11-01' } as const;
    expect(() => foldOrganisation([unknown], anOrganisation())).toThrow(/never/u);
  });
});

describe('a refused act on an organisation', () => {
  it.each(organisationRefusals)('$code: $because', ({ code, details, command, found }) => {
    givenOrganisation(found ?? { state: anOrganisation() })
      .when(command)
      .thenRefused(code, details);
  });
});
