import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDossier } from '../../shared/contracts/records.ts';
import { keys } from '../../shared/workflow/keys.ts';
import { contentOfLevel } from '../support/domain/a-content.ts';
import { lawOf } from '../support/domain/laws.ts';
import type { Fate, InMemoryWorkflow } from '../support/in-memory-workflow.ts';
import { fates, inMemoryWorkflow } from '../support/in-memory-workflow.ts';
import { people } from './people.ts';
import { permitKeyOfTests } from './permit-keys.ts';
import type { Case, Step } from './road.ts';
import { digestOfCase, factsOf, movesOf, registration, roadFromEligible, roadToEligible } from './road.ts';

const first: Case = { platform: 'pf-1', name: 'first', level: 1 };
const road = [registration('pf-1'), ...roadToEligible(first), ...roadFromEligible(first, [])];
const day = 24 * 3600 * 1000;

const start = () => {
  let time = Date.parse('2026-11-23T02:00:00.000Z');
  const workflow = inMemoryWorkflow({ now: () => new Date(time).toISOString(), key: permitKeyOfTests });
  const pass = (days: number) => {
    time += days * day;
  };
  const send = async ({ queue, wish }: Step) => {
    await workflow.queues.send(queue, [{ group: wish.aggregate.id, deduplicationId: wish.id, body: wish }]);
  };
  return { ...workflow, send, pass };
};
const isAllowed = async (workflow: InMemoryWorkflow, asOf?: string) => {
  const release = { digest: digestOfCase('first') };
  const asked = { release, purpose: 'operation', data: 'real', ...(asOf && { asOf }) } as const;
  return (await workflow.ask(asked, people.deployer)).decision === 'allow';
};

/** The moves of a renewal up to the assessor, 650 days after the road. */
const renewalOpened = movesOf('again', [
  [
    people.vendor,
    'open-dossier',
    {
      facts: {
        ...factsOf(first),
        id: 'ds-again',
        follows: { kind: 'renewal', dossier: 'ds-first', releaseId: 'rl-first' },
      },
    },
  ],
  [
    people.vendor,
    'save-content',
    {
      content: { ...contentOfLevel(1), changeStatement: 'Nothing changes' },
      digest: digestOfCase('content'),
    },
  ],
  [people.vendor, 'submit'],
  [people.owner, 'assign', { organisation: 'DGA', unit: 'DGA/assessment' }],
]);
const chunksOf = <T>(list: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(list.length / 50) }, (_, n) => list.slice(n * 50, n * 50 + 50));

/** The rest of it, once it is known what can be taken over. */
const renewalAssessed = (workflow: InMemoryWorkflow): readonly Step[] => {
  const { former } = parseDossier(workflow.items.get(keys.state('dossier', 'ds-again'))?.['state']);
  const evidence = [{ paper: 'Biên bản 2/BB', effectiveOn: '2028-08-25' }];
  const open = lawOf('ND331_2026')
    .criteriaOf(1)
    .filter(({ id, due }) => due !== 'by-system' && !(id in former))
    .map(({ id }) => ({ criterion: id, verdict: 'satisfied', evidence }));
  const taken = chunksOf(Object.keys(former)).map((criteria) => ({ criteria }));
  const conclusion = roadToEligible({ ...first, name: 'again' }).filter(
    ({ wish }) => wish.type === 'conclude',
  );
  return [
    ...movesOf(
      'again',
      taken.map((body) => [people.assessor, 'take-over-results', body]),
      30,
    ),
    ...movesOf(
      'again',
      chunksOf(open).map((results) => [people.assessor, 'record-results', { results }]),
      40,
    ),
    ...conclusion,
  ];
};

/** Renews the permit of the release; the gate must not close in between, nor open without one of the two permits. */
const renew = async (fatesOf: () => Fate | undefined) => {
  const workflow = start();
  for (const step of road) {
    await workflow.send(step);
    await workflow.drain();
  }
  workflow.pass(650);
  const answers: boolean[] = [];
  const go = async (steps: readonly Step[]) => {
    for (const step of steps) {
      await workflow.send(step);
      for (let heads = workflow.queues.heads(); heads.length > 0; heads = workflow.queues.heads()) {
        for (const head of heads) await workflow.deliver(head, fatesOf() ?? 'done');
        answers.push(await isAllowed(workflow));
      }
    }
  };
  await go(renewalOpened);
  await go(renewalAssessed(workflow));
  workflow.pass(200);
  const afterOld = await isAllowed(workflow);
  const ofThen = await Promise.all(
    ['2026-12-01T02:00:00.000Z', '2028-10-01T02:00:00.000Z'].map((asOf) => isAllowed(workflow, asOf)),
  );
  workflow.pass(800);
  const afterBoth = await isAllowed(workflow);
  return {
    closed: answers.includes(false),
    afterOld,
    afterBoth,
    ofThen,
    permit: parseDossier(workflow.items.get(keys.state('dossier', 'ds-again'))?.['state']).permit?.status,
  };
};

describe('a renewal', () => {
  it('leaves no gap and no permit beyond its own end, whatever befalls each delivery', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...fates), { maxLength: 60, size: 'max' }),
        async (befalls) => {
          const left = befalls.values();
          expect(await renew(() => left.next().value)).toEqual({
            closed: false,
            afterOld: true,
            afterBoth: false,
            ofThen: [true, true],
            permit: 'valid',
          });
        },
      ),
      { numRuns: 10, endOnFailure: true },
    );
  });
});
