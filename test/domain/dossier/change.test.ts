import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeFound, differencesBetween } from '../../../shared/domain/dossier/change.ts';
import type { DossierContent } from '../../../shared/domain/dossier/content.ts';
import { aContent } from '../../support/domain/a-content.ts';
import { factsOfLevel } from '../../support/domain/facts.ts';
import { aFollowing, caseOf, handedIn, theOneBefore } from '../../support/domain/following.ts';
import { lawOf } from '../../support/domain/laws.ts';

const change = aFollowing('change');
const before = theOneBefore();
const service = factsOfLevel[3];
const afterSaying = (content: Partial<DossierContent>) => caseOf(handedIn(change, { content }));

describe('what a release changes', () => {
  type Row = readonly [
    string,
    Partial<DossierContent>,
    'routine' | 'adaptive' | 'transformative',
    readonly string[],
  ];
  const rows: readonly Row[] = [
    [
      'nothing but words about the dossier',
      { levelStatement: 'Said better', preliminaryRisks: 'Longer' },
      'routine',
      [],
    ],
    ['a function', { overview: 'It does more' }, 'adaptive', ['function']],
    ['the users', { servedUsers: 'Enterprises too' }, 'adaptive', ['users']],
    [
      'the technology',
      { devices: [{ name: 'WAF', place: 'DC', purpose: 'Filters' }] },
      'adaptive',
      ['technology'],
    ],
    ['a fact of the system', { system: { inOperation: true } }, 'adaptive', ['technology']],
    ['a connection', { connectedSystems: undefined }, 'adaptive', ['integration']],
    ['where it stands', { facts: { ...service, hosting: 'cloud' } }, 'transformative', ['hosting']],
    [
      'a kind of information',
      { facts: { ...service, informationClasses: ['public', 'personal', 'private'] } },
      'transformative',
      ['information'],
    ],
    ['a part that is added', { facts: { ...service, components: [service] } }, 'transformative', ['scale']],
    [
      'the plan',
      { securityPlan: { ...aContent().securityPlan, risk: 'Otherwise' } },
      'adaptive',
      ['measures'],
    ],
  ];
  it.each(rows.map(([what, content, kind, fired]) => ({ what, content, kind, fired })))(
    '$what',
    ({ content, kind, fired }) => {
      const state = afterSaying(content);
      expect(state.change).toMatchObject({ kind, fired });
      expect(state.needsSpecialist).toBe(kind === 'transformative');
    },
  );

  it('cites an article or says that it is a choice, in both laws, for each trigger', () => {
    for (const id of ['ND331_2026', 'ND85_2016'])
      for (const { article, confidence, vi, en } of lawOf(id).changes.triggers) {
        expect(article ?? confidence).not.toBe('text-read');
        expect([vi, en].every((words) => words.length > 5)).toBe(true);
      }
  });

  it('re-opens only criteria whose groups the data of the law knows', () => {
    for (const id of ['ND331_2026', 'ND85_2016']) {
      const groups = new Set(
        ([1, 2, 3, 4, 5] as const).flatMap((level) =>
          lawOf(id)
            .criteriaOf(level)
            .map(({ group }) => group),
        ),
      );
      const named = lawOf(id).changes.triggers.flatMap(({ groups: some }) => (some === 'all' ? [] : some));
      for (const group of named) expect(groups).toContain(group);
    }
  });

  it('counts what is left out as changed, whatever it is (decision 0021)', () => {
    const fields = Object.keys(aContent()).filter(
      (field) => !['facts', 'securityRegulation'].includes(field),
    );
    const mere = lawOf('ND331_2026').changes.wordsOnly;
    const whole = before.content?.said ?? {};
    fc.assert(
      fc.property(fc.subarray(fields, { minLength: 1 }), (dropped) => {
        const said = Object.fromEntries(Object.entries(whole).filter(([field]) => !dropped.includes(field)));
        const content = before.content && { ...before.content, said };
        const state = { ...before, facts: change, content };
        const { kind } = changeFound(state, { previous: before, rules: lawOf('ND331_2026') });
        expect(kind === 'routine').toBe(dropped.every((field) => mere.includes(field)));
      }),
    );
  });

  it('differs from itself in nothing, and from another both ways in the same fields', () => {
    const said = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('1', '2'));
    fc.assert(
      fc.property(said, said, (one, other) => {
        expect(differencesBetween(one, one)).toEqual([]);
        expect(differencesBetween(one, other)).toEqual(differencesBetween(other, one));
      }),
    );
  });

  it('is not comparable with a release of which the fields were not kept', () => {
    const old = { ...before, content: before.content && { ...before.content, said: {} } };
    const state = caseOf(handedIn(change, { previous: old }));
    expect(state.change?.fired).toContain('not-comparable');
    expect(state.change?.kind).toBe('transformative');
  });
});
