import { administrator, aMember, anAct, anOrganisation, november } from './an-organisation.ts';
import type { OrganisationRefusal } from './organisation-scenario.ts';
import { aPerson, people } from './people.ts';
import { reportRefusals } from './report-refusals.ts';
import { aContext } from './surroundings.ts';
import { endRefusals, periodRefusals, powerRefusals } from './power-refusals.ts';

const member = aPerson('vendor', 'BTC', { subject: 'clerk.BTC', unit: 'BTC/office' });

const ofTheTable: readonly OrganisationRefusal[] = [
  {
    code: 'already-exists',
    because: 'the organisation is registered',
    command: anAct('register-organisation'),
  },
  {
    code: 'already-exists',
    because: 'the platform brought it with it',
    command: anAct('register-organisation'),
    found: { carried: anOrganisation() },
  },
  {
    code: 'unknown-aggregate',
    because: 'nobody has registered it',
    command: anAct('set-unit'),
    found: {},
  },
  {
    code: 'stale-version',
    because: 'the author saw an older version',
    command: anAct('set-unit', { expectedVersion: 1 }),
    found: { state: anOrganisation(), version: 2 },
    details: { expected: 1, version: 2 },
  },
  {
    code: 'not-your-organisation',
    because: 'the administrator registers none',
    command: anAct('register-organisation', { actor: administrator }),
    details: { act: 'register-organisation' },
  },
  {
    code: 'not-your-organisation',
    because: 'the administrator states no licences',
    command: anAct('entitle-unit', { actor: administrator }),
    details: { act: 'entitle-unit' },
  },
  {
    code: 'not-your-organisation',
    because: 'it is the organisation of another administrator',
    command: anAct('appoint', { actor: aPerson('administrator', 'BYT') }),
    details: { act: 'appoint' },
  },
  {
    code: 'not-your-organisation',
    because: 'the registrar gives nobody the power of an owner',
    command: anAct('delegate', { actor: people.registrar }),
    details: { act: 'delegate' },
  },
  {
    code: 'not-your-organisation',
    because: 'whoever is away, and so holds no role, declares nothing',
    command: anAct('declare-interest', { actor: { ...member, roles: [] } }),
    details: { act: 'declare-interest' },
  },
];

const ofTheRegister: readonly OrganisationRefusal[] = ['validFrom', 'validUntil'].map((field) => ({
  code: 'register-would-close',
  because: `${field} of the ministry that runs the register is not its registrar’s to change`,
  command: anAct('change-organisation', { body: { changes: { [field]: '2026-01-01' } } }),
  found: {
    state: anOrganisation(),
    around: { ...aContext(), bodies: { ...aContext().bodies, registerMinistry: 'BTC' } },
  },
}));

const ofUnits: readonly OrganisationRefusal[] = [
  {
    code: 'unit-of-another-organisation',
    because: 'a unit is named after its organisation',
    command: anAct('set-unit', { body: { unit: 'BYT/office' } }),
    details: { unit: 'BYT/office' },
  },
  ...[
    anAct('entitle-unit', { body: { unit: 'BTC/none' } }),
    anAct('appoint', { body: { unit: 'BTC/none' } }),
    anAct('declare-interest', { body: { unit: 'BTC/none' } }),
  ].map((command): OrganisationRefusal => ({
    code: 'unit-unknown',
    because: `${command.type} names a unit that nobody registered`,
    command,
    details: { unit: 'BTC/none' },
  })),
  {
    code: 'unit-unknown',
    because: 'a word of the language is not a unit',
    command: anAct('appoint', { body: { unit: 'constructor' } }),
    details: { unit: 'constructor' },
  },
  {
    code: 'unit-unknown',
    because: 'power is given to a unit that exists',
    command: anAct('delegate', { body: { toUnit: 'BYT/none' } }),
    details: { unit: 'BYT/none' },
  },
  {
    code: 'already-exists',
    because: 'the number of a licence is stated once',
    command: anAct('entitle-unit', {
      body: { entitlement: { ...november, kind: 'designated', number: '7/QĐ' } },
    }),
    details: { number: '7/QĐ' },
  },
  {
    code: 'entitlement-unknown',
    because: 'the unit has no such licence',
    command: anAct('withdraw-entitlement', { body: { number: '0/QĐ' } }),
    details: { number: '0/QĐ' },
  },
];

const leftLongAgo = { 'clerk.BTC': aMember({ lastDay: '2025-12-31' }) };

const ofPeople: readonly OrganisationRefusal[] = [
  {
    code: 'own-appointment',
    because: 'nobody appoints themselves',
    command: anAct('appoint', { actor: administrator, body: { member: administrator.subject } }),
  },
  {
    code: 'person-registered-elsewhere',
    because: 'nobody bears the name of the platform itself',
    command: anAct('appoint', { body: { member: 'system' } }),
  },
  {
    code: 'role-not-of-this-organisation',
    because: 'a ministry has no auditors, and only one ministry runs the register',
    command: anAct('appoint', { body: { roles: ['owner', 'auditor', 'registrar', 'locality'] } }),
    details: { roles: ['auditor', 'registrar', 'locality'] },
  },
  ...[
    anAct('dismiss', { body: { member: 'nobody' } }),
    anAct('note-absence', { body: { member: 'nobody' } }),
  ].map((command): OrganisationRefusal => ({
    code: 'member-unknown',
    because: `${command.type} names nobody who was appointed`,
    command,
    details: { member: 'nobody' },
  })),
  ...['appraiser.BTC', 'owner.BTC', 'nobody'].map((replacement): OrganisationRefusal => ({
    code: 'replacement-of-another-unit',
    because: `${replacement} is no colleague of the unit`,
    command: anAct('note-absence', { body: { replacement } }),
    details: { replacement },
  })),
  {
    code: 'own-appointment',
    because: 'nobody takes over the roles of a colleague by themselves',
    command: anAct('note-absence', {
      actor: aPerson('administrator', 'BTC', { subject: 'clerk.BTC', unit: 'BTC/office' }),
      body: { replacement: 'clerk.BTC' },
    }),
  },
  {
    code: 'absence-unknown',
    because: 'nobody noted it',
    command: anAct('end-absence', { body: { absence: 'absence-9' } }),
    details: { absence: 'absence-9' },
  },
];

const ofStrangers: readonly OrganisationRefusal[] = [
  { subject: 'assessor.DGA', state: anOrganisation(), who: 'somebody of another body' },
  { subject: 'clerk.BTC', state: anOrganisation({ members: leftLongAgo }), who: 'somebody who has left' },
].map(({ subject, state, who }) => ({
  code: 'member-unknown',
  because: `nobody declares a tie of ${who}, who then could not judge`,
  command: anAct('declare-interest', { actor: administrator, body: { subject } }),
  found: { state },
  details: { member: subject },
}));

const ofFiles: readonly OrganisationRefusal[] = [
  {
    code: 'too-many-files',
    because: 'an organisation keeps a thousand files',
    command: anAct('confirm-file'),
    found: { state: anOrganisation({ files: 1000 }) },
    details: { most: 1000 },
  },
];

/** Every code that `decideOrganisation` can give, each in at least one scenario. */
export const organisationRefusals: readonly OrganisationRefusal[] = [
  ...ofTheTable,
  ...ofTheRegister,
  ...ofUnits,
  ...ofPeople,
  ...ofFiles,
  ...reportRefusals,
  ...ofStrangers,
  ...powerRefusals,
  ...periodRefusals,
  ...endRefusals,
];
