import { aCommand } from './commands.ts';
import { people } from './people.ts';
import type { RefusalScenario } from './refusal-scenario.ts';
import { historyTo } from './road.ts';

const suspended = historyTo('published', {
  then: [aCommand('suspend', { body: { incident: '5/BC-SC' } })],
});
const { organisation, unit } = people.assessor;
const reported = (change: Partial<{ organisation: string; unit: string; date: string }>) =>
  aCommand('reinstate', {
    body: { assessment: { organisation, unit, number: '9/BC-ĐG', date: '2026-11-02', ...change } },
  });

/** The refusals of a permit that was suspended for a serious incident (R30). */
export const incidentRefusals: readonly RefusalScenario[] = [
  {
    code: 'specialist-assessment-missing',
    because: 'a serious incident was the ground, and nobody has assessed it since',
    history: suspended,
    command: aCommand('reinstate'),
    details: { incident: '5/BC-SC', since: '2026-11-02' },
  },
  {
    code: 'specialist-assessment-missing',
    because: 'the report is older than the incident',
    history: suspended,
    command: reported({ date: '2026-11-01' }),
  },
  {
    code: 'document-date-in-future',
    because: 'the report is of tomorrow',
    history: suspended,
    command: reported({ date: '2026-11-03' }),
  },
  {
    code: 'assessor-not-qualified',
    because: 'the unit is no specialist body',
    history: suspended,
    command: reported({ organisation: 'BYT', unit: 'BYT/assessment' }),
  },
];
