import type { RecordedResult } from '../../../shared/domain/dossier/commands.ts';
import type { CaseFacts } from '../../../shared/domain/dossier/dossier.ts';
import { aCase } from './a-case.ts';
import { aCommand, findingId } from './commands.ts';
import type { RefusalScenario } from './refusal-scenario.ts';
import { historyTo } from './road.ts';
import { aContext } from './surroundings.ts';

const recording = (result: Omit<RecordedResult, 'verdict'> & Partial<RecordedResult>, facts?: CaseFacts) =>
  aCommand('record-results', {
    body: { results: [{ verdict: 'satisfied', ...result }] },
    ...(facts && { facts }),
  });
const satisfied = aCommand('record-results');
const partly = (criterion: string) => recording({ criterion, verdict: 'partially-satisfied' });
const seen = (effectiveOn: string) => [{ paper: 'Biên bản 3/BB', effectiveOn }];

/** A portal under a ruleset of scored groups: nobody can use it by keyboard or screen reader. */
const portal = aCase({ ruleset: 'CONG_DVC_TU_DAT' });
const portalContext = aContext(undefined, portal.ruleset);
const results = portalContext.rules.criteriaOf(3).map(({ id, group }) => ({
  criterion: id,
  verdict: group === 'access' ? ('not-satisfied' as const) : ('satisfied' as const),
  evidence: seen('2026-11-02'),
}));

/** The refusals about what a conclusion waits for. */
export const conclusionRefusals: readonly RefusalScenario[] = [
  {
    code: 'evidence-stale',
    because: 'the scan of level 3 holds six months, and is seven months old',
    history: historyTo('assessing', {
      then: [satisfied, recording({ criterion: 'VUL-03', evidence: seen('2026-04-01') })],
    }),
    command: aCommand('conclude'),
    details: { items: ['VUL-03'], count: 1, obstacles: ['evidence-stale'] },
  },
  {
    code: 'evidence-missing',
    because: 'recording it again without a new scan makes no old scan young',
    history: historyTo('assessing', {
      then: [
        satisfied,
        recording({ criterion: 'VUL-03', evidence: seen('2026-04-01') }),
        recording({ criterion: 'VUL-03' }),
      ],
    }),
    command: aCommand('conclude'),
    details: { items: ['VUL-03'], count: 1, obstacles: ['evidence-missing'] },
  },
  {
    code: 'partial-without-finding',
    because: 'what is met only in part needs a finding',
    history: historyTo('assessing', { then: [satisfied, partly('RSK-01')] }),
    command: aCommand('conclude'),
    details: { items: ['RSK-01'] },
  },
  {
    code: 'gate-not-satisfied',
    because: 'what must hold before operation holds only in part, though its finding is closed',
    history: historyTo('assessing', {
      then: [
        satisfied,
        partly('NET-16'),
        aCommand('raise-finding', { body: { criterion: 'NET-16' } }),
        aCommand('answer-finding'),
        aCommand('recheck-finding', { body: { finding: findingId } }),
      ],
    }),
    command: aCommand('conclude'),
    details: { items: ['NET-16'] },
  },
  {
    code: 'group-below-pass-mark',
    because: 'a portal that some people cannot use does not pass, whatever else it offers',
    history: historyTo('assessing', {
      facts: portal,
      then: [aCommand('record-results', { facts: portal, body: { results } })],
    }),
    command: aCommand('conclude', { facts: portal }),
    context: portalContext,
    details: { items: ['access'] },
  },
  {
    code: 'acceptance-report-missing',
    because: 'from level 3 the owner has approved one',
    history: historyTo('assessing', { then: [satisfied] }),
    command: aCommand('conclude', { body: { acceptanceReport: undefined } }),
  },
  {
    code: 'document-date-in-future',
    because: 'the acceptance report is of tomorrow',
    history: historyTo('assessing', { then: [satisfied] }),
    command: aCommand('conclude', { body: { acceptanceReport: { number: '8/BC', date: '2026-11-03' } } }),
    details: { documentDate: '2026-11-03' },
  },
];
