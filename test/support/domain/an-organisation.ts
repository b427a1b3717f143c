import type { Actor } from '../../../shared/domain/actor.ts';
import type {
  OrganisationBodies,
  OrganisationCommandOf,
  OrganisationCommandType,
} from '../../../shared/domain/organisation/commands.ts';
import type {
  Member,
  Organisation,
  OrganisationDetails,
  Unit,
} from '../../../shared/domain/organisation/organisation.ts';
import { digestOf } from './a-case.ts';
import { aPerson, aRuling, people } from './people.ts';

export const always = { firstDay: null, lastDay: null };
/** November 2026, with the first and the last day. */
export const november = { firstDay: '2026-11-01', lastDay: '2026-11-30' };

/** The administrator of the organisation of `anOrganisation`. */
export const administrator = aPerson('administrator', 'BTC');

export const someBodyDetails = (override: Partial<OrganisationDetails> = {}): OrganisationDetails => ({
  nameVi: 'Bộ Tài chính',
  nameEn: 'Ministry of Finance',
  kind: 'ministry',
  scheme: null,
  code: null,
  parent: null,
  validFrom: null,
  validUntil: null,
  successor: null,
  synthetic: false,
  source: null,
  unverified: [],
  ...override,
});

export const aUnit = (override: Partial<Unit> = {}): Unit => ({
  ...always,
  nameVi: 'Văn phòng',
  nameEn: 'Office',
  function: 'general',
  entitlements: [],
  ...override,
});

export const aMember = (override: Partial<Member> = {}): Member => ({
  ...always,
  unit: 'BTC/office',
  roles: ['owner'],
  ...override,
});

/** The Ministry of Finance with an office of two people, a security unit of one, and one of everything that can be ended. */
export const anOrganisation = (override: Partial<Organisation> = {}): Organisation => ({
  id: 'BTC',
  details: someBodyDetails(),
  units: {
    'BTC/office': aUnit(),
    'BTC/security': aUnit({ function: 'specialised-security' }),
    'BTC/assessment': aUnit({
      function: 'assessing',
      entitlements: [{ ...always, kind: 'designated', number: '7/QĐ' }],
    }),
  },
  members: {
    'owner.BTC': aMember(),
    'clerk.BTC': aMember({ roles: ['vendor'] }),
    'appraiser.BTC': aMember({ unit: 'BTC/security', roles: ['appraiser'] }),
  },
  absences: { 'absence-1': { ...november, member: 'owner.BTC', replacement: null } },
  delegations: {
    'delegation-1': {
      ...november,
      toUnit: 'BYT/office',
      moves: ['assign'],
      documentNumber: '9/UQ',
      documentDate: '2026-10-30',
    },
  },
  interests: {
    'interest-1': {
      ...november,
      lastDay: null,
      subject: null,
      unit: 'BTC/office',
      vendor: 'CTY-A',
      kind: 'advised',
    },
  },
  files: 1,
  reporting: { since: { ND331_2026: 2025, ND85_2016: 2026 }, sent: [], toldUntil: null },
  ...override,
});

const bodies: OrganisationBodies = {
  'register-organisation': { details: someBodyDetails() },
  'change-organisation': { changes: { successor: 'BKHCN' } },
  'set-unit': { ...always, unit: 'BTC/new', nameVi: 'Phòng mới', nameEn: null, function: 'operating' },
  'entitle-unit': {
    unit: 'BTC/assessment',
    entitlement: { ...november, kind: 'licensed', number: '8/GP' },
  },
  'withdraw-entitlement': { unit: 'BTC/assessment', number: '7/QĐ', lastDay: '2026-11-01' },
  appoint: { ...always, member: 'new.BTC', unit: 'BTC/office', roles: ['owner'] },
  dismiss: { member: 'owner.BTC' },
  'note-absence': { ...november, firstDay: '2026-11-02', member: 'owner.BTC', replacement: 'clerk.BTC' },
  'end-absence': { absence: 'absence-1', lastDay: '2026-11-10' },
  delegate: { toUnit: 'BYT/office', moves: ['assign'], ...november, ruling: aRuling() },
  'revoke-delegation': { delegation: 'delegation-1', ruling: aRuling() },
  'declare-interest': { ...always, subject: null, unit: 'BTC/office', vendor: 'CTY-A', kind: 'employed' },
  'end-interest': { interest: 'interest-1', lastDay: '2026-11-10' },
  'confirm-file': { evidence: 'ev-1', name: 'Quyết định.pdf', size: 10, sha256: digestOf('e') },
  'open-file': { evidence: 'ev-1' },
  'record-annual-report': {
    ruleset: 'ND331_2026',
    year: 2025,
    documentNumber: '12/BC',
    documentDate: '2025-12-22',
  },
};

const actorOf = (type: OrganisationCommandType): Actor => {
  if (
    type === 'delegate' ||
    type === 'revoke-delegation' ||
    type === 'confirm-file' ||
    type === 'record-annual-report'
  )
    return people.owner;
  return people.registrar;
};

interface Override<T extends OrganisationCommandType> {
  readonly actor?: Actor;
  readonly body?: Partial<OrganisationBodies[T]>;
  readonly expectedVersion?: number;
}

/** The act of that kind by somebody who may, such that it is granted on `anOrganisation` unless overridden. */
export const anAct = <T extends OrganisationCommandType>(
  type: T,
  { body, ...head }: Override<T> = {},
): OrganisationCommandOf<T> => ({
  id: `do-${type}`,
  actor: actorOf(type),
  ...head,
  type,
  body: { ...bodies[type], ...body },
});

/** The default act of every kind, as the union that `decideOrganisation` takes. */
export const everyAct = (actor?: Actor): { [T in OrganisationCommandType]: OrganisationCommandOf<T> } => {
  const by = actor === undefined ? {} : { actor };
  return {
    'register-organisation': anAct('register-organisation', by),
    'change-organisation': anAct('change-organisation', by),
    'set-unit': anAct('set-unit', by),
    'entitle-unit': anAct('entitle-unit', by),
    'withdraw-entitlement': anAct('withdraw-entitlement', by),
    appoint: anAct('appoint', by),
    dismiss: anAct('dismiss', by),
    'note-absence': anAct('note-absence', by),
    'end-absence': anAct('end-absence', by),
    delegate: anAct('delegate', by),
    'revoke-delegation': anAct('revoke-delegation', by),
    'declare-interest': anAct('declare-interest', by),
    'end-interest': anAct('end-interest', by),
    'confirm-file': anAct('confirm-file', by),
    'open-file': anAct('open-file', by),
    'record-annual-report': anAct('record-annual-report', by),
  };
};
