import { aCommand, everyCriterion } from './commands.ts';
import { aCase } from './a-case.ts';
import type { RefusalScenario } from './refusal-scenario.ts';
import { historyTo } from './road.ts';
import { aContext } from './surroundings.ts';

const recording = (criterion: string, verdict: 'satisfied' | 'partially-satisfied') =>
  aCommand('record-results', { body: { results: [{ criterion, verdict }] } });
const everythingBut = (...criteria: readonly string[]) =>
  aCommand('record-results', {
    body: {
      results: everyCriterion(aCase()).results.filter(({ criterion }) => !criteria.includes(criterion)),
    },
  });
const concludedBut = (...criteria: readonly string[]) =>
  historyTo('assessing', { then: [everythingBut(...criteria), aCommand('conclude')] });
const winter = aContext('2026-12-15T02:00:00.000Z');
const minutes = (effectiveOn: string) => [{ paper: 'Biên bản 9/BB', effectiveOn }];

const until = '2026-11-02T02:10:00.000Z';
const filePart = (first: boolean) =>
  aCommand('record-results', {
    body: {
      results: [{ criterion: 'RSK-01', verdict: 'satisfied' }],
      file: { id: 'file-1', first, left: 1, until },
    },
  });

/** The refusals about what follows a conclusion, criteria due before publication and tasks, and about files of several parts. */
export const taskRefusals: readonly RefusalScenario[] = [
  {
    code: 'import-under-way',
    because: 'nobody concludes between two parts of a file',
    history: historyTo('assessing', { then: [filePart(true)] }),
    command: aCommand('conclude'),
    details: { until },
  },
  {
    code: 'import-interrupted',
    because: 'the part before never came',
    history: historyTo('assessing'),
    command: filePart(false),
  },
  {
    code: 'criterion-concluded',
    because: 'what the conclusion was drawn from is not recorded after it',
    history: historyTo('awaiting-publication'),
    command: aCommand('record-results', {
      body: {
        results: [
          { criterion: 'PLT-08', verdict: 'satisfied' },
          { criterion: 'RSK-01', verdict: 'satisfied' },
        ],
      },
    }),
    details: { criteria: ['RSK-01'] },
  },
  {
    code: 'publication-criteria-open',
    because: 'a platform is not published before its label is shown, in whole',
    history: historyTo('assessing', {
      then: [
        everythingBut('PLT-07'),
        aCommand('conclude'),
        aCommand('request-publication'),
        recording('PLT-08', 'partially-satisfied'),
      ],
    }),
    command: aCommand('approve-publication'),
    details: { items: ['PLT-07', 'PLT-08'], count: 2 },
  },
  {
    code: 'task-not-open',
    because: 'the evidence still speaks',
    history: concludedBut(),
    command: aCommand('complete-task'),
    details: { criteria: ['VUL-05'] },
  },
  {
    code: 'task-not-open',
    because: 'what is due before publication is for the assessor to record',
    history: concludedBut('PLT-08'),
    command: aCommand('complete-task', { body: { criteria: ['PLT-08'] } }),
  },
  {
    code: 'evidence-stale',
    because: 'evidence of October leaves a monthly check of December undone',
    history: concludedBut(),
    command: aCommand('complete-task', { body: { evidence: minutes('2026-10-10') } }),
    context: winter,
    details: { items: ['VUL-05'] },
  },
  {
    code: 'effective-day-in-future',
    because: 'tomorrow is not yet',
    history: concludedBut(),
    command: aCommand('complete-task', { body: { evidence: minutes('2026-12-16') } }),
    context: winter,
  },
  {
    code: 'evidence-unknown',
    because: 'no such file was confirmed',
    history: concludedBut('DEC-19'),
    command: aCommand('complete-task', {
      body: { criteria: ['DEC-19'], evidence: [{ evidence: 'ev-9', effectiveOn: '2026-11-02' }] },
    }),
  },
];
