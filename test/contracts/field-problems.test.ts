import { describe, expect, it } from 'vitest';
import { dossierRequests } from '../../shared/contracts/dossier-requests.ts';
import { content } from '../../shared/contracts/dossier-content.ts';
import { organisationBodies } from '../../shared/contracts/organisation-bodies.ts';
import { registerPlatformRequest } from '../../shared/contracts/platform-requests.ts';
import { gateQuestion } from '../../shared/contracts/gate.ts';
import { fieldProblems } from '../../shared/lambda/field-problems.ts';
import type { Issue } from '../../shared/lambda/field-problems.ts';
import en from '../../shared/messages/fields.en.json' with { type: 'json' };
import vi from '../../shared/messages/fields.vi.json' with { type: 'json' };

interface Parser {
  safeParse(value: unknown, how: { reportInput: true }): { error?: { issues: readonly Issue[] } | undefined };
}

const problems = (schema: Parser, value: unknown) =>
  fieldProblems(schema.safeParse(value, { reportInput: true }).error?.issues ?? [], 'en').map(
    ({ field, code }) => ({ field, code }),
  );

describe('what is wrong with a request, field by field', () => {
  it('has the same words in both languages', () => {
    expect(Object.keys(vi)).toEqual(Object.keys(en));
  });

  it('tells absent from wrong, and names fields that do not exist', () => {
    expect(problems(registerPlatformRequest, { category: 'other', lists: 'x', colour: 'red' })).toEqual(
      expect.arrayContaining([
        { field: 'nameVi', code: 'missing' },
        { field: 'category', code: 'not-one-of' },
        { field: 'lists', code: 'wrong-type' },
        { field: '', code: 'unknown' },
      ]),
    );
  });

  it('says in words what a check of a schema of ours found', () => {
    const question = { release: {}, purpose: 'operation', data: 'real' };
    expect(problems(gateQuestion, question)).toEqual([{ field: 'release', code: 'identifier-missing' }]);
  });

  it('takes a fact that gives the level nowhere but among those facts, in their own words', () => {
    expect(problems(content, { system: { inOperation: true, hosting: 'somewhere' } })).toEqual([
      { field: 'system', code: 'fact-of-the-level' },
    ]);
    expect(problems(content, { system: { inOperation: true } })).toEqual([]);
  });

  it('names the field that is wrong in the one form of a choice that the fields belong to', () => {
    const record = dossierRequests['results']?.schema;
    if (record === undefined) throw new Error('results can be recorded');
    const results = (one: object) => ({ results: [{ criterion: 'RSK-01', verdict: 'satisfied', ...one }] });
    expect(problems(record, results({ verdict: 'good' }))).toEqual([
      { field: 'results.0.verdict', code: 'not-one-of' },
    ]);
    expect(problems(record, results({ evidence: [{ paper: 'Minutes', effectiveOn: 'today' }] }))).toEqual([
      { field: 'results.0.evidence.0.effectiveOn', code: 'not-a-day' },
    ]);
    const many = Array.from({ length: 51 }, (_, n) => ({ criterion: `RSK-${n}`, verdict: 'satisfied' }));
    expect(problems(record, { results: many })).toEqual([{ field: 'results', code: 'too-large' }]);
    expect(problems(record, {})).toEqual([{ field: '', code: 'no-variant' }]);
  });

  it('says how a day is written, and that a person is an id', () => {
    const given = { member: 'Nguyễn Văn A', unit: 'BTC/office', roles: ['owner'] };
    const days = { firstDay: null, lastDay: '31/12/2026' };
    expect(problems(organisationBodies.appoint, { ...given, ...days })).toEqual([
      { field: 'member', code: 'not-a-person' },
      { field: 'lastDay', code: 'not-a-day' },
    ]);
  });

  it('fills in the name of the field that nobody knows', () => {
    const { error } = registerPlatformRequest.safeParse({ nameVi: 'x', colour: 1 }, { reportInput: true });
    const [found] = fieldProblems(error?.issues ?? [], 'vi');
    expect(found?.message).toContain('colour');
  });

  it('shows at most twenty at once', () => {
    const many = {
      lists: Array.from({ length: 20 }, () => ''),
      sources: Array.from({ length: 20 }, () => ''),
    };
    expect(problems(registerPlatformRequest, many)).toHaveLength(20);
  });
});
