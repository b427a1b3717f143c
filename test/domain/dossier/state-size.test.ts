import { expect, it } from 'vitest';
import type { DossierCommand } from '../../../shared/domain/dossier/commands.ts';
import { levels } from '../../../shared/domain/level.ts';
import { rulesetOf } from '../../../shared/rulesets/rulesets.ts';
import { aCase, digestOf } from '../../support/domain/a-case.ts';
import { aCommand, everyCriterion } from '../../support/domain/commands.ts';
import { foldDossier, historyTo } from '../../support/domain/road.ts';

const longest = (character: string) => character.repeat(80);
const facts = aCase({
  id: longest('d'),
  platformId: longest('p'),
  releaseId: longest('r'),
  proposedLevel: 5,
  digests: Array.from({ length: 10 }, (_, index) => digestOf(String(index))),
  purl: `pkg:oci/${'p'.repeat(500)}`,
});

/** Every note as long as it may be, and evidence on each criterion, so that each that grows old has its day. */
const results = everyCriterion(facts).results.map((one) => ({
  ...one,
  note: 'Đã kiểm tra đầy đủ bằng chứng. '.repeat(70).slice(0, 2000),
  evidence: [{ paper: 'ấ'.repeat(200), effectiveOn: '2026-11-01' }],
}));
/** As many facts as may be stated, each as long as it may be. */
const system = Object.fromEntries(
  Array.from({ length: 10 }, (_, n) => [`${'a'.repeat(38)}${n + 10}`, 'ấ'.repeat(40)]),
);

const mostFindings = Array.from({ length: 100 }, (_, index): DossierCommand[] => {
  const id = `${'f'.repeat(77)}${String(index).padStart(3, '0')}`;
  return [
    aCommand('raise-finding', { facts, id, body: { text: 'x'.repeat(4000) } }),
    aCommand('answer-finding', { facts, body: { finding: id, answer: 'x'.repeat(4000) } }),
  ];
});

const mostOpinions = Object.fromEntries(
  Array.from({ length: 10 }, (_, index) => {
    const unit = `${'o'.repeat(60)}/${String(index).padStart(40, 'u')}`;
    const given = { subject: longest('s'), at: '2026-11-02T02:00:00.000Z', verdict: 'not-yet-suitable' };
    return [unit, { dueOn: '2026-11-20', given }];
  }),
);

const mostMembers = {
  subject: longest('s'),
  unit: `${'o'.repeat(60)}/${'u'.repeat(40)}`,
  at: '2026-11-02T02:00:00.000Z',
  members: Array.from({ length: 11 }, (_, index) => ({
    person: String(index).padStart(80, 'p'),
    unit: `${'o'.repeat(60)}/${'u'.repeat(40)}`,
    role: 'secretary',
  })),
};

it('the decision state of level 5 with every criterion answered at length, its evidence, a hundred findings, every task completed, the largest council and the most opinions is under 32 KB', () => {
  const then = [
    ...mostFindings.flat(),
    aCommand('record-results', { facts, body: { results } }),
    aCommand('conclude', { facts }),
  ];
  const state = foldDossier(historyTo('assessing', { facts, then, content: { system } }));
  expect(Object.keys(state?.results ?? {})).toHaveLength(results.length);
  expect(Object.keys(state?.findings ?? {})).toHaveLength(100);
  expect(state?.status).toBe('eligible');
  const most = { ...state, opinions: mostOpinions, completed: state?.effectiveOn, council: mostMembers };
  expect(new TextEncoder().encode(JSON.stringify(most)).length).toBeLessThan(32 * 1024);
});

it('level 5 has the most criteria of all', () => {
  const most = rulesetOf('ND331_2026').criteriaOf(5).length;
  for (const id of ['ND331_2026', 'ND85_2016'] as const)
    for (const level of levels) expect(rulesetOf(id).criteriaOf(level).length).toBeLessThanOrEqual(most);
});
