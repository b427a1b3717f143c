import { describe, expect, it } from 'vitest';
import { tasksOf } from '../../../shared/domain/dossier/tasks.ts';
import { permitStatusAt } from '../../../shared/domain/permit.ts';
import { digestOf } from '../../../shared/workflow/hash.ts';
import { aCommand } from '../../support/domain/commands.ts';
import { foldDossier, historyTo } from '../../support/domain/road.ts';
import { given, refused } from '../../support/domain/scenario.ts';
import { aContext } from '../../support/domain/surroundings.ts';

const satisfied = aCommand('record-results');
const scan = aCommand('record-results', {
  body: {
    results: [
      {
        criterion: 'VUL-03',
        verdict: 'satisfied',
        evidence: [{ paper: 'Báo cáo quét', effectiveOn: '2026-10-05' }],
      },
      { criterion: 'LOG-06', verdict: 'satisfied', scheduledFor: '2027-01-15' },
    ],
  },
});
const concluded = (() => {
  const state = foldDossier(historyTo('assessing', { then: [satisfied, scan, aCommand('conclude')] }));
  if (state === null) throw new Error('no dossier');
  return state;
})();
const tasksOn = (instant: string) =>
  tasksOf(concluded, aContext(instant)).map(({ item, kind }) => `${kind} ${item}`);

describe('the tasks of a concluded case', () => {
  it('hold nothing of evidence that still speaks', () => {
    expect(tasksOn('2026-11-02T02:00:00.000Z')).toEqual([]);
  });

  it('hold the evidence that has grown old and the schedule that has passed, and leave the permit alone', () => {
    const summer = '2027-06-01T02:00:00.000Z';
    const ofEvidence = tasksOf(concluded, aContext(summer)).filter(({ item }) =>
      ['VUL-03', 'LOG-06'].includes(item),
    );
    expect(ofEvidence).toEqual([
      { kind: 'renew-evidence', item: 'VUL-03', dueOn: '2027-04-05', overdue: true },
      { kind: 'renew-evidence', item: 'LOG-06', dueOn: '2027-01-15', overdue: true },
    ]);
    expect(concluded.permit && permitStatusAt(concluded.permit, summer)).toBe('valid');
  });

  it('hold nothing any more once the permit has ended: what the system owes then stands in the case that came next', () => {
    const isOld = (instant: string) => tasksOn(instant).includes('renew-evidence VUL-03');
    const { permit } = concluded;
    const lapse = permit?.validUntil ?? '';
    expect([isOld('2027-06-01T02:00:00.000Z'), tasksOn(lapse)]).toEqual([true, []]);
    const suspended = permit && { ...concluded, permit: { ...permit, status: 'suspended' as const } };
    expect(suspended && tasksOf(suspended, aContext('2027-06-01T02:00:00.000Z'))).not.toEqual([]);
  });

  it('hold the duties that follow publication and operation, where nobody has met them yet', () => {
    const results = satisfied.body.results.filter(
      ({ criterion }) => !['PLT-08', 'DEC-19'].includes(criterion),
    );
    const then = [aCommand('record-results', { body: { results } }), aCommand('conclude')];
    const state = foldDossier(historyTo('assessing', { then }));
    expect(state && tasksOf(state, aContext())).toEqual([
      { kind: 'meet-in-operation', item: 'DEC-19', dueOn: null, overdue: false },
      { kind: 'meet-before-publication', item: 'PLT-08', dueOn: null, overdue: false },
    ]);
  });
});

describe('a task of a concluded case', () => {
  const summer = aContext('2027-06-01T02:00:00.000Z');
  const done = aCommand('complete-task', {
    body: { criteria: ['VUL-03'], evidence: [{ paper: 'Báo cáo quét 2', effectiveOn: '2027-04-20' }] },
  });

  it('ends with new evidence, comes back when that has grown old, and leaves permit, results and conclusion alone', () => {
    const after = given(concluded, summer)
      .when(done)
      .then([
        {
          type: 'TaskCompleted',
          criterion: 'VUL-03',
          effectiveOn: '2027-04-20',
          digest: digestOf([concluded.recorded.results, done.body]),
        },
      ]);
    const due = (instant: string) =>
      after && tasksOf(after, aContext(instant)).find(({ item }) => item === 'VUL-03')?.dueOn;
    expect([due('2027-06-01T02:00:00.000Z'), due('2027-10-15T02:00:00.000Z')]).toEqual([
      undefined,
      '2027-10-20',
    ]);
    expect(after).toEqual({ ...concluded, completed: after?.completed, recorded: after?.recorded });
  });

  it('opens with the first reminder, so that who acts when told is never late', () => {
    const opensOn = (day: string) =>
      tasksOf(concluded, aContext(`${day}T02:00:00.000Z`)).find(({ item }) => item === 'VUL-03');
    expect(opensOn('2027-03-21')).toBeUndefined();
    expect(opensOn('2027-03-22')).toMatchObject({ dueOn: '2027-04-05', overdue: false });
  });

  it('is completed with others on evidence that speaks for all of them, and not on what is no newer', () => {
    const both = (effectiveOn: string) =>
      aCommand('complete-task', {
        body: { criteria: ['VUL-03', 'LOG-06'], evidence: [{ paper: 'Báo cáo', effectiveOn }] },
      });
    const after = given(concluded, summer)
      .when(both('2027-04-20'))
      .then(
        ['VUL-03', 'LOG-06'].map((criterion) => ({
          type: 'TaskCompleted' as const,
          criterion,
          effectiveOn: '2027-04-20',
          digest: digestOf([concluded.recorded.results, both('2027-04-20').body]),
        })),
      );
    expect(after?.completed).toMatchObject({ 'VUL-03': '2027-04-20', 'LOG-06': '2027-04-20' });
    const spring = aContext('2027-03-22T02:00:00.000Z');
    const old = aCommand('complete-task', {
      body: { criteria: ['VUL-03'], evidence: [{ paper: 'Báo cáo', effectiveOn: '2026-10-05' }] },
    });
    given(concluded, spring)
      .when(old)
      .then(refused('evidence-stale', { items: ['VUL-03'] }));
  });

  it('in operation is met by evidence', () => {
    const bare = { ...concluded, results: { ...concluded.results, 'DEC-19': 'n' as const } };
    const meeting = aCommand('complete-task', {
      body: { criteria: ['DEC-19'], evidence: [{ paper: 'Hợp đồng', effectiveOn: '2026-11-01' }] },
    });
    const digest = digestOf([concluded.recorded.results, meeting.body]);
    const after = given(bare, aContext())
      .when(meeting)
      .then([{ type: 'TaskCompleted', criterion: 'DEC-19', effectiveOn: '2026-11-01', digest }]);
    expect(after && tasksOf(after, aContext())).toEqual([]);
  });
});

it('under assessment the tasks are the findings, with their days', () => {
  const then = [
    aCommand('raise-finding', { id: 'finding-2', body: { dueOn: '2026-11-02' } }),
    aCommand('answer-finding'),
  ];
  const state = foldDossier(historyTo('remediating', { then }));
  expect(state && tasksOf(state, aContext('2026-11-03T02:00:00.000Z'))).toEqual([
    { kind: 'recheck-finding', item: 'finding-1', dueOn: '2030-12-31', overdue: false },
    { kind: 'answer-finding', item: 'finding-2', dueOn: '2026-11-02', overdue: true },
  ]);
});
