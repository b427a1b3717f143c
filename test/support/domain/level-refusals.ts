import { aCase } from './a-case.ts';
import { aCommand } from './commands.ts';
import type { RefusalScenario } from './refusal-scenario.ts';
import { historyTo } from './road.ts';

const level1 = aCase({ proposedLevel: 1 });

/** An online service of which nobody says whom it serves, and which somebody has rated level 1. */
const rated = {
  facts: { systemType: 'citizen-business', informationClasses: ['personal'], riskOutcomeLevel: 1 },
} as const;

/** The refusals about a level that less is known of than decides it. */
export const levelRefusals: readonly RefusalScenario[] = [
  {
    code: 'open-facts-unanswered',
    because: 'a low rating does not stand in for what the vendor left out',
    history: historyTo('awaiting-appraisal', { facts: level1, content: rated }),
    command: aCommand('appraise', { facts: level1 }),
    details: {
      facts: [
        'conditionalBusiness',
        'basicDataSubjects',
        'sensitiveDataSubjects',
        'secretHarm',
        'settlesAdministrativeProcedures',
        'eGovernmentNational',
        'requires24x7',
        'unplannedStopAcceptable',
        'nationalDataStore',
      ],
    },
  },
];
