import { assessmentRefusals } from './assessment-refusals.ts';
import { aCase, aDossier } from './a-case.ts';
import { aContent } from './a-content.ts';
import { lateRefusals } from './late-refusals.ts';
import { aCommand } from './commands.ts';
import { checklistRefusals } from './checklist-refusals.ts';
import { conclusionRefusals } from './conclusion-refusals.ts';
import { dayRefusals } from './day-refusals.ts';
import { documentRefusals } from './document-refusals.ts';
import { evidenceRefusals } from './evidence-refusals.ts';
import { independenceRefusals } from './independence-refusals.ts';
import { levelRefusals } from './level-refusals.ts';
import { opinionRefusals } from './opinion-refusals.ts';
import { aPerson, people } from './people.ts';
import { publicationRefusals } from './publication-refusals.ts';
import type { RefusalScenario } from './refusal-scenario.ts';
import { historyTo } from './road.ts';
import { aContext } from './surroundings.ts';

const level4 = aCase({ proposedLevel: 4 });
const level5 = aCase({ proposedLevel: 5 });
const operatedByAppraiser = aCase({ operatingUnit: people.specialisedUnit.unit });
const operatedByAuthority = aCase({ proposedLevel: 4, operatingUnit: people.securityAuthority.unit });
const underOldLaw = aCase({ ruleset: 'ND85_2016' });
const newYear = aContext('2026-12-31T17:00:00.000Z', 'ND85_2016');
const withoutRegulation = aContent({ securityRegulation: undefined });

const ofTheTable: RefusalScenario[] = [
  {
    code: 'already-exists',
    because: 'the case is open already',
    history: historyTo('drafting'),
    command: aCommand('open-dossier'),
  },
  {
    code: 'unknown-aggregate',
    because: 'there is no such case',
    history: [],
    command: aCommand('submit'),
  },
  {
    code: 'not-your-platform',
    because: 'another vendor opens the case',
    history: [],
    command: aCommand('open-dossier', { actor: people.otherVendor }),
  },
  {
    code: 'not-your-platform',
    because: 'somebody of the vendor opens it who is not there for that',
    history: [],
    command: aCommand('open-dossier', { actor: aPerson('assessor', 'CTY-A') }),
  },
  {
    code: 'operating-unit-missing',
    because: 'the case names no operating unit',
    history: [],
    command: aCommand('open-dossier', { facts: aCase({ operatingUnit: '  ' }) }),
  },
  {
    code: 'not-your-move',
    because: 'the owner does not submit',
    history: historyTo('drafting'),
    command: aCommand('submit', { actor: people.owner }),
    details: { by: 'vendor' },
  },
  {
    code: 'move-not-allowed',
    because: 'nothing is published that was not asked for',
    history: historyTo('eligible'),
    command: aCommand('approve-publication'),
    details: { status: 'eligible', allowed: ['awaiting-publication'] },
  },
  {
    code: 'stale-version',
    because: 'the author saw an older version',
    history: historyTo('drafting'),
    command: aCommand('save-content', { expectedVersion: 0 }),
    details: { expected: 0, version: 1 },
  },
  {
    code: 'stale-version',
    because: 'the author saw a version that is not there yet',
    history: historyTo('drafting'),
    command: aCommand('save-content', { expectedVersion: 2 }),
    details: { expected: 2, version: 1 },
  },
];

const ofAppraisal: RefusalScenario[] = [
  {
    code: 'expert-opinion-not-needed',
    because: 'level 3 has none',
    history: historyTo('awaiting-appraisal'),
    command: aCommand('expert-opinion'),
    details: { from: 4 },
  },
  {
    code: 'expert-opinion-missing',
    because: 'level 4 is not appraised without it',
    history: historyTo('awaiting-appraisal', { facts: level4 }),
    command: aCommand('appraise', { facts: level4 }),
  },
  {
    code: 'appraiser-operates',
    because: 'the specialised unit runs the system and no council was appointed',
    history: historyTo('awaiting-appraisal', { facts: operatedByAppraiser }),
    command: aCommand('appraise'),
  },
  {
    code: 'appraiser-operates',
    because: 'the security authority runs the system: not even *not yet suitable* is its to say',
    history: historyTo('awaiting-appraisal', { facts: operatedByAuthority }),
    command: aCommand('appraise', { facts: operatedByAuthority, body: { verdict: 'not-yet-suitable' } }),
  },
  {
    code: 'level-of-another-appraiser',
    because: 'the specialised unit finds a level that is for the security authority',
    history: historyTo('awaiting-appraisal'),
    command: aCommand('appraise', { body: { level: 4 } }),
    details: { level: 4 },
  },
  {
    code: 'level-of-another-appraiser',
    because: 'the security authority finds a level that is for the specialised unit',
    history: historyTo('awaiting-appraisal', { facts: level4 }),
    command: aCommand('appraise', { facts: level4, body: { level: 3 } }),
    details: { level: 3 },
  },
  {
    code: 'appraised-below-determined',
    because: 'what the facts give is not argued away by an opinion',
    history: historyTo('awaiting-appraisal'),
    command: aCommand('appraise', { body: { level: 2 } }),
    details: { level: 2, determined: 3, criteria: ['13.2.a'] },
  },
  {
    code: 'appraised-below-determined',
    because: 'an approval on paper does not hold for facts that give more',
    history: historyTo('drafting', { then: [aCommand('save-content')] }),
    command: aCommand('import-level', { body: { level: 2 } }),
    details: { level: 2, determined: 3, criteria: ['13.2.a'] },
  },
];

const ofApproval: RefusalScenario[] = [
  {
    code: 'appraisal-missing',
    because: 'a damaged history has no appraisal',
    history: aDossier({ status: 'appraised' }),
    command: aCommand('approve-level'),
  },
  {
    code: 'security-regulation-not-issued',
    because: 'the content names none',
    history: historyTo('drafting', {
      then: [
        aCommand('save-content', { body: { content: withoutRegulation } }),
        aCommand('submit'),
        aCommand('appraise'),
      ],
    }),
    command: aCommand('approve-level'),
  },
  {
    code: 'prime-minister-decision-missing',
    because: 'level 5 needs it',
    history: historyTo('appraised', { facts: level5 }),
    command: aCommand('approve-level', { facts: level5, body: { primeMinisterDecision: undefined } }),
  },
  {
    code: 'ruleset-window-closed',
    because: 'the old law approves no level after 2026',
    history: historyTo('appraised', { facts: underOldLaw }),
    command: aCommand('approve-level', { facts: underOldLaw }),
    context: newYear,
    details: { until: '2026-12-31' },
  },
  {
    code: 'ruleset-window-closed',
    because: 'nor does it take one over from paper',
    history: historyTo('drafting', { facts: underOldLaw }),
    command: aCommand('import-level', { facts: underOldLaw }),
    context: newYear,
  },
];

/** Every code that `decideDossier` can give, each in at least one scenario. */
export const dossierRefusals: readonly RefusalScenario[] = [
  ...ofTheTable,
  ...ofAppraisal,
  ...levelRefusals,
  ...opinionRefusals,
  ...conclusionRefusals,
  ...dayRefusals,
  ...documentRefusals,
  ...ofApproval,
  ...assessmentRefusals,
  ...checklistRefusals,
  ...publicationRefusals,
  ...independenceRefusals,
  ...evidenceRefusals,
  ...lateRefusals,
];
