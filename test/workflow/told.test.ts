import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { parseDossier, parsePlatform } from '../../shared/contracts/records.ts';
import type { DeploymentRecord } from '../../shared/contracts/gate-log.ts';
import { adoptersOf } from '../../shared/domain/notice/platform-told.ts';
import { keys } from '../../shared/workflow/keys.ts';
import { aPerson } from '../support/domain/people.ts';
import type { Fate, InMemoryWorkflow } from '../support/in-memory-workflow.ts';
import { fates, inMemoryWorkflow } from '../support/in-memory-workflow.ts';
import { toldTo } from '../support/told-organisations.ts';
import { people } from './people.ts';
import { permitKeyOfTests } from './permit-keys.ts';
import type { Case, Step } from './road.ts';
import { dossierOf, movesOf, onPlatform, registration, roadFromEligible, roadToEligible } from './road.ts';

const morning = Date.parse('2026-11-23T02:00:00.000Z');
const older: Case = { platform: 'pf-1', name: 'older', level: 1 };
const newer: Case = { platform: 'pf-1', name: 'newer', level: 1, supersedesPreviousOn: '2027-02-01' };
const localities = ['2025:37', '2025:01'] as const;
const names = ['older', 'newer'] as const;

/** Something that a locality does beside the road of the cases. */
type Deed = 'adopt' | 'end' | 'report' | 'stop';
interface Act {
  readonly before: number;
  readonly who: (typeof localities)[number];
  readonly deed: Deed;
  readonly name: (typeof names)[number];
}

const ending = fc.subarray(['suspend', 'reinstate', 'revoke'] as const);
const history = fc.record({
  first: ending,
  second: ending,
  acts: fc.array(
    fc.record({
      before: fc.nat(60),
      who: fc.constantFrom(...localities),
      deed: fc.constantFrom<Deed>('adopt', 'adopt', 'end', 'report', 'report', 'stop'),
      name: fc.constantFrom(...names),
    }),
    { maxLength: 12 },
  ),
  years: fc.constantFrom(0, 0, 4),
  choices: fc.array(fc.record({ pick: fc.nat(12), fate: fc.constantFrom(...fates) }), {
    maxLength: 200,
    size: 'max',
  }),
});

const roadOf = ({
  first,
  second,
}: {
  first: ('suspend' | 'reinstate' | 'revoke')[];
  second: ('suspend' | 'reinstate' | 'revoke')[];
}): Step[] => [
  registration('pf-1'),
  ...roadToEligible(older),
  ...roadFromEligible(older, first),
  ...roadToEligible(newer),
  ...roadFromEligible(newer, second),
];

const adoption = (n: number, { who, deed }: Act): Step => {
  const status = deed === 'end' ? 'ended' : 'in-use';
  const body = { basis: 'in-plan', document: `${String(n)}/KH`, day: '2026-11-20', scope: null, status };
  const step = onPlatform('pf-1', aPerson('locality', who), ['declare-adoption', body]);
  return { ...step, wish: { ...step.wish, id: `c-adopt-${String(n)}` } };
};

/** A report as the gate's worker keeps it on the platform's own list. */
const report = ({ items }: InMemoryWorkflow, { who, deed, name }: Act, at: string): void => {
  const record: DeploymentRecord = {
    reportedAt: at,
    by: { subject: `deployer.${who}`, organisation: who },
    listedFor: [who],
    deployment: {
      platformId: 'pf-1',
      release: { version: `1.0.0-${name}` },
      environment: name,
      state: deed === 'stop' ? 'stopped' : 'running',
    },
  };
  const place = { reporter: who, platformId: 'pf-1', environment: name };
  items.put(keys.deployment(keys.platformDeployments('pf-1'), place), { ...record });
};

const lapses: Readonly<Record<string, string>> = {
  suspended: 'PermitSuspended',
  revoked: 'PermitRevoked',
  expired: 'PermitExpired',
  superseded: 'PermitSuperseded',
};

/** Lives through a history; answers who was there when a permit lapsed and heard nothing of it. */
const unheard = async ({
  acts,
  years,
  choices,
  ...endings
}: typeof history extends fc.Arbitrary<infer H> ? H : never): Promise<string[]> => {
  let minutes = 0;
  const now = () => new Date(morning + minutes * 60_000).toISOString();
  const workflow = inMemoryWorkflow({ now, key: permitKeyOfTests });
  const { items, queues } = workflow;
  const left = choices.values();
  const missing: string[] = [];
  /** Delivers everything in whatever order and with whatever faults are chosen. */
  const settle = async () => {
    for (let heads = queues.heads(); heads.length > 0; heads = queues.heads()) {
      const { pick, fate }: { pick: number; fate: Fate } = left.next().value ?? { pick: 0, fate: 'done' };
      const chosen = heads[pick % heads.length];
      if (chosen !== undefined) await workflow.deliver(chosen, fate);
    }
  };
  const permitOf = (name: string) => {
    const item = items.get(keys.state('dossier', dossierOf(name)));
    return (item && parseDossier(item['state']).permit) ?? null;
  };
  const running = (name: string): string[] =>
    items
      .under(`DEPLOYMENTS#${keys.platformDeployments('pf-1')}`, '')
      .filter(({ sk }) => String(sk).includes(`#${name}#`))
      .filter(
        (item) =>
          z.object({ deployment: z.object({ state: z.string() }) }).parse(item).deployment.state ===
          'running',
      )
      .map((item) => z.object({ by: z.object({ organisation: z.string() }) }).parse(item).by.organisation);
  const adopters = () => {
    const item = items.get(keys.state('platform', 'pf-1'));
    return item === null ? [] : adoptersOf(parsePlatform(item['state']));
  };
  const send = async (step: Step) => {
    minutes += 1;
    const before = names.map((name) => permitOf(name)?.status ?? null);
    const [using, reporting] = [adopters(), names.map(running)];
    await queues.send(step.queue, [
      { group: step.wish.aggregate.id, deduplicationId: step.wish.id, body: step.wish },
    ]);
    await settle();
    names.forEach((name, n) => {
      const status = permitOf(name)?.status ?? null;
      const event = status === null ? undefined : lapses[status];
      if (status === before[n] || event === undefined) return;
      const heard = (who: string, what: string) =>
        toldTo(workflow.items, who).some(({ at, events }) => at === now() && events.includes(what));
      missing.push(
        ...using
          .filter((who) => !heard(who, 'AdoptedPermitLapsed') && !heard(who, event))
          .map((who) => `${who} uses ${name}, ${event}`),
        ...(reporting[n] ?? [])
          .filter((who) => !heard(who, event))
          .map((who) => `${who} runs ${name}, ${event}`),
        ...localities
          .filter((who) => heard(who, 'AdoptedPermitLapsed') && heard(who, event))
          .map((who) => `${who} hears twice of ${name}, ${event}`),
      );
    });
  };
  for (const [n, step] of roadOf(endings).entries()) {
    for (const [m, act] of acts.entries()) {
      if (act.before !== n) continue;
      if (act.deed === 'adopt' || act.deed === 'end') await send(adoption(m, act));
      else report(workflow, act, now());
    }
    await send(step);
  }
  minutes += years * 366 * 24 * 60;
  for (const name of names)
    for (const [n, type] of (['supersede', 'expire'] as const).entries())
      for (const step of movesOf(
        name,
        [
          [
            { ...people.vendor, subject: 'system', unit: 'chot/system', organisation: 'chot', roles: [] },
            type,
          ],
        ],
        900 + n,
      ))
        await send(step);
  const inboxes = items.all().filter(({ pk }) => String(pk).startsWith('INBOX#'));
  const ids = inboxes.map(({ pk, id }) => `${String(pk)} ${String(id)}`);
  return new Set(ids).size < ids.length ? [...missing, 'somebody is told twice'] : missing;
};

it('no permit lapses without a notice to each adopter and each reporter of a deployment, and nobody is told twice, who is both either', async () => {
  await fc.assert(
    fc.asyncProperty(history, async (given) => {
      expect(await unheard(given)).toEqual([]);
    }),
    { numRuns: 40, endOnFailure: true },
  );
});
