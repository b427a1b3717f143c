import type { DossierContent } from '../../../shared/domain/dossier/content.ts';
import type { CaseFacts } from '../../../shared/domain/dossier/dossier.ts';
import { aCase } from './a-case.ts';
import { aContent, aPaper } from './a-content.ts';
import { aCommand } from './commands.ts';
import { people } from './people.ts';
import type { RefusalScenario } from './refusal-scenario.ts';
import { historyTo } from './road.ts';

const level1 = aCase({ proposedLevel: 1 });

const level4 = aCase({ proposedLevel: 4 });
const level5 = aCase({ proposedLevel: 5 });

const saved = (facts: CaseFacts, content: Partial<DossierContent>) =>
  aCommand('save-content', { facts, body: { content: aContent(content) } });

/** A case of level 5, proposed with the reference of its paper and without a word on the system. */
const onPaper = aCommand('save-content', { facts: level5, body: { content: aPaper(), factsDigest: null } });

/** Internal, and for the citizens all the same. */
const contradicting = {
  facts: { systemType: 'internal', informationClasses: ['public'], settlesAdministrativeProcedures: true },
} as const;

/** An online service of which nobody says whom it serves, and which somebody has rated level 1. */
const rated = {
  facts: { systemType: 'citizen-business', informationClasses: ['personal'], riskOutcomeLevel: 1 },
} as const;

const openOfRated = [
  'conditionalBusiness',
  'basicDataSubjects',
  'sensitiveDataSubjects',
  'secretHarm',
  'settlesAdministrativeProcedures',
  'eGovernmentNational',
  'requires24x7',
  'unplannedStopAcceptable',
  'nationalDataStore',
];

/** The refusals about a level that less is known of than decides it. */
export const levelRefusals: readonly RefusalScenario[] = [
  {
    code: 'open-facts-unanswered',
    because: 'a low rating does not stand in for what the vendor left out',
    history: historyTo('awaiting-appraisal', { facts: level1, content: rated }),
    command: aCommand('appraise', { facts: level1 }),
    details: {
      facts: openOfRated,
    },
  },
  {
    code: 'open-facts-unanswered',
    because: 'the paper of a level knows nothing of what the dossier leaves open',
    history: historyTo('drafting', { facts: level1, then: [saved(level1, rated)] }),
    command: aCommand('import-level', { facts: level1, body: { level: 1 } }),
    details: { facts: openOfRated },
  },
  {
    code: 'open-facts-unanswered',
    because: 'nobody derives a lower level from a dossier that is on paper and states no facts',
    history: historyTo('drafting', {
      facts: level5,
      then: [onPaper, aCommand('submit', { facts: level5 }), aCommand('expert-opinion', { facts: level5 })],
    }),
    command: aCommand('appraise', { facts: level5, body: { level: 4 } }),
    details: { facts: ['facts'] },
  },
  {
    code: 'open-facts-unanswered',
    because: 'nobody takes a lower level over for such a dossier either',
    history: historyTo('drafting', { facts: level5, then: [onPaper] }),
    command: aCommand('import-level', { facts: level5, body: { level: 1 } }),
    details: { facts: ['facts'] },
  },
  {
    code: 'details-kept-on-paper',
    because: 'a dossier whose details were entered is no dossier of level 5',
    history: historyTo('awaiting-appraisal', {
      facts: level4,
      then: [aCommand('expert-opinion', { facts: level4 })],
    }),
    command: aCommand('appraise', { facts: level4, body: { level: 5 } }),
  },
  {
    code: 'details-kept-on-paper',
    because: 'not even where a paper says so',
    history: historyTo('drafting', { facts: level4, then: [aCommand('save-content', { facts: level4 })] }),
    command: aCommand('import-level', { facts: level4, body: { level: 5 } }),
  },
  {
    code: 'facts-contradict',
    because: 'no level is taken over beside facts that cannot all be true',
    history: historyTo('drafting', { facts: level1, then: [saved(level1, contradicting)] }),
    command: aCommand('import-level', { facts: level1, body: { level: 1, reasons: 'It stands on paper.' } }),
  },
  {
    code: 'appraiser-is-vendor',
    because: 'the specialised unit delivers the platform itself and no council was appointed',
    history: historyTo('awaiting-appraisal', { facts: aCase({ vendorUnit: people.specialisedUnit.unit }) }),
    command: aCommand('appraise'),
  },
  {
    code: 'appraiser-may-not-approve',
    because: 'one person who holds both roles appraised at level 3',
    history: historyTo('appraised', { facts: aCase() }),
    command: aCommand('approve-level', {
      actor: { ...people.owner, subject: people.specialisedUnit.subject },
    }),
  },
  {
    code: 'appraiser-may-not-approve',
    because: 'a colleague of the unit that appraised holds the power of the owner',
    history: historyTo('appraised', { facts: aCase() }),
    command: aCommand('approve-level', { actor: { ...people.owner, unit: people.specialisedUnit.unit } }),
  },
];
