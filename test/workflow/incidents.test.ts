import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDossier, parsePlatform } from '../../shared/contracts/records.ts';
import { permitStatusAt } from '../../shared/domain/permit.ts';
import { keys } from '../../shared/workflow/keys.ts';
import type { Fate, InMemoryWorkflow } from '../support/in-memory-workflow.ts';
import { fates, inMemoryWorkflow } from '../support/in-memory-workflow.ts';
import { people } from './people.ts';
import { permitKeyOfTests } from './permit-keys.ts';
import { confirmed, incident, road, script, words } from './incident-road.ts';
import type { Step } from './road.ts';
import { digestOfCase } from './road.ts';

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

/** True of a case that the confirmed incident names, and whose own history does not speak of it yet. */
const isStillNamed = (workflow: InMemoryWorkflow, name: string): boolean => {
  const confirmation = platformIn(workflow).incidents[incident]?.confirmation ?? null;
  const history = JSON.stringify(workflow.items.under(`DOSSIER#ds-${name}`, 'EVENT#'));
  return confirmation?.suspends.includes(`ds-${name}`) === true && !history.includes(`"${incident}"`);
};

/** Releases that the gate opens although their case says no, the ministry has confirmed an incident, or their platform has ended. */
const wronglyOpen = async (workflow: InMemoryWorkflow, now: string): Promise<string[]> => {
  const hasEnded = platformIn(workflow).termination !== null;
  const open = await Promise.all(
    names.map(async (name) => {
      const permit = permitIn(workflow, name);
      const isValid = permit ? permitStatusAt(permit, now) === 'valid' : false;
      const mayOpen = isValid && !hasEnded && !isStillNamed(workflow, name);
      return !mayOpen && (await isAllowed(workflow, name)) ? [`${name} at ${now}`] : [];
    }),
  );
  return open.flat();
};

/** The road, walked calmly. */
const onRoad = async () => {
  const workflow = start();
  for (const step of road) {
    await workflow.send(step);
    await workflow.drain();
  }
  return workflow;
};

/** Walks the road calmly, then the script with what befalls each delivery, and looks at the gate after every one. */
const walk = async (fatesOf: () => Fate | undefined) => {
  const workflow = await onRoad();
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

  it('closes the gate in the commit that confirms, before any case has heard of it, and says so of that instant later', async () => {
    const workflow = await onRoad();
    for (const step of script.slice(0, script.indexOf(confirmed))) {
      await workflow.send(step);
      await workflow.drain();
    }
    await workflow.send(confirmed);
    for (const head of workflow.queues.heads()) await workflow.deliver(head, 'publish-fails');
    expect(names.map((name) => permitIn(workflow, name)?.status)).toEqual(['valid', 'valid']);
    expect(await Promise.all(names.map((name) => isAllowed(workflow, name)))).toEqual([false, false]);
    const asOf = workflow.now();
    await workflow.drain();
    const question = {
      release: { digest: digestOfCase('second') },
      purpose: 'operation',
      data: 'real',
      asOf,
    } as const;
    expect((await workflow.ask(question, people.auditor)).reasons).toMatchObject([
      { code: 'permit-suspended' },
    ]);
    expect(permitIn(workflow, 'second')).toMatchObject({ status: 'suspended', incidents: [incident] });
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
