import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDossier, parsePlatform } from '../../shared/contracts/records.ts';
import { judge } from '../../shared/domain/gate/judge.ts';
import { permitStatusAt } from '../../shared/domain/permit.ts';
import { canonical } from '../../shared/workflow/hash.ts';
import { keys } from '../../shared/workflow/keys.ts';
import { inMemoryGateReads } from '../support/in-memory-gate.ts';
import type { Fate, InMemoryWorkflow } from '../support/in-memory-workflow.ts';
import { fates, inMemoryWorkflow } from '../support/in-memory-workflow.ts';
import { faultsOfChain } from './chain.ts';
import { people } from './people.ts';
import { permitKeyOfTests } from './permit-keys.ts';
import type { Case, Step } from './road.ts';
import { digestOfCase, dossierOf, registration, roadFromEligible, roadToEligible } from './road.ts';

const morning = Date.parse('2026-11-23T02:00:00.000Z');
const older: Case = { platform: 'pf-1', name: 'older', level: 1 };
const newer: Case = { platform: 'pf-1', name: 'newer', level: 1, supersedesPreviousOn: '2027-02-01' };
const other: Case = { platform: 'pf-2', name: 'other', level: 1 };
const names = ['older', 'newer', 'other'];

/** Two releases of one platform, the second replacing the first, and beside them a case that ends with a revocation. */
const onePlatform = [
  registration('pf-1'),
  ...roadToEligible(older),
  ...roadFromEligible(older, []),
  ...roadToEligible(newer),
  ...roadFromEligible(newer, ['suspend', 'reinstate']),
];
const anotherPlatform = [
  registration('pf-2'),
  ...roadToEligible(other),
  ...roadFromEligible(other, ['suspend', 'revoke']),
];
const script: readonly Step[] = onePlatform.flatMap((step, n) => [step, ...anotherPlatform.slice(n, n + 1)]);

interface Choice {
  readonly pick: number;
  readonly fate: Fate;
}
const calm: Choice = { pick: 0, fate: 'done' };

const dossierIn = ({ items }: InMemoryWorkflow, name: string) => {
  const item = items.get(keys.state('dossier', dossierOf(name)));
  return item && parseDossier(item['state']);
};
const platformIn = ({ items }: InMemoryWorkflow, id: string) => {
  const item = items.get(keys.state('platform', id));
  const platform = item && parsePlatform(item['state']);
  return (
    platform && {
      ...platform,
      standings: Object.values(platform.standings).map((standing) => ({ ...standing, dossierVersion: 0 })),
    }
  );
};

/** Where the gate answers otherwise than the permit in the case's own state says. */
const wrongAnswers = async (workflow: InMemoryWorkflow, at: string): Promise<string[]> => {
  const wrong = names.map(async (name) => {
    const permit = dossierIn(workflow, name)?.permit;
    const isValid = permit ? permitStatusAt(permit, at) === 'valid' : false;
    const release = { digest: digestOfCase(name) };
    const asked = { release, purpose: 'operation', data: 'real' } as const;
    const own = await workflow.ask(asked, people.deployer, at);
    const platformId = name === 'other' ? 'pf-1' : 'pf-2';
    const elsewhere = await workflow.ask({ ...asked, platformId }, people.deployer, at);
    const isRight = (own.decision === 'allow') === isValid && elsewhere.decision === 'deny';
    return isRight ? [] : [`${name} at ${at}: ${own.decision}`];
  });
  return (await Promise.all(wrong)).flat();
};

/** Answers of the log that come out otherwise when they are computed once more from the records that they name. */
const unlikeReplays = async ({ items, answers }: InMemoryWorkflow): Promise<string[]> => {
  const reads = inMemoryGateReads(items);
  const some = answers.filter((_, n) => n % 7 === 0);
  const replays = some.map(async ({ decisionId, question, asker, basis, decidedAt, answer }) => {
    const histories = await Promise.all(basis.records.map((record) => reads.history(record)));
    const records = basis.records.flatMap(
      ({ digest }, n) => histories[n]?.find((kept) => kept.digest === digest)?.record ?? [],
    );
    const facts = { records, trial: basis.trial, relaxations: basis.relaxations };
    const context = { now: decidedAt, acceptSynthetic: basis.acceptSynthetic };
    const { view } = judge({ question, actor: asker }, facts, context);
    const isSame = records.length === basis.records.length && canonical(view) === canonical(answer);
    return isSame ? [] : [decisionId];
  });
  return (await Promise.all(replays)).flat();
};

/** Walks the script: each wish follows when the one before is settled; in between, whatever the choices say is delivered. */
const walk = async (choose: () => Choice | undefined) => {
  let issued = 0;
  const now = () => new Date(morning + issued * 60_000).toISOString();
  const workflow = inMemoryWorkflow({ now, key: permitKeyOfTests });
  const { queues, items } = workflow;
  const wrong: string[] = [];
  const isSettled = () =>
    items.get(keys.command(script[issued - 1]?.wish.id ?? ''))?.['status'] === 'applied';
  const mayIssue = () => issued < script.length && (issued === 0 || isSettled());
  const issue = async () => {
    const step = script[issued];
    if (step === undefined) return;
    issued += 1;
    const group = `${step.wish.aggregate.kind}-${step.wish.aggregate.id}`;
    await queues.send(step.queue, [{ group, deduplicationId: step.wish.id, body: step.wish }]);
  };
  for (let heads = queues.heads(); heads.length > 0 || issued < script.length; heads = queues.heads()) {
    const { pick, fate } = choose() ?? calm;
    const options = mayIssue() ? heads.length + 1 : heads.length;
    const chosen = heads[pick % options];
    if (chosen === undefined) await issue();
    else await workflow.deliver(chosen, fate);
    wrong.push(...(await wrongAnswers(workflow, now())));
  }
  wrong.push(...(await wrongAnswers(workflow, '2027-01-31T17:00:00.000Z')));
  return { ...workflow, wrong };
};

const choice: fc.Arbitrary<Choice> = fc.record({ pick: fc.nat(12), fate: fc.constantFrom(...fates) });
const outcomeOf = (workflow: InMemoryWorkflow) => ({
  dossiers: names.map((name) => dossierIn(workflow, name)),
  platforms: ['pf-1', 'pf-2'].map((id) => platformIn(workflow, id)),
});
const settled = ({ items }: InMemoryWorkflow) =>
  items.all().filter(({ pk, status }) => String(pk).startsWith('COMMAND#') && status !== 'applied');

describe('any interleaving of queues, duplicates and crashes', () => {
  it('ends where the calm road ends, with every effect once, and never opens the gate without a permit', async () => {
    const expected = await walk(() => undefined);
    expect(expected.wrong).toEqual([]);
    expect(dossierIn(expected, 'older')?.permit?.supersededFrom).toBe('2027-01-31T17:00:00.000Z');
    await fc.assert(
      fc.asyncProperty(fc.array(choice, { maxLength: 300, size: 'max' }), async (choices) => {
        const left = choices.values();
        const end = await walk(() => left.next().value);
        expect(end.wrong).toEqual([]);
        expect(outcomeOf(end)).toEqual(outcomeOf(expected));
        expect(settled(end)).toEqual([]);
        expect(await unlikeReplays(end)).toEqual([]);
        const partitions = [
          ...names.map((name) => `DOSSIER#${dossierOf(name)}`),
          'PLATFORM#pf-1',
          'PLATFORM#pf-2',
        ];
        expect(partitions.flatMap((pk) => faultsOfChain(end.items, pk))).toEqual([]);
        for (const name of names)
          expect(end.items.under(`PERMIT#${digestOfCase(name)}`, 'ENVELOPE#')).toHaveLength(1);
        const listed = end.items
          .under('STATUSLIST', 'ENTRY#')
          .map(({ dossierId, status }) => [dossierId, status]);
        expect(Object.fromEntries(listed)).toEqual({
          [dossierOf('older')]: 'valid',
          [dossierOf('other')]: 'revoked',
        });
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });
});
