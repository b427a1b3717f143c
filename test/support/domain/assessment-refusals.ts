import { aCase, aDossier } from './a-case.ts';
import { aCommand, everyCriterion, findingId } from './commands.ts';
import type { RefusalScenario } from './refusal-scenario.ts';
import { people } from './people.ts';
import { historyTo } from './road.ts';
import { aContext } from './surroundings.ts';

const level5 = aCase({ proposedLevel: 5 });
const underOldLaw = aCase({ ruleset: 'ND85_2016' });
const notApplicable = aCommand('record-results', { body: everyCriterion(aCase(), 'not-applicable') });
const satisfied = aCommand('record-results');

/** An assessing unit of a ministry that nobody licensed or designated. */
const unlicensed = { organisation: 'BYT', unit: 'BYT/assessment' };

const ofAssignment: RefusalScenario[] = [
  {
    code: 'assessor-operates',
    because: 'the unit runs the system',
    history: historyTo('level-approved'),
    command: aCommand('assign', { body: { organisation: 'DGA', unit: 'CTY-A/operations' } }),
  },
  {
    code: 'assessor-is-vendor',
    because: 'another unit of the vendor stays the vendor',
    history: historyTo('level-approved'),
    command: aCommand('assign', { body: { organisation: 'CTY-A', unit: 'CTY-A/assessment' } }),
  },
  {
    code: 'assessor-is-vendor',
    because: 'the delivering unit stays the vendor whatever organisation is named',
    history: historyTo('assessing'),
    command: aCommand('reassign', { body: { organisation: 'DGA', unit: people.vendor.unit } }),
  },
  {
    code: 'assessor-is-monitoring-provider',
    because: 'it watches the system day and night',
    history: historyTo('level-approved'),
    command: aCommand('assign', { body: { organisation: 'CTY-D', unit: 'CTY-D/monitoring' } }),
  },
  {
    code: 'assessor-must-change',
    because: 'the unit whose conclusion was appealed does not judge again',
    history: historyTo('not-eligible', { then: [aCommand('appeal')] }),
    command: aCommand('reassign'),
  },
  {
    code: 'assessor-not-qualified',
    because: 'level 5 asks for a licence, a state service or a designation',
    history: historyTo('level-approved', { facts: level5 }),
    command: aCommand('assign', { facts: level5, body: unlicensed }),
  },
  {
    code: 'assessor-not-qualified',
    because: 'the old law asks for it from level 3',
    history: historyTo('level-approved', { facts: underOldLaw }),
    command: aCommand('assign', { facts: underOldLaw, body: unlicensed }),
    context: aContext(undefined, 'ND85_2016'),
  },
];

const ofResults: RefusalScenario[] = [
  {
    code: 'criterion-not-on-list',
    because: 'results name criteria that the level does not have',
    history: historyTo('assessing'),
    command: aCommand('record-results', {
      body: {
        results: [
          { criterion: 'RSK-01', verdict: 'satisfied' },
          { criterion: 'XXX-01', verdict: 'satisfied' },
        ],
      },
    }),
    details: { criteria: ['XXX-01'] },
  },
  {
    code: 'criterion-not-on-list',
    because: 'a finding names one',
    history: historyTo('assessing'),
    command: aCommand('raise-finding', { body: { criterion: 'XXX-01' } }),
    details: { criteria: ['XXX-01'] },
  },
  {
    code: 'nothing-to-accept',
    because: 'the assessor found the criterion satisfied',
    history: historyTo('assessing', { then: [satisfied] }),
    command: aCommand('accept-not-applicable', { body: { criteria: ['RSK-01', 'RSK-02'] } }),
    details: { criteria: ['RSK-01', 'RSK-02'] },
  },
  {
    code: 'appraiser-operates',
    because: 'the operating unit does not accept that a criterion does not apply to it',
    history: historyTo('drafting', {
      facts: aCase({ operatingUnit: people.specialisedUnit.unit }),
      then: [aCommand('save-content'), aCommand('import-level'), aCommand('assign'), notApplicable],
    }),
    command: aCommand('accept-not-applicable'),
  },
  {
    code: 'assessor-accepts-itself',
    because: 'the unit that says that a criterion does not apply does not agree to it as well',
    history: aDossier({
      status: 'assessing',
      assignment: { organisation: 'BTC', unit: people.specialisedUnit.unit, qualification: null },
      results: { 'RSK-01': 'a' },
    }),
    command: aCommand('accept-not-applicable', { body: { criteria: ['RSK-01'] } }),
    details: { unit: people.specialisedUnit.unit },
  },
  {
    code: 'partial-without-finding',
    because: 'the finding that was closed before speaks of another defect',
    history: historyTo('assessing', {
      then: [
        aCommand('raise-finding'),
        aCommand('answer-finding'),
        aCommand('recheck-finding', { body: { finding: findingId } }),
      ],
    }),
    command: aCommand('record-results', {
      body: { results: [{ criterion: 'RSK-01', verdict: 'partially-satisfied' }] },
    }),
    details: { items: ['RSK-01'] },
  },
  {
    code: 'schedule-not-possible',
    because: 'the system is said to run, in whatever words',
    history: historyTo('assessing', { content: { system: { inOperation: 'since May' } } }),
    command: aCommand('record-results', {
      body: { results: [{ criterion: 'VUL-03', verdict: 'satisfied', scheduledFor: '2026-12-01' }] },
    }),
    details: { because: 'in-operation' },
  },
  {
    code: 'finding-unknown',
    because: 'nobody raised it',
    history: historyTo('remediating'),
    command: aCommand('answer-finding', { body: { finding: 'finding-9' } }),
  },
  {
    code: 'finding-unknown',
    because: 'a word of the language is not a finding',
    history: historyTo('remediating'),
    command: aCommand('answer-finding', { body: { finding: 'constructor' } }),
  },
  {
    code: 'finding-not-open',
    because: 'the vendor has answered it',
    history: historyTo('remediating', {
      then: [aCommand('answer-finding'), aCommand('raise-finding', { id: 'finding-2' })],
    }),
    command: aCommand('answer-finding', { body: { finding: findingId } }),
  },
];

/** The refusals from the assignment of an assessor to the last finding. */
export const assessmentRefusals: readonly RefusalScenario[] = [...ofAssignment, ...ofResults];
