import { sweep } from '../../functions/clock/sweep.ts';
import { commandMessage } from '../../shared/aws/queues.ts';
import type { DeploymentRecord } from '../../shared/contracts/gate-log.ts';
import { parseDossier } from '../../shared/contracts/records.ts';
import { keys } from '../../shared/workflow/keys.ts';
import { aPerson } from '../support/domain/people.ts';
import { queueNames } from '../support/in-memory-queues.ts';
import { inMemoryReads } from '../support/in-memory-reads.ts';
import type { Fate, InMemoryWorkflow } from '../support/in-memory-workflow.ts';
import { inMemoryWorkflow } from '../support/in-memory-workflow.ts';
import { first, nextOf, stepOf } from './any-deed.ts';
import type { Deed } from './any-deed.ts';
import { people } from './people.ts';
import { permitKeyOfTests } from './permit-keys.ts';
import type { Step } from './road.ts';
import {
  dossierOf,
  factsOf,
  movesOf,
  onPlatform,
  registration,
  roadFromEligible,
  roadToEligible,
} from './road.ts';

/** Who declared that they use the platform, and who reported that both of its releases run. */
export const [adopter, reporter] = ['2025:01', '2025:37'];

const adopted = onPlatform('pf-1', aPerson('locality', adopter), [
  'declare-adoption',
  { basis: 'in-plan', document: '1/KH', day: '2026-11-20', scope: null, status: 'in-use' },
]);

const added = (): Step => {
  const { version, purl, digests } = factsOf({ ...first, name: 'second' });
  const release = { releaseId: 'rl-second', release: { version, purl, digests } };
  const step = onPlatform('pf-1', people.vendor, ['add-release', release]);
  return { ...step, wish: { ...step.wish, id: 'c-add-second' } };
};

const road = (): readonly Step[] => [
  registration('pf-1'),
  ...roadToEligible(first),
  ...roadFromEligible(first, []),
  added(),
  adopted,
];

/** A report of the reporter that a release runs, as the worker of the gate keeps it. */
const reportOf = (name: string, at: string): DeploymentRecord => ({
  reportedAt: at,
  by: { subject: `deployer.${reporter}`, organisation: reporter },
  listedFor: [reporter],
  deployment: {
    platformId: 'pf-1',
    release: { version: `1.0.0-${name}` },
    environment: name,
    state: 'running',
  },
});

/** What befalls the deliveries of a history, one after the other; calm once it is used up. */
export interface Choice {
  readonly pick: number;
  readonly fate: Fate;
}

/** A workflow in which a release is published, used, and run; a second one is registered. */
export const started = async () => {
  let time = Date.parse('2026-11-23T02:00:00.000Z');
  const now = () => new Date(time).toISOString();
  const workflow = inMemoryWorkflow({ now, key: permitKeyOfTests });
  const pass = (milliseconds: number) => {
    time += milliseconds;
  };
  const send = ({ queue, wish }: Step) => workflow.queues.send(queue, [commandMessage(wish)]);
  for (const step of road()) {
    await send(step);
    await workflow.drain();
  }
  for (const name of ['first', 'second']) {
    const place = { reporter, platformId: 'pf-1', environment: name };
    const list = keys.platformDeployments('pf-1');
    workflow.items.put(keys.deployment(list, place), { ...reportOf(name, now()) });
  }
  return { workflow, now, pass, send };
};
type Started = Awaited<ReturnType<typeof started>>;

/** One run of the sweep. */
export const sweptOnce = ({ workflow: { items, queues }, now }: Started): Promise<number> =>
  sweep({ reads: inMemoryReads(items), send: queues.send, queues: queueNames, now });

export const dossierIn = ({ items }: InMemoryWorkflow, name: string) => {
  const item = items.get(keys.state('dossier', dossierOf(name)));
  return item && parseDossier(item['state']);
};

const isSettled = ({ items }: InMemoryWorkflow, { wish }: Step): boolean => {
  const status = items.get(keys.command(wish.id))?.['status'];
  return status === 'applied' || status === 'refused';
};

interface Going {
  readonly settle: (step: Step) => Promise<void>;
  readonly next: () => number;
}

/** Whoever's turn it is goes on with a case, so many times. */
const goOn = async (
  { workflow, now }: Started,
  { name, steps }: Extract<Deed, { kind: 'go on' }>,
  { settle, next }: Going,
): Promise<void> => {
  for (let done = 0; done < steps; done += 1) {
    const wished = nextOf(name, dossierIn(workflow, name), now());
    for (const step of movesOf(name, [wished], 1000 + next())) await settle(step);
  }
};

/** Lives through deeds, each once the one before is settled while its follow-ups may still be on the way; `look` looks after every delivery. */
export const livedThrough = async (
  { deeds, choices }: { readonly deeds: readonly Deed[]; readonly choices: readonly Choice[] },
  look: (world: Started) => Promise<void>,
): Promise<Started> => {
  const world = await started();
  const { workflow, now, pass, send } = world;
  const left = choices.values();
  const deliverOne = async () => {
    const heads = workflow.queues.heads();
    const { pick, fate } = left.next().value ?? { pick: 0, fate: 'done' as const };
    const chosen = heads[pick % Math.max(heads.length, 1)];
    if (chosen !== undefined) await workflow.deliver(chosen, fate);
    pass(1);
    await look(world);
  };
  const settle = async (step: Step) => {
    await send(step);
    while (!isSettled(workflow, step)) await deliverOne();
  };
  let n = 0;
  for (const deed of deeds) {
    if (deed.kind === 'pass') pass(deed.hours * 3_600_000);
    if (deed.kind === 'sweep') await sweptOnce(world);
    if (deed.kind === 'go on') await goOn(world, deed, { settle, next: () => (n += 1) });
    n += 1;
    const step = stepOf(deed, { now: now(), n });
    if (step !== null) await settle(step);
    await look(world);
  }
  while (workflow.queues.heads().length > 0) await deliverOne();
  return world;
};
