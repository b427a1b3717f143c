import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sign } from '../../functions/signer/sign.ts';
import { readKeySet, readPermit, readStatusList } from '../../shared/contracts/papers.ts';
import { judgeOffline } from '../../shared/domain/gate/offline.ts';
import { canonical, followUpId } from '../../shared/workflow/hash.ts';
import { keys } from '../../shared/workflow/keys.ts';
import { expectBothSides } from '../support/domain/both-sides.ts';
import { inMemorySignedItems } from '../support/in-memory-signed-items.ts';
import type { InMemoryWorkflow } from '../support/in-memory-workflow.ts';
import { fates } from '../support/in-memory-workflow.ts';
import { toldTo } from '../support/told-organisations.ts';
import { adopter, dossierIn, livedThrough, reporter, sweptOnce } from './all-moves.ts';
import type { Choice } from './all-moves.ts';
import { anyDeed, caseNames } from './any-deed.ts';
import { people } from './people.ts';
import { permitKeyOfTests } from './permit-keys.ts';
import { digestOfCase, dossierOf } from './road.ts';
import { happenedTo, lapsesIn, mayBeUsed } from './what-happened.ts';

type World = Awaited<ReturnType<typeof livedThrough>>;

/** Both releases, with the cases that may give each a permit. */
const releases = [
  { name: 'first', dossierIds: ['ds-first', 'ds-again'] },
  { name: 'second', dossierIds: ['ds-second'] },
] as const;
const questionOf = (name: string) =>
  ({ release: { digest: digestOfCase(name) }, purpose: 'operation', data: 'real' }) as const;

/** The gate answers as what has happened says, for both releases. */
const expectRightAnswers = async ({ workflow, now }: World): Promise<void> => {
  for (const { name, dossierIds } of releases) {
    const { decision } = await workflow.ask(questionOf(name), people.deployer);
    const mayBe = mayBeUsed(workflow, { platformId: 'pf-1', dossierIds }, now());
    expect(`${name} at ${now()}: ${decision}`).toBe(`${name} at ${now()}: ${mayBe ? 'allow' : 'deny'}`);
  }
};

const file = (envelope: unknown): Uint8Array => Buffer.from(canonical(envelope));
/** From the strictest to the mildest. */
const mildness = ['deny block', 'deny grace', 'deny warn', 'allow block', 'allow grace', 'allow warn'];
const place = ({ decision, enforcement }: { readonly decision: string; readonly enforcement: string }) =>
  Math.min(mildness.indexOf(`${decision} ${enforcement}`), 3);

/** Papers that were made at rest are never milder than the service, also where somebody shows one permit and holds back the others. */
const expectStrictPapers = async ({ workflow, now }: World): Promise<void> => {
  const { items } = workflow;
  await sign({ items: inMemorySignedItems(items), key: permitKeyOfTests, now })({
    kind: 'sign-status-list',
    causedBy: 'test',
  });
  const { publicKey } = await permitKeyOfTests();
  const trust = { keys: readKeySet(canonical({ keys: [publicKey] })), revokedKeys: [] };
  const list = readStatusList(file(items.get(keys.statusList())?.['envelope']), trust);
  for (const { name } of releases) {
    const { organisation } = people.deployer;
    const envelopes = items.under(`PERMIT#${digestOfCase(name)}`, 'ENVELOPE#');
    const permits = envelopes.map(({ envelope }) => readPermit(file(envelope), trust));
    const context = { now: now(), acceptSynthetic: true, seenIssuedAt: null, organisation };
    const online = await workflow.ask(questionOf(name), people.deployer);
    for (const given of [permits, ...permits.map((one) => [one])]) {
      const offline = judgeOffline(questionOf(name), { permits: given, list }, context);
      expect(place(offline), `papers of ${name} at ${now()}`).toBeLessThanOrEqual(place(online));
    }
  }
};

const look = async (world: World): Promise<void> => {
  await expectRightAnswers(world);
  if (world.workflow.queues.heads().length > 0) return;
  await expectStrictPapers(world);
  for (const name of caseNames) {
    const state = dossierIn(world.workflow, name);
    if (state !== null) expectBothSides(state, world.now());
  }
};

/** Until nothing is due any more, four years later. */
const sweepOut = async (world: World): Promise<void> => {
  world.pass(4 * 366 * 86_400_000);
  for (let n = 0; n < 5; n += 1) {
    await sweptOnce(world);
    await world.workflow.drain();
    world.pass(1);
  }
};

const renewedAs = (type: string): string[] =>
  type === 'PermitSuperseded' ? [type, 'PermitRenewed'] : [type];

/** When the platform has heard of what a command did to a case, and by which command. */
const heardOf = (workflow: InMemoryWorkflow, commandId: string) => {
  const id = followUpId(commandId, 1);
  const noted = happenedTo(workflow, 'PLATFORM#pf-1').find((event) => event.commandId === id);
  return { id, at: noted?.at ?? '' };
};

/**
 * Lapses that the reporter or the adopter never heard of. Adopters need not hear of a permit when the same release has been given
 * another by the time that the platform hears of it.
 */
const unheard = (workflow: InMemoryWorkflow): string[] => {
  const hasHeard = (who: string, id: string, events: readonly string[]) =>
    toldTo(workflow.items, who).some(
      (told) => told.id === id && events.some((event) => told.events.includes(event)),
    );
  const again = happenedTo(workflow, `DOSSIER#${dossierOf('again')}`);
  const renewedAt = again.find(({ type }) => type === 'PermitIssued')?.at ?? 'never';
  return caseNames.flatMap((name) =>
    lapsesIn(happenedTo(workflow, `DOSSIER#${dossierOf(name)}`)).flatMap(({ type, commandId }) => {
      const heard = heardOf(workflow, commandId);
      const isRenewed = name === 'first' && renewedAt <= heard.at;
      const runs = hasHeard(reporter, commandId, renewedAs(type));
      const uses = isRenewed || hasHeard(adopter, heard.id, ['AdoptedPermitLapsed']);
      return [...(runs ? [] : [`reporter: ${name} ${type}`]), ...(uses ? [] : [`adopter: ${name} ${type}`])];
    }),
  );
};

const toldTwice = ({ items }: InMemoryWorkflow): string[] => {
  const inboxes = items.all().filter(({ pk }) => String(pk).startsWith('INBOX#'));
  const ids = inboxes.map(({ pk, id }) => `${String(pk)} ${String(id)}`);
  return ids.filter((id, n) => ids.indexOf(id) < n);
};

const choice: fc.Arbitrary<Choice> = fc.record({ pick: fc.nat(12), fate: fc.constantFrom(...fates) });
const histories = fc.record({
  deeds: fc.array(anyDeed, { minLength: 10, maxLength: 30, size: 'max' }),
  choices: fc.array(choice, { maxLength: 300, size: 'max' }),
});

it('any moves, whatever befalls them in between: no wrong answer, no milder paper, no lapse unheard, no time lost', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      const end = await livedThrough(history, look);
      await sweepOut(end);
      await look(end);
      expect(unheard(end.workflow)).toEqual([]);
      expect(toldTwice(end.workflow)).toEqual([]);
    }),
    { numRuns: 40, endOnFailure: true },
  );
});

it('those histories reach every end of a permit, and the ways back', async () => {
  const seen = new Set<string>();
  for (const { deeds } of fc.sample(histories, { seed: 9, numRuns: 60 })) {
    const end = await livedThrough({ deeds, choices: [] }, () => Promise.resolve());
    await sweepOut(end);
    for (const pk of ['PLATFORM#pf-1', ...caseNames.map((name) => `DOSSIER#${dossierOf(name)}`)])
      for (const { type } of happenedTo(end.workflow, pk)) seen.add(`${pk.split('-')[1] ?? ''} ${type}`);
  }
  const reached = ['Suspended', 'Reinstated', 'Revoked', 'Expired', 'EndedWithPlatform', 'Superseded'].map(
    (how) => `first Permit${how}`,
  );
  const beside = [
    'first GraceGranted',
    'first Delisted',
    'first SuccessorAnnounced',
    'again PermitSuspended',
  ];
  const others = [
    'second ChangeConfirmed',
    'second PermitIssued',
    '1 IncidentConfirmed',
    '1 PlatformTerminated',
  ];
  expect([...seen]).toEqual(expect.arrayContaining([...reached, ...beside, ...others]));
});
