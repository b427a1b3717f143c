import { requiredSections } from '../../../shared/domain/dossier/content.ts';
import { aCase, aContent } from './a-case.ts';
import { aCommand } from './commands.ts';
import { aRuling } from './people.ts';
import type { RefusalScenario } from './refusal-scenario.ts';
import { historyTo } from './road.ts';
import { aContext } from './surroundings.ts';

const level5 = aCase({ proposedLevel: 5 });
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
  {
    code: 'dossier-incomplete',
    because: 'a level on paper is taken over without a dossier',
    history: historyTo('drafting'),
    command: aCommand('import-level'),
    details: { missing: requiredSections },
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
    code: 'calendar-year-unknown',
    because: 'nobody knows the holidays of 2031 yet',
    history: historyTo('drafting', { then: [aCommand('save-content')] }),
    command: aCommand('submit'),
    context: aContext('2031-01-06T02:00:00.000Z'),
    details: { year: 2031 },
  },
];
