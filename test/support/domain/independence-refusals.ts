import type {
  Interest,
  Member,
  Organisation,
  Organisations,
} from '../../../shared/domain/organisation/organisation.ts';
import { aCase } from './a-case.ts';
import { aMember, aUnit, always } from './an-organisation.ts';
import { aCommand, everyCriterion } from './commands.ts';
import { organisations } from './organisations.ts';
import { aPerson, people } from './people.ts';
import type { RefusalScenario } from './refusal-scenario.ts';
import { historyTo } from './road.ts';
import { aContext } from './surroundings.ts';

const changed = (
  id: string,
  change: (organisation: Organisation) => Partial<Organisation>,
): Organisations => {
  const organisation = organisations[id];
  if (organisation === undefined) throw new Error(`the register has no ${id}`);
  return { ...organisations, [id]: { ...organisation, ...change(organisation) } };
};

/** What surrounds a decision where a tie to the vendor of `aCase` has been declared in one organisation. */
export const tied = (id: string, interest: Partial<Interest> & Pick<Interest, 'unit'>) => ({
  ...aContext(),
  organisations: changed(id, () => ({
    interests: { 'interest-1': { ...always, subject: null, vendor: 'CTY-A', kind: 'advised', ...interest } },
  })),
});

/** What surrounds a decision where the assessor of `aCase` was a member of the vendor's organisation. */
const formerlyOfVendor = (member: Partial<Member>) => ({
  ...aContext(),
  organisations: changed('CTY-A', ({ members }) => ({
    members: { ...members, [people.assessor.subject]: aMember({ unit: 'CTY-A/delivery', ...member }) },
  })),
});

const withUnits = (units: Organisation['units']) => ({
  ...aContext(),
  organisations: changed('DGA', (organisation) => ({ units: { ...organisation.units, ...units } })),
});

const assigned = { organisation: 'DGA', unit: 'DGA/assessment' };
const ofOwner = { organisation: 'BTC', unit: 'BTC/assessment' };
const level5 = aCase({ proposedLevel: 5 });
const concluding = historyTo('assessing', {
  facts: level5,
  then: [aCommand('record-results', { facts: level5, body: everyCriterion(level5) })],
});

const ofAssignment: readonly RefusalScenario[] = [
  {
    code: 'assessor-cooling-off',
    because: 'the unit advises the vendor',
    history: historyTo('level-approved'),
    command: aCommand('assign'),
    context: tied('DGA', { unit: 'DGA/assessment' }),
    details: { vendor: 'CTY-A' },
  },
  {
    code: 'assessor-cooling-off',
    because: 'it advised the vendor less than two years ago',
    history: historyTo('assessing'),
    command: aCommand('reassign', { body: assigned }),
    context: tied('DGA', { unit: 'DGA/assessment', lastDay: '2024-11-02' }),
    details: { vendor: 'CTY-A', until: '2026-11-02' },
  },
  {
    code: 'assessor-assigns-itself',
    because: 'the owner’s person sits in the assessing unit',
    history: historyTo('level-approved'),
    command: aCommand('assign', {
      actor: aPerson('owner', 'BTC', { unit: 'BTC/assessment' }),
      body: ofOwner,
    }),
  },
  {
    code: 'assessor-unit-unknown',
    because: 'nobody registered the unit',
    history: historyTo('level-approved'),
    command: aCommand('assign', { body: { ...assigned, unit: 'DGA/none' } }),
    details: { unit: 'DGA/none' },
  },
  {
    code: 'assessor-unit-unknown',
    because: 'it is there for something else',
    history: historyTo('level-approved'),
    command: aCommand('assign', { body: { ...assigned, unit: 'DGA/operations' } }),
    details: { unit: 'DGA/operations' },
  },
  {
    code: 'assessor-unit-unknown',
    because: 'its body no longer acts from today',
    history: historyTo('level-approved'),
    command: aCommand('assign'),
    context: {
      ...aContext(),
      organisations: changed('DGA', ({ details }) => ({ details: { ...details, validUntil: '2026-11-02' } })),
    },
    details: { unit: 'DGA/assessment' },
  },
  {
    code: 'assessor-unit-unknown',
    because: 'it was closed yesterday',
    history: historyTo('level-approved'),
    command: aCommand('assign'),
    context: withUnits({
      'DGA/assessment': aUnit({ function: 'assessing', lastDay: '2026-11-01' }),
    }),
    details: { unit: 'DGA/assessment' },
  },
];

const lapsed = {
  ...always,
  lastDay: '2026-11-01',
  kind: 'licensed',
  number: 'GD-DGA',
} as const;
const withLapsedLicence = withUnits({
  'DGA/assessment': aUnit({ function: 'assessing', entitlements: [lapsed] }),
});

const ofLicences: readonly RefusalScenario[] = [
  {
    code: 'assessor-not-qualified',
    because: 'the licence lapsed yesterday',
    history: historyTo('level-approved', { facts: level5 }),
    command: aCommand('assign', { facts: level5 }),
    context: withLapsedLicence,
    details: { unit: 'DGA/assessment', day: '2026-11-02' },
  },
  {
    code: 'assessor-not-qualified',
    because: 'the licence that is named is another',
    history: historyTo('level-approved'),
    command: aCommand('assign', { body: { qualification: { kind: 'licensed', number: 'GD-9' } } }),
  },
  {
    code: 'assessor-not-qualified',
    because: 'the licence lapsed between assignment and conclusion',
    history: concluding,
    command: aCommand('conclude', { facts: level5 }),
    context: withLapsedLicence,
    details: { unit: 'DGA/assessment', day: '2026-11-02' },
  },
];

const ofTies: readonly RefusalScenario[] = [
  {
    code: 'conflict-of-interest',
    because: 'the assessor’s unit is tied to the vendor since the assignment',
    history: historyTo('assessing'),
    command: aCommand('record-results'),
    context: tied('DGA', { unit: 'DGA/assessment', kind: 'employed' }),
    details: { vendor: 'CTY-A', kind: 'employed' },
  },
  {
    code: 'conflict-of-interest',
    because: 'the appraiser owned a share less than two years ago',
    history: historyTo('awaiting-appraisal'),
    command: aCommand('appraise'),
    context: tied('BTC', {
      unit: people.specialisedUnit.unit,
      subject: people.specialisedUnit.subject,
      kind: 'owns-share',
      lastDay: '2025-01-01',
    }),
    details: { vendor: 'CTY-A', kind: 'owns-share', until: '2027-01-01' },
  },
  {
    code: 'conflict-of-interest',
    because: 'a tie is of the person, whatever unit it was declared in',
    history: historyTo('level-approved'),
    command: aCommand('assign'),
    context: tied('BTC', { unit: 'BTC/security', subject: people.owner.subject }),
  },
  {
    code: 'conflict-of-interest',
    because: 'the assessor worked for the vendor until last year, and declared nothing',
    history: historyTo('assessing'),
    command: aCommand('record-results'),
    context: formerlyOfVendor({ lastDay: '2025-11-30' }),
    details: { vendor: 'CTY-A', kind: 'employed', until: '2027-11-30' },
  },
];

const ofOpening: readonly RefusalScenario[] = [
  {
    code: 'unit-unknown',
    because: 'nobody registered the unit that runs the system',
    history: [],
    command: aCommand('open-dossier', { facts: aCase({ operatingUnit: 'CTY-A/none' }) }),
    details: { units: ['CTY-A/none'] },
  },
  {
    code: 'unit-unknown',
    because: 'nor the one that watches it',
    history: [],
    command: aCommand('open-dossier', { facts: aCase({ monitoringProvider: 'NONE/monitoring' }) }),
    details: { units: ['NONE/monitoring'] },
  },
];

/** The refusals about units, licences and ties to the vendor (R11 to R15). */
export const independenceRefusals: readonly RefusalScenario[] = [
  ...ofAssignment,
  ...ofLicences,
  ...ofTies,
  ...ofOpening,
];
