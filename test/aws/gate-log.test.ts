import { describe, expect, it } from 'vitest';
import '../functions/quiet.ts';
import { workflowStore } from '../../shared/aws/workflow-store.ts';
import type { DeploymentRecord } from '../../shared/contracts/gate-log.ts';
import { gateRecordItems } from '../../shared/workflow/gate-items.ts';
import { everyone, keys } from '../../shared/workflow/keys.ts';
import { aDecision } from '../support/a-decision.ts';
import { aGatePermit, aGateRecord } from '../support/domain/a-gate-record.ts';
import { hasTableEngine } from '../support/store/engine-tables.ts';
import { gateTables, together } from '../support/store/gate-table.ts';
import { commitOf } from '../workflow/commits.ts';

const where = hasTableEngine
  ? 'on DynamoDB'
  : 'on DynamoDB: skipped, @dynoxide has no engine for this machine';
const deployment = (changes: Partial<DeploymentRecord> = {}): DeploymentRecord => ({
  reportedAt: '2026-11-23T02:00:00.000Z',
  by: { subject: 'deployer.2025:37', organisation: '2025:37' },
  listedFor: ['2025:37', 'BTC'],
  deployment: {
    platformId: 'pf-1',
    release: { version: '1.0.0' },
    environment: 'production',
    state: 'running',
  },
  ...changes,
});

describe.skipIf(!hasTableEngine)(where, () => {
  const open = gateTables();

  it('a decision is kept as it was given, and the same message twice as one', async () => {
    const { log, reads, lists } = open();
    const decisions = Array.from({ length: 60 }, (_, n) =>
      aDecision({ decisionId: `d-abc-${String(n + 1)}`, sequence: n + 1 }),
    );
    await log.keepDecisions(together(decisions.slice(0, 6), true));
    await log.keepDecisions(together(decisions.slice(7)));
    await log.keepDecisions(together(decisions.slice(0, 6), true));
    expect(await reads.decision('abc', 1)).toEqual(decisions[0]);
    expect(await reads.decision('abc', 8)).toEqual(decisions[7]);
    expect(await reads.decision('abc', 60)).toEqual(decisions[59]);
    expect(await reads.decision('abc', 7)).toBeNull();
    expect(await reads.decision('abc', 61)).toBeNull();
    expect(await reads.decision('other', 1)).toBeNull();
    expect(await lists.instances('', 10)).toEqual([{ sk: 'abc', since: decisions[0]?.decidedAt }]);
    expect(await lists.sequences('abc', 1, 99)).toMatchObject({ messages: 1 });
    const { messages, sequences } = await lists.sequences('abc', 10, 99);
    expect([messages, sequences.length, sequences.includes(7)]).toEqual([2, 59, false]);
    expect(await lists.sequences('abc', 10, 59)).toEqual({ messages: 1, sequences: [1, 2, 3, 4, 5, 6] });
  });

  it('an answer that is taken in by itself stands beside the others and takes the place of none', async () => {
    const { log, reads, lists } = open();
    const decisions = [1, 2, 3, 4].map((sequence) =>
      aDecision({ decisionId: `d-abc-${String(sequence)}`, sequence }),
    );
    const [first, second, third, fourth] = decisions;
    if (!first || !second || !third || !fourth) throw new Error('there are four');
    await log.keepDecisions(together([first, second, third], true));
    for (const again of [third, second, fourth]) await log.keepDecisions(together([again], true));
    for (const { sequence } of decisions)
      expect(await reads.decision('abc', sequence)).toEqual(decisions[sequence - 1]);
    const { sequences } = await lists.sequences('abc', 10, 99);
    expect(new Set(sequences)).toEqual(new Set([1, 2, 3, 4]));
  });

  it('an answer is found behind as many that were taken in by themselves as one message carries', async () => {
    const { log, reads } = open();
    const decisions = Array.from({ length: 50 }, (_, n) => aDecision({ sequence: n + 1 }));
    await log.keepDecisions(together(decisions));
    for (const again of decisions.slice(1)) await log.keepDecisions(together([again]));
    expect(await reads.decision('abc', 1)).toEqual(decisions[0]);
  });

  it('an allowed trial is registered with its first day, and a later end does not begin it anew', async () => {
    const { log, reads, lists } = open();
    const { question } = aDecision();
    const digest = question.release.digest ?? '';
    const asked = { data: 'synthetic', identifier: digest };
    await log.keepDecisions(together([aDecision()]));
    expect(await reads.trial('2025:37', asked)).toEqual({ startedOn: '2026-11-23', endsOn: '2027-01-01' });
    const longer = aDecision({
      sequence: 2,
      decidedAt: '2026-12-23T02:00:00.000Z',
      question: { ...question, trial: { endsOn: '2027-06-01' } },
      trialFor: 'thử với dữ liệu giả',
    });
    await log.keepDecisions(together([longer]));
    await log.keepDecisions(together([aDecision()]));
    expect(await reads.trial('2025:37', asked)).toEqual({ startedOn: '2026-11-23', endsOn: '2027-06-01' });
    expect(await reads.trial('2025:37', { ...asked, identifier: digest.slice(0, -1) })).toBeNull();
    expect(await lists.trials('2025:37', '', 10)).toMatchObject([
      { trial: { release: digest, what: 'thử với dữ liệu giả', registeredBy: 'deployer.2025:37' } },
    ]);
  });

  it('a trial with real data takes nothing from the one without that the same organisation runs', async () => {
    const { log, reads, lists } = open();
    const { question } = aDecision();
    const identifier = question.release.digest ?? '';
    const real = aDecision({
      sequence: 2,
      decidedAt: '2026-11-30T02:00:00.000Z',
      question: { ...question, data: 'real', trial: { endsOn: '2029-01-01' } },
    });
    await log.keepDecisions(together([aDecision(), real]));
    const found = await Promise.all(
      ['real', 'synthetic'].map((data) => reads.trial('2025:37', { data, identifier })),
    );
    expect(found).toEqual([
      { startedOn: '2026-11-30', endsOn: '2029-01-01' },
      { startedOn: '2026-11-23', endsOn: '2027-01-01' },
    ]);
    expect(await lists.trials('2025:37', '', 10)).toMatchObject([
      { trial: { data: 'real', release: identifier } },
      { trial: { data: 'synthetic', release: identifier } },
    ]);
  });

  it('what was denied, or asked about an earlier day, registers no trial', async () => {
    const { log, lists } = open();
    const { question, answer } = aDecision();
    await log.keepDecisions(
      together([
        aDecision({ answer: { ...answer, decision: 'deny', reason: 'trial-ended' } }),
        aDecision({ sequence: 2, question: { ...question, asOf: '2026-01-01T00:00:00.000Z' } }),
      ]),
    );
    expect(await lists.trials('2025:37', '', 10)).toEqual([]);
  });

  it('a deployment stands on every list it belongs on, as it was reported last', async () => {
    const { log, lists } = open();
    const stopped = deployment({
      reportedAt: '2026-11-24T02:00:00.000Z',
      deployment: { ...deployment().deployment, state: 'stopped' },
    });
    await log.keepDeployment(stopped);
    await log.keepDeployment(deployment());
    expect(await lists.deployments('BTC', '', 10)).toMatchObject([{ deployment: { state: 'stopped' } }]);
    expect(await lists.deployments('2025:37', '', 10)).toHaveLength(1);
    expect(await lists.deployments(everyone, '', 10)).toMatchObject([{ deployment: { state: 'stopped' } }]);
    expect(await lists.deployments('2025:37', 'pf-1~', 10)).toEqual([]);
  });

  it('what one reporter runs in two localities stands there twice', async () => {
    const { log, lists } = open();
    const inLocality = (locality: string) =>
      deployment({ deployment: { ...deployment().deployment, locality } });
    for (const each of [deployment(), inLocality('2025:37'), inLocality('2025:01')])
      await log.keepDeployment(each);
    const found = await lists.deployments('BTC', '', 10);
    expect(found.map(({ deployment: { locality = null } }) => locality)).toEqual([
      null,
      '2025:01',
      '2025:37',
    ]);
  });

  it('the parties of a platform are its vendor and its owner', async () => {
    const { table, reads } = open();
    const cards = { 'pf-1': { vendor: 'CTY-A', owner: 'BTC' }, 'pf-2': { vendor: null, owner: 'BTC' } };
    const items = Object.entries(cards).map(([id, body]) => ({
      key: keys.card('platform', id),
      body,
      claim: null,
    }));
    await workflowStore(table).commit(commitOf('c-1', 0, { items }));
    expect(await reads.partiesOf('pf-1')).toEqual(['CTY-A', 'BTC']);
    expect(await reads.partiesOf('pf-2')).toEqual(['BTC']);
    expect(await reads.partiesOf('pf-3')).toEqual([]);
  });

  it('the history of a release gives what was known on each day', async () => {
    const { table, reads } = open();
    const under = aGateRecord({ standing: 'under-assessment', permit: null, level: null });
    const valid = aGateRecord();
    const revoked = aGateRecord({ permit: aGatePermit({ status: 'revoked' }) });
    const days = [under, valid, revoked].map((record, n) => ({
      record,
      at: `2026-11-0${String(n + 1)}T02:00:00.000Z`,
    }));
    for (const [n, { record, at }] of days.entries())
      await workflowStore(table).commit(
        commitOf(`c-${String(n)}`, n, { items: gateRecordItems(record, { at, version: n + 1 }) }),
      );
    expect(await reads.records(valid.digests[0] ?? '')).toEqual([revoked]);
    expect(await reads.recordAt(revoked, '2026-10-31T00:00:00.000Z')).toBeNull();
    expect((await reads.recordAt(revoked, '2026-11-01T02:00:00.000Z'))?.record).toEqual(under);
    expect((await reads.recordAt(revoked, '2026-11-02T23:00:00.000Z'))?.record).toEqual(valid);
    expect((await reads.recordAt(revoked, '2026-11-09T00:00:00.000Z'))?.record).toEqual(revoked);
    expect(await reads.history(valid)).toHaveLength(3);
  });

  it('relaxations are those of the organisation asked about', async () => {
    const { table, reads } = open();
    const relaxation = {
      organisation: 'BTC',
      platformId: null,
      firstDay: '2026-11-01',
      warnUntil: null,
      lastDay: '2026-12-01',
    };
    const items = ['BTC', 'BTC2'].map((organisation) => ({
      key: keys.relaxation(organisation, 'rx-1'),
      body: { ...relaxation, organisation },
      claim: null,
    }));
    await workflowStore(table).commit(commitOf('c-1', 0, { items }));
    expect(await reads.relaxations('BTC')).toEqual([relaxation]);
  });
});
