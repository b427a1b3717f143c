import { aCase } from './a-case.ts';
import { aContent, aPaper } from './a-content.ts';
import { factsOfLevel, someFacts } from './facts.ts';
import { rulesetOf } from '../../../shared/rulesets/rulesets.ts';
import { aCommand } from './commands.ts';
import { aRuling } from './people.ts';
import type { RefusalScenario } from './refusal-scenario.ts';
import { historyTo } from './road.ts';
import { aContext } from './surroundings.ts';

const level5 = aCase({ proposedLevel: 5 });
const secretInside = someFacts({
  components: [someFacts({ informationClasses: ['state-secret'], secretHarm: 'harm' })],
});
const tomorrows = { number: '7/QC', issuedOn: '2026-11-03' };
const withoutRegulation = aContent({ securityRegulation: undefined });

/** Refusals for papers that are missing, not signed yet, or due in a year that nobody knows. */
export const documentRefusals: RefusalScenario[] = [
  {
    code: 'document-date-in-future',
    because: 'the opinion is dated tomorrow',
    history: historyTo('awaiting-appraisal'),
    command: aCommand('appraise', { body: { ruling: aRuling({ documentDate: '2099-01-01' }) } }),
    details: { documentDate: '2099-01-01' },
  },
  ...[
    { securityRegulation: tomorrows },
    { designDocument: { ...tomorrows, kind: 'detailed-design' as const } },
  ].map((content): RefusalScenario => ({
    code: 'document-date-in-future',
    because: `nobody has issued yet what is dated tomorrow: ${Object.keys(content).join(', ')}`,
    history: historyTo('drafting'),
    command: aCommand('save-content', { body: { content: aContent(content) } }),
    details: { documentDate: tomorrows.issuedOn },
  })),
  {
    code: 'dossier-incomplete',
    because: 'a level on paper is taken over without a dossier',
    history: historyTo('drafting'),
    command: aCommand('import-level'),
    details: { missing: rulesetOf('ND331_2026').contentAsked(3, undefined) },
  },
  {
    code: 'prime-minister-decision-missing',
    because: 'level 5 on paper has its decision too',
    history: historyTo('drafting', { facts: level5, then: [aCommand('save-content', { facts: level5 })] }),
    command: aCommand('import-level', { facts: level5, body: { primeMinisterDecision: undefined } }),
  },
  {
    code: 'security-regulation-not-issued',
    because: 'a level on paper is no way around the regulation',
    history: historyTo('drafting', {
      then: [aCommand('save-content', { body: { content: withoutRegulation } })],
    }),
    command: aCommand('import-level'),
  },
  {
    code: 'details-kept-on-paper',
    because: 'the details of level 5 are not entered',
    history: historyTo('drafting', { facts: level5 }),
    command: aCommand('save-content', {
      facts: level5,
      body: { content: aPaper({ overview: 'all of it' }) },
    }),
    details: { fields: ['overview'] },
  },
  {
    code: 'details-kept-on-paper',
    because: 'the facts give level 5, whatever the proposal says',
    history: historyTo('drafting'),
    command: aCommand('save-content', {
      body: { content: aPaper({ facts: factsOfLevel[5], vendorGrounds: 'because' }) },
    }),
    details: { fields: ['vendorGrounds'] },
  },
  {
    code: 'details-kept-on-paper',
    because: 'a component holds state secrets',
    history: historyTo('drafting'),
    command: aCommand('save-content', { body: { content: aPaper({ facts: secretInside, devices: [] }) } }),
    details: { fields: ['devices'] },
  },
  {
    code: 'calendar-year-unknown',
    because: 'nobody knows the holidays of 2031 yet',
    history: historyTo('drafting', { then: [aCommand('save-content')] }),
    command: aCommand('submit'),
    context: aContext('2031-01-06T02:00:00.000Z'),
    details: { year: 2031 },
  },
];
