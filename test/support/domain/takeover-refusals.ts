import type { DossierCommand } from '../../../shared/domain/dossier/commands.ts';
import { aCommand } from './commands.ts';
import { people } from './people.ts';
import type { RefusalScenario } from './refusal-scenario.ts';
import { historyTo } from './road.ts';

const satisfied = aCommand('record-results');
const toAnother = aCommand('reassign', { body: { organisation: 'DGB', unit: people.otherAssessor.unit } });
const taking = (...criteria: readonly string[]) =>
  aCommand('take-over-results', { actor: people.otherAssessor, body: { criteria } });
const recorded = (...then: readonly DossierCommand[]) => historyTo('assessing', { then });
const scanned = (effectiveOn?: string) =>
  aCommand('record-results', {
    body: {
      results: [
        {
          criterion: 'VUL-03',
          verdict: 'satisfied',
          evidence: effectiveOn === undefined ? undefined : [{ paper: 'Biên bản 3/BB', effectiveOn }],
        },
      ],
    },
  });

/** The refusals about results of a unit that assessed before. */
export const takeoverRefusals: readonly RefusalScenario[] = [
  {
    code: 'nothing-to-take-over',
    because: 'the unit before recorded nothing of the kind, and the other is its own already',
    history: recorded(scanned('2026-10-01'), toAnother, taking('VUL-03')),
    command: taking('VUL-03', 'RSK-01'),
    details: { criteria: ['VUL-03', 'RSK-01'] },
  },
  {
    code: 'evidence-stale',
    because: 'a scan that is too old does not become young by another word',
    history: recorded(satisfied, scanned('2026-04-01'), toAnother),
    command: taking('RSK-01', 'VUL-03'),
    details: { items: ['VUL-03'] },
  },
  {
    code: 'evidence-missing',
    because: 'nor does a scan that nobody has shown',
    history: recorded(satisfied, scanned(), toAnother),
    command: taking('RSK-01', 'VUL-03'),
    details: { items: ['VUL-03'] },
  },
  {
    code: 'results-not-taken-over',
    because: 'the unit that concludes has not said a word of its own',
    history: recorded(satisfied, toAnother, taking('RSK-01')),
    command: aCommand('conclude', { actor: people.otherAssessor }),
    details: { obstacles: ['results-not-taken-over'] },
  },
  {
    code: 'results-not-taken-over',
    because: 'an appeal is not decided by the results that it is about',
    history: historyTo('assessing', {
      then: [
        satisfied,
        aCommand('conclude', { body: { verdict: 'not-eligible' } }),
        aCommand('appeal'),
        toAnother,
      ],
    }),
    command: aCommand('conclude', { actor: people.otherAssessor }),
  },
];
