import { describe, expect, it } from 'vitest';
import {
  annualPeriod,
  annualSums,
  annualYear,
  standingOf,
} from '../../../shared/domain/forms/annual-report.ts';
import { statuses } from '../../../shared/domain/moves.ts';
import { annualReportTerms } from '../../../shared/rulesets/forms.ts';
import { caseNumberOf } from '../../../shared/workflow/case-number.ts';
import { annualRow } from '../../../shared/workflow/forms/annual-row.ts';
import { receiptFor, vietnamTimeOf } from '../../../shared/workflow/forms/receipt.ts';
import { aCase, aDossier, digestOf } from '../../support/domain/a-case.ts';
import { aFormSource } from '../../support/domain/a-form-source.ts';
import { aCommand } from '../../support/domain/commands.ts';

const opened = [aCommand('open-dossier')];
const submitted = [...opened, aCommand('save-content'), aCommand('submit')];
const approved = [...submitted, aCommand('appraise'), aCommand('approve-level')];
const concluded = [...approved, aCommand('assign'), aCommand('record-results'), aCommand('conclude')];

describe('the number of a case', () => {
  it('names owner and year, and nine digits that are the same for all time', () => {
    expect(caseNumberOf(aDossier())).toBe(caseNumberOf(aDossier({ status: 'published' })));
    expect(caseNumberOf(aDossier())).toMatch(/^BTC-2026-\d{3}-\d{3}-\d{3}$/u);
    expect(caseNumberOf(aDossier({ openedOn: '2027-01-01' }))).toMatch(/^BTC-2027-/u);
  });

  it('is another one for another dossier', () => {
    const numbers = Array.from({ length: 500 }, (_, n) =>
      caseNumberOf(aDossier({ facts: aCase({ id: `ds-${String(n)}` }) })),
    );
    expect(new Set(numbers).size).toBe(500);
  });
});

describe('the receipt for a submission', () => {
  it('says what was handed in, when in Viet Nam, by which unit, and when the next step is due', () => {
    expect(receiptFor(aFormSource(submitted))).toMatchObject({
      submittedAt: '2026-11-02T09:00:00+07:00',
      submittedBy: { unit: 'CTY-A/delivery' },
      outcome: 'accepted',
      contentDigest: digestOf('c'),
      releaseDigests: [digestOf('a')],
      dueOn: '2026-11-23',
    });
  });

  it('stays what it was while the case goes on', () => {
    expect(receiptFor(aFormSource(concluded))).toEqual(receiptFor(aFormSource(submitted)));
  });

  it('says so where the dossier came back at once, and there is none before', () => {
    const returned = receiptFor(aFormSource([...opened, aCommand('submit')]));
    expect(returned).toMatchObject({ outcome: 'returned', contentDigest: null, dueOn: null });
    expect(receiptFor(aFormSource(opened))).toBeNull();
  });

  it('shows the clock of Viet Nam across midnight', () => {
    expect(vietnamTimeOf('2026-12-31T17:00:00.500Z')).toBe('2027-01-01T00:00:00+07:00');
  });
});

describe('form 08', () => {
  it('uses the official words for every status, and leaves out what was withdrawn', () => {
    const words = Object.fromEntries(statuses.map((status) => [status, standingOf(status)]));
    expect(words).toMatchObject({
      drafting: 'drafting',
      returned: 'drafting',
      'awaiting-appraisal': 'sent-for-appraisal',
      appraised: 'appraised',
      'level-approved': 'approved',
      published: 'approved',
      withdrawn: null,
    });
    expect(annualRow(aFormSource([...opened, aCommand('withdraw')]))).toBeNull();
  });

  it('has decision and regulation with their numbers once the level is approved', () => {
    expect(annualRow(aFormSource(approved))).toMatchObject({
      status: 'approved',
      approval: { number: '128/QĐ-BTC', date: '2026-11-02', name: 'Văn phòng, Bộ Tài chính' },
      regulation: { number: '45/QĐ-BTC', date: '2026-09-01' },
      planImplemented: null,
      assessed: null,
    });
    expect(annualRow(aFormSource(concluded))).toMatchObject({
      planImplemented: 'fully-implemented',
      assessed: 'before-use',
    });
  });

  it('counts a system with several cases once', () => {
    const of = (platformId: string, status: (typeof statuses)[number]) => ({ platformId, status });
    const cases = [
      of('pf-1', 'published'),
      of('pf-1', 'drafting'),
      of('pf-2', 'appraised'),
      of('pf-3', 'drafting'),
      of('pf-4', 'withdrawn'),
    ];
    expect(annualSums(cases)).toMatchObject({
      systems: 3,
      prepared: 2,
      appraised: 2,
      approved: 1,
      assessed: 1,
    });
  });

  it.each([
    ['2026-11-22', '2025-12-15', '2026-12-14', '2026-12-20', '2026-12-25'],
    ['2026-12-14', '2025-12-15', '2026-12-14', '2026-12-20', '2026-12-25'],
    ['2026-12-15', '2026-12-15', '2027-12-14', '2027-12-20', '2027-12-25'],
  ])('on %s is about the year from %s until %s', (day, ...[from, until, toOwnerBefore, toMinistryBefore]) => {
    const terms = annualReportTerms(day);
    if (terms === null) throw new Error('the law has no annual report');
    expect(annualPeriod(annualYear(day, terms), terms)).toEqual({
      from,
      until,
      toOwnerBefore,
      toMinistryBefore,
    });
  });
});
