import { always, aMember, anAct, anOrganisation, aUnit } from './an-organisation.ts';
import type { OrganisationRefusal } from './organisation-scenario.ts';
import { aPerson, aRuling, people } from './people.ts';

const reversed = { firstDay: '2026-11-02', lastDay: '2026-11-01' };
const member = aPerson('vendor', 'BTC', { subject: 'clerk.BTC', unit: 'BTC/office' });

/** The refusals about delegated power and declared ties. */
export const powerRefusals: readonly OrganisationRefusal[] = [
  {
    code: 'move-not-delegable',
    because: 'the owner gives away its own power and no other party’s',
    command: anAct('delegate', { body: { moves: ['assign', 'conclude', 'revoke'] } }),
    details: { moves: ['conclude', 'revoke'] },
  },
  {
    code: 'own-appointment',
    because: 'nobody gives power to the own unit',
    command: anAct('delegate', { body: { toUnit: people.owner.unit } }),
  },
  {
    code: 'monitoring-unit-decides-nothing',
    because: 'who watches systems does not decide on them',
    command: anAct('delegate', { body: { toUnit: 'BTC/watch' } }),
    details: { unit: 'BTC/watch' },
    found: { state: anOrganisation({ units: { 'BTC/watch': aUnit({ function: 'monitoring' }) } }) },
  },
  {
    code: 'delegation-unknown',
    because: 'there is no such delegation',
    command: anAct('revoke-delegation', { body: { delegation: 'delegation-9' } }),
    details: { delegation: 'delegation-9' },
  },
  {
    code: 'document-date-in-future',
    because: 'a delegation stands on a document that has been signed',
    command: anAct('delegate', { body: { ruling: aRuling({ documentDate: '2026-11-03' }) } }),
    details: { documentDate: '2026-11-03' },
  },
  {
    code: 'not-your-interest',
    because: 'a member declares no ties of a colleague',
    command: anAct('declare-interest', { actor: member, body: { subject: 'owner.BTC' } }),
  },
  {
    code: 'not-your-interest',
    because: 'nor of the whole unit',
    command: anAct('declare-interest', { actor: member, body: { subject: null } }),
  },
  {
    code: 'vendor-unknown',
    because: 'a tie to a vendor that is misspelt would never be found',
    command: anAct('declare-interest', { body: { vendor: 'CTYA' } }),
    details: { vendor: 'CTYA' },
  },
  {
    code: 'too-many-interests',
    because: 'nobody fills the record of the organisation, so that no act on it would fit any more',
    command: anAct('declare-interest', { actor: member, body: { subject: member.subject } }),
    details: { most: 100 },
    found: {
      state: anOrganisation({
        interests: Object.fromEntries(
          Array.from({ length: 100 }, (_, n) => [
            `interest-${String(n)}`,
            { ...always, subject: member.subject, unit: member.unit, vendor: 'CTY-A', kind: 'other' },
          ]),
        ),
      }),
    },
  },
  {
    code: 'interest-unknown',
    because: 'nobody declared it',
    command: anAct('end-interest', { body: { interest: 'interest-9' } }),
    details: { interest: 'interest-9' },
  },
];

/** The refusals of periods that end before they begin. */
export const periodRefusals: readonly OrganisationRefusal[] = [
  anAct('set-unit', { body: reversed }),
  anAct('appoint', { body: reversed }),
  anAct('note-absence', { body: reversed }),
  anAct('delegate', { body: reversed }),
  anAct('declare-interest', { body: reversed }),
  anAct('entitle-unit', { body: { entitlement: { ...reversed, kind: 'designated', number: '8/QĐ' } } }),
].map((command) => ({
  code: 'period-reversed',
  because: `the last day of ${command.type} is before the first`,
  command,
  details: reversed,
}));

const over = { firstDay: null, lastDay: '2026-10-31' };
const known = anOrganisation();
const [absence, delegation, interest] = [
  known.absences['absence-1'],
  known.delegations['delegation-1'],
  known.interests['interest-1'],
];

/** An organisation in which everything that can end has ended with October 2026. */
const ended = anOrganisation({
  units: {
    'BTC/assessment': aUnit({ entitlements: [{ ...over, kind: 'designated', number: '7/QĐ' }] }),
  },
  members: { 'owner.BTC': aMember(over) },
  absences: absence === undefined ? {} : { 'absence-1': { ...absence, ...over } },
  delegations: delegation === undefined ? {} : { 'delegation-1': { ...delegation, ...over } },
  interests: interest === undefined ? {} : { 'interest-1': { ...interest, ...over } },
});

/** What has ended is not prolonged by ending it again, and a tie that ended is not moved into the past. */
export const endRefusals: readonly OrganisationRefusal[] = [
  ...[
    anAct('dismiss'),
    anAct('dismiss', { body: { lastDay: '2099-12-31' } }),
    anAct('withdraw-entitlement'),
    anAct('end-absence'),
    anAct('revoke-delegation'),
    anAct('end-interest', { body: { lastDay: '2020-01-01' } }),
  ].map((command): OrganisationRefusal => ({
    code: 'already-ended',
    because: `${command.type} names another end than the one that is noted`,
    command,
    details: { lastDay: over.lastDay },
    found: { state: ended },
  })),
  {
    code: 'period-reversed',
    because: 'a tie does not end before it began',
    command: anAct('end-interest', { body: { lastDay: '2026-10-31' } }),
    details: { firstDay: '2026-11-01', lastDay: '2026-10-31' },
  },
  {
    code: 'last-day-past',
    because: 'the cooling-off counts from the day on which the end is stated',
    command: anAct('end-interest', { body: { lastDay: '2026-11-01' } }),
    details: { lastDay: '2026-11-01', today: '2026-11-02' },
  },
  {
    code: 'last-day-past',
    because: 'whoever worked for a vendor did so until now',
    command: anAct('dismiss', { body: { lastDay: '2026-10-31' } }),
    details: { lastDay: '2026-10-31', today: '2026-11-02' },
  },
  {
    code: 'last-day-past',
    because: 'nor is that said by appointing them anew',
    command: anAct('appoint', { body: { member: 'owner.BTC', lastDay: '2026-10-31' } }),
    details: { lastDay: '2026-10-31', today: '2026-11-02' },
  },
];
