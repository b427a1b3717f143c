import { expect, it } from 'vitest';
import { parseDossier } from '../../shared/contracts/records.ts';
import { systemActor } from '../../shared/domain/actor.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import type { Following } from '../../shared/domain/dossier/dossier.ts';
import { keys } from '../../shared/workflow/keys.ts';
import { contentOfLevel } from '../support/domain/a-content.ts';
import { lawOf } from '../support/domain/laws.ts';
import { inMemoryWorkflow } from '../support/in-memory-workflow.ts';
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
const day = 24 * 3600 * 1000;
const ruling = {
  documentNumber: '13/QĐ-DGA',
  documentDate: '2026-11-23',
  legalBasis: 'Decree 331/2026/NĐ-CP',
  capacity: 'assessor',
};
const seenLately = [{ paper: 'Biên bản 2/BB', effectiveOn: '2028-08-25' }];
const content = { ...contentOfLevel(1), changeStatement: 'A bug is mended' };

const openedAs = (kind: Following, name: string, release: string): Record<string, unknown> => ({
  facts: {
    ...factsOf({ ...first, name: release }),
    id: `ds-${name}`,
    follows: { kind, dossier: 'ds-first', releaseId: 'rl-first' },
  },
});
const toSubmission = (kind: Following, name: string, release: string): Step[] =>
  movesOf(name, [
    [people.vendor, 'open-dossier', openedAs(kind, name, release)],
    [people.vendor, 'save-content', { content, digest: digestOfCase('content') }],
    [people.vendor, 'submit'],
  ]);
const newRelease = (name: string): Step => {
  const { version, purl, digests } = factsOf({ ...first, name });
  const release = { version, purl, digests };
  const step = onPlatform('pf-1', people.vendor, ['add-release', { releaseId: `rl-${name}`, release }]);
  return { ...step, wish: { ...step.wish, id: `c-add-${name}` } };
};
const confirming = { ruling, reasons: 'Nothing of it is touched.', verdict: 'routine' };
const ruled = { ruling: { ...ruling, capacity: 'publishing-body' }, reasons: 'because' };

/** A published release, and the time that a test moves. */
const start = async () => {
  let time = Date.parse('2026-11-23T02:00:00.000Z');
  const now = () => new Date(time).toISOString();
  const workflow = inMemoryWorkflow({ now, key: permitKeyOfTests });
  const walk = async (steps: readonly Step[]) => {
    for (const { queue, wish } of steps) {
      await workflow.queues.send(queue, [{ group: wish.aggregate.id, deduplicationId: wish.id, body: wish }]);
      await workflow.drain();
    }
  };
  const permitOf = (name: string) =>
    parseDossier(workflow.items.get(keys.state('dossier', `ds-${name}`))?.['state']).permit;
  const isAllowed = async (release: string, by: Actor = people.auditor) => {
    const question = {
      release: { digest: digestOfCase(release) },
      purpose: 'operation',
      data: 'real',
    } as const;
    const { decision, reasons } = await workflow.ask(question, by);
    return decision === 'allow' ? 'allow' : reasons[0]?.code;
  };
  const pass = (milliseconds: number) => {
    time += milliseconds;
  };
  const outcome = (id: string) => workflow.items.get(keys.command(id));
  await walk([registration('pf-1'), ...roadToEligible(first), ...roadFromEligible(first, [])]);
  return { ...workflow, walk, permitOf, isAllowed, pass, outcome };
};

it('keeps the gate closed to a newer release until its own permit is given, and then opens it for as long', async () => {
  const { walk, pass, isAllowed, permitOf } = await start();
  pass(30 * day);
  await walk([newRelease('second')]);
  expect(await isAllowed('second')).toBe('no-dossier');
  await walk(toSubmission('change', 'second', 'second'));
  expect(await isAllowed('second')).toBe('under-assessment');
  expect(await isAllowed('first')).toBe('allow');
  await walk(movesOf('second', [[people.assessor, 'confirm-change', confirming]], 50));
  expect(await isAllowed('second')).toBe('allow');
  expect(permitOf('second')?.validUntil).toBe(permitOf('first')?.validUntil);
  expect(permitOf('first')).toMatchObject({ status: 'valid', supersededFrom: '2027-01-21T17:00:00.000Z' });
});

it('takes nothing over from a permit that was suspended in between', async () => {
  const { walk, isAllowed, outcome } = await start();
  await walk([newRelease('second'), ...toSubmission('change', 'second', 'second')]);
  await walk(movesOf('first', [[people.ministry, 'suspend', ruled]], 200));
  await walk(movesOf('second', [[people.assessor, 'confirm-change', confirming]], 50));
  expect(outcome('c-second-50')).toMatchObject({ status: 'refused', refusal: { code: 'permit-not-valid' } });
  expect(await isAllowed('second')).toBe('under-assessment');
});

it('stops a release whose facts raise the level, until the level is determined anew (R19)', async () => {
  const { walk, isAllowed, items } = await start();
  const raised = {
    ...content,
    ...contentOfLevel(3),
    changeStatement: 'A service for citizens',
    proposedLevel: 3,
  };
  const [open, , submit] = toSubmission('change', 'second', 'second');
  if (open === undefined || submit === undefined) throw new Error('the way is shorter than it was');
  const saying = movesOf(
    'second',
    [[people.vendor, 'save-content', { content: raised, digest: digestOfCase('c') }]],
    9,
  );
  await walk([newRelease('second'), open, ...saying, submit]);
  const state = parseDossier(items.get(keys.state('dossier', 'ds-second'))?.['state']);
  expect(state).toMatchObject({ status: 'awaiting-appraisal', former: {}, needsSpecialist: true });
  expect(state.change?.fired).toContain('level-differs');
  expect(await isAllowed('second')).toBe('under-assessment');
});

it('renews a permit of the same release without a gap, and the one before counts no longer from then on', async () => {
  const { walk, pass, isAllowed, permitOf, items } = await start();
  pass(650 * day);
  await walk(toSubmission('renewal', 'again', 'first'));
  expect(await isAllowed('first')).toBe('allow');
  const assigned = [people.owner, 'assign', { organisation: 'DGA', unit: 'DGA/assessment' }] as const;
  await walk(movesOf('again', [assigned], 20));
  const { former } = parseDossier(items.get(keys.state('dossier', 'ds-again'))?.['state']);
  const criteria = Object.keys(former);
  const chunks = Array.from({ length: Math.ceil(criteria.length / 50) }, (_, n) =>
    criteria.slice(n * 50, n * 50 + 50),
  );
  await walk(
    movesOf(
      'again',
      chunks.map((some) => [people.assessor, 'take-over-results', { criteria: some }]),
      30,
    ),
  );
  const open = lawOf('ND331_2026')
    .criteriaOf(1)
    .filter(({ id, due }) => due !== 'by-system' && !(id in former))
    .map(({ id }) => ({ criterion: id, verdict: 'satisfied', evidence: seenLately }));
  expect(open.length).toBeGreaterThan(0);
  const parts = Array.from({ length: Math.ceil(open.length / 50) }, (_, n) =>
    open.slice(n * 50, n * 50 + 50),
  );
  await walk(
    movesOf(
      'again',
      parts.map((results) => [people.assessor, 'record-results', { results }]),
      40,
    ),
  );
  const conclusion = roadToEligible({ ...first, name: 'again' }).find(({ wish }) => wish.type === 'conclude');
  expect(await isAllowed('first')).toBe('allow');
  await walk(conclusion === undefined ? [] : [conclusion]);
  expect(permitOf('again')?.status).toBe('valid');
  expect(permitOf('first')).toMatchObject({ renewed: true, supersededFrom: permitOf('again')?.issuedAt });
  expect(await isAllowed('first')).toBe('allow');
  pass(200 * day);
  await walk(movesOf('first', [[systemActor, 'expire']], 900));
  expect(await isAllowed('first')).toBe('allow');
  await walk(movesOf('again', [[people.ministry, 'revoke', ruled]], 60));
  expect(await isAllowed('first')).toBe('permit-revoked');
});

it('closes the gate to every release in the commit that ends a platform, before any message is delivered', async () => {
  const { walk, isAllowed, permitOf, queues, deliver, drain } = await start();
  const ending = onPlatform('pf-1', people.owner, [
    'terminate-platform',
    { lastDay: '2027-06-30', reasons: 'Replaced', ruling: { ...ruling, capacity: 'owner' } },
  ]);
  await walk([newRelease('second'), ...toSubmission('change', 'second', 'second')]);
  expect(await isAllowed('first')).toBe('allow');
  await queues.send(ending.queue, [{ group: 'pf-1', deduplicationId: ending.wish.id, body: ending.wish }]);
  for (const head of queues.heads()) await deliver(head, 'publish-fails');
  expect(permitOf('first')?.status).toBe('valid');
  expect(await isAllowed('first')).toBe('permit-revoked');
  await drain();
  expect(permitOf('first')?.status).toBe('revoked');
  await walk(movesOf('second', [[people.assessor, 'confirm-change', confirming]], 50));
  expect(await isAllowed('second')).not.toBe('allow');
});
