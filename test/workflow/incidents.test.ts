import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDossier, parsePlatform } from '../../shared/contracts/records.ts';
import { permitStatusAt } from '../../shared/domain/permit.ts';
import { keys } from '../../shared/workflow/keys.ts';
import { contentOfLevel } from '../support/domain/a-content.ts';
import type { Fate, InMemoryWorkflow } from '../support/in-memory-workflow.ts';
import { fates, inMemoryWorkflow } from '../support/in-memory-workflow.ts';
import { people } from './people.ts';
import { permitKeyOfTests } from './permit-keys.ts';
import type { Case, Step } from './road.ts';
import {
  digestOfCase,
  factsOf,
  movesOf,
  onPlatform,
  registration,
  roadFromEligible,
  roadToEligible,
} from './road.ts';

const first: Case = { platform: 'pf-1', name: 'first', level: 1 };
const ruling = {
  documentNumber: '13/QĐ-BTC',
  documentDate: '2026-11-23',
  legalBasis: 'Decree 331/2026/NĐ-CP',
  capacity: 'publishing-body',
};
const [incident, words] = ['in-1', 'A server was opened from outside'];
const { version, purl, digests } = factsOf({ ...first, name: 'second' });
const added = onPlatform('pf-1', people.vendor, [
  'add-release',
  { releaseId: 'rl-second', release: { version, purl, digests } },
]);
const follows = { kind: 'change', dossier: 'ds-first', releaseId: 'rl-first' };

/** A newer release takes over the permit of the published one, without a new assessment. */
const change: readonly Step[] = [
  { ...added, wish: { ...added.wish, id: 'c-add-second' } },
  ...movesOf('second', [
    [people.vendor, 'open-dossier', { facts: { ...factsOf({ ...first, name: 'second' }), follows } }],
    [
      people.vendor,
      'save-content',
      {
        content: { ...contentOfLevel(1), changeStatement: 'A bug is mended' },
        digest: digestOfCase('content'),
      },
    ],
    [people.vendor, 'submit'],
    [people.assessor, 'confirm-change', { ruling, reasons: 'Nothing is touched.', verdict: 'routine' }],
  ]),
];
const opened = onPlatform('pf-1', people.vendor, [
  'open-incident',
  {
    incident,
    severity: 'serious',
    noticedAt: '2026-11-23T01:00:00.000Z',
    releases: ['rl-first'],
    description: words,
  },
]);
const confirmed = onPlatform('pf-1', people.ministry, [
  'confirm-incident',
  { incident, reasons: 'Data is at risk', ruling },
]);
const reported = onPlatform('pf-1', people.vendor, [
  'report-incident',
  { incident, report: 'It is closed.' },
]);
const closed = onPlatform('pf-1', people.ministry, ['close-incident', { incident, reasons: 'Settled' }]);
const assessment = {
  organisation: 'DGA',
  unit: 'DGA/assessment',
  number: '9/BC-ĐG',
  date: '2026-11-23',
};
const reinstated = movesOf(
  'second',
  [[people.ministry, 'reinstate', { ruling, reasons: 'Assessed since.', assessment }]],
  80,
);
const ended = onPlatform('pf-1', people.owner, [
  'terminate-platform',
  { lastDay: '2027-06-30', reasons: 'Replaced', ruling: { ...ruling, capacity: 'owner' } },
]);
const road = [registration('pf-1'), ...roadToEligible(first), ...roadFromEligible(first, [])];
const script: readonly Step[] = [...change, opened, confirmed, ...reinstated, reported, closed, ended];

const morning = Date.parse('2026-11-23T02:00:00.000Z');
const start = () => {
  let minutes = 0;
  const now = () => new Date(morning + minutes * 60_000).toISOString();
  const workflow = inMemoryWorkflow({ now, key: permitKeyOfTests });
  const send = async ({ queue, wish }: Step) => {
    minutes += 1;
    await workflow.queues.send(queue, [{ group: wish.aggregate.id, deduplicationId: wish.id, body: wish }]);
  };
  return { ...workflow, send, now };
};

const permitIn = ({ items }: InMemoryWorkflow, name: string) => {
  const item = items.get(keys.state('dossier', `ds-${name}`));
  return item && parseDossier(item['state']).permit;
};
const isAllowed = async (workflow: InMemoryWorkflow, name: string) => {
  const release = { digest: digestOfCase(name) };
  return (
    (await workflow.ask({ release, purpose: 'operation', data: 'real' }, people.deployer)).decision ===
    'allow'
  );
};
const names = ['first', 'second'];
const platformIn = ({ items }: InMemoryWorkflow) =>
  parsePlatform(items.get(keys.state('platform', 'pf-1'))?.['state']);

/** Releases that the gate opens although their case says no, or their platform has ended. */
const wronglyOpen = async (workflow: InMemoryWorkflow, now: string): Promise<string[]> => {
  const hasEnded = platformIn(workflow).termination !== null;
  const open = await Promise.all(
    names.map(async (name) => {
      const permit = permitIn(workflow, name);
      const mayOpen = !hasEnded && permit ? permitStatusAt(permit, now) === 'valid' : false;
      return !mayOpen && (await isAllowed(workflow, name)) ? [`${name} at ${now}`] : [];
    }),
  );
  return open.flat();
};

/** Walks the road calmly, then the script with what befalls each delivery, and looks at the gate after every one. */
const walk = async (fatesOf: () => Fate | undefined) => {
  const workflow = start();
  for (const step of road) {
    await workflow.send(step);
    await workflow.drain();
  }
  const seen: Record<string, readonly boolean[]> = {};
  const wrong: string[] = [];
  for (const step of script) {
    await workflow.send(step);
    for (let heads = workflow.queues.heads(); heads.length > 0; heads = workflow.queues.heads()) {
      for (const head of heads) await workflow.deliver(head, fatesOf() ?? 'done');
      wrong.push(...(await wronglyOpen(workflow, workflow.now())));
    }
    seen[step.wish.type] = await Promise.all(names.map((name) => isAllowed(workflow, name)));
  }
  return { ...workflow, wrong, seen };
};

const outcomeOf = (end: Awaited<ReturnType<typeof walk>>) => ({
  seen: end.seen,
  permits: names.map((name) => permitIn(end, name)),
  platform: Object.values(platformIn(end).incidents),
  kept: end.items.under('PLATFORM#pf-1', 'INCIDENT'),
});

describe('a change, an incident that suspends, and the end of a platform', () => {
  it('opens and closes the gate to both releases as each of them says', async () => {
    const { seen, wrong, items } = await walk(() => undefined);
    expect(wrong).toEqual([]);
    expect(seen).toMatchObject({
      submit: [true, false],
      'confirm-change': [true, true],
      'open-incident': [true, true],
      'confirm-incident': [false, false],
      reinstate: [false, true],
      'close-incident': [false, true],
      'terminate-platform': [false, false],
    });
    expect(items.under('PLATFORM#pf-1', 'INCIDENT#')).toMatchObject([{ id: incident, severity: 'serious' }]);
    const events = items.under('PLATFORM#pf-1', 'EVENT#');
    expect(JSON.stringify(events)).not.toContain(words);
  });

  it('ends the same whatever befalls each delivery, and never opens the gate without a valid permit', async () => {
    const calm = outcomeOf(await walk(() => undefined));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...fates), { maxLength: 60, size: 'max' }),
        async (befalls) => {
          const left = befalls.values();
          const end = await walk(() => left.next().value);
          expect(end.wrong).toEqual([]);
          expect(outcomeOf(end)).toEqual(calm);
        },
      ),
      { numRuns: 15, endOnFailure: true },
    );
  });
});
