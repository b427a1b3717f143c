import type { RecordedResult } from '../../../shared/domain/dossier/commands.ts';
import type { CaseFacts } from '../../../shared/domain/dossier/dossier.ts';
import { aCommand } from './commands.ts';
import type { RefusalScenario } from './refusal-scenario.ts';
import { historyTo } from './road.ts';
import { aContext } from './surroundings.ts';

const recording = (result: Omit<RecordedResult, 'verdict'> & Partial<RecordedResult>, facts?: CaseFacts) =>
  aCommand('record-results', {
    body: { results: [{ verdict: 'satisfied', ...result }] },
    ...(facts && { facts }),
  });
const assessing = historyTo('assessing');
const running = historyTo('assessing', { content: { system: { inOperation: true } } });
const seen = (effectiveOn: string) => [{ paper: 'Biên bản 3/BB', effectiveOn }];

const ofResults: RefusalScenario[] = [
  {
    code: 'criterion-decided-by-system',
    because: 'whether the dossier has a plan is known from the dossier',
    history: assessing,
    command: recording({ criterion: 'DEC-05' }),
    details: { criteria: ['DEC-05'] },
  },
  {
    code: 'criterion-not-on-list',
    because: 'the system runs in a house of its own, so no separation from other tenants is asked for',
    history: historyTo('assessing', { content: { system: { hosting: 'own' } } }),
    command: recording({ criterion: 'DEC-13' }),
  },
  {
    code: 'reason-missing',
    because: 'what does not apply says why',
    history: assessing,
    command: recording({ criterion: 'RSK-01', verdict: 'not-applicable' }),
    details: { criteria: ['RSK-01'] },
  },
  {
    code: 'evidence-unknown',
    because: 'no such file was confirmed',
    history: assessing,
    command: recording({ criterion: 'RSK-01', evidence: [{ evidence: 'ev-9', effectiveOn: '2026-10-01' }] }),
    details: { evidence: ['ev-9'] },
  },
  {
    code: 'evidence-unknown',
    because: 'the file belongs to a case of another platform',
    history: assessing,
    command: recording({
      criterion: 'RSK-01',
      evidence: [{ evidence: 'ev-1', dossier: 'ds-9', effectiveOn: '2026-10-01' }],
    }),
    context: {
      ...aContext(),
      evidence: [{ dossier: 'ds-9', evidence: 'ev-1', platformId: 'pf-9', sha256: 'sha256:e' }],
    },
  },
  {
    code: 'evidence-unknown',
    because: 'nobody is given a file of another case that is not of this platform',
    history: assessing,
    command: aCommand('open-evidence', { body: { evidence: 'ev-1', dossier: 'ds-9' } }),
  },
  {
    code: 'effective-day-in-future',
    because: 'the test is to take place tomorrow',
    history: assessing,
    command: recording({ criterion: 'RSK-01', evidence: seen('2026-11-03') }),
    details: { days: ['2026-11-03'] },
  },
];

const ofSchedules: RefusalScenario[] = [
  {
    code: 'schedule-not-possible',
    because: 'a procedure is there or it is not',
    history: assessing,
    command: recording({ criterion: 'RSK-01', scheduledFor: '2026-12-01' }),
    details: { criterion: 'RSK-01', because: 'not-periodic' },
  },
  {
    code: 'schedule-not-possible',
    because: 'the system runs, so the scan could have been made',
    history: running,
    command: recording({ criterion: 'VUL-03', scheduledFor: '2026-12-01' }),
    details: { because: 'in-operation' },
  },
  {
    code: 'schedule-not-possible',
    because: 'the day has passed',
    history: assessing,
    command: recording({ criterion: 'VUL-03', scheduledFor: '2026-11-01' }),
    details: { because: 'past' },
  },
  {
    code: 'schedule-not-possible',
    because: 'at level 3 the scan is due within six months',
    history: assessing,
    command: recording({ criterion: 'VUL-03', scheduledFor: '2027-05-03' }),
    details: { because: 'too-late' },
  },
];

const ofFindings: RefusalScenario[] = [
  {
    code: 'finding-day-past',
    because: 'it was to be mended yesterday',
    history: assessing,
    command: aCommand('raise-finding', { body: { dueOn: '2026-11-01' } }),
    details: { day: '2026-11-01' },
  },
  {
    code: 'corrective-plan-missing',
    because: 'a major finding is not answered with words alone',
    history: historyTo('remediating'),
    command: aCommand('answer-finding', { body: { plan: undefined } }),
    details: { severity: 'major' },
  },
  {
    code: 'finding-not-answered',
    because: 'there is nothing yet to look at again',
    history: historyTo('remediating'),
    command: aCommand('recheck-finding'),
  },
  {
    code: 'finding-unknown',
    because: 'nobody raised what is looked at again',
    history: historyTo('remediating'),
    command: aCommand('recheck-finding', { body: { finding: 'finding-9' } }),
  },
];

/** The refusals about the list of criteria, its evidence, findings and schedules. */
export const checklistRefusals: readonly RefusalScenario[] = [...ofResults, ...ofSchedules, ...ofFindings];
