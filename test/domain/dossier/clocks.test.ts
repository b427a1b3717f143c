import { describe, expect, it } from 'vitest';
import { appraisalDueOn, approvalDueOn, validUntil } from '../../../shared/domain/dossier/clocks.ts';
import { levels } from '../../../shared/domain/level.ts';
import type { Level } from '../../../shared/domain/level.ts';
import { aCase, aDossier } from '../../support/domain/a-case.ts';
import { aContext } from '../../support/domain/surroundings.ts';

const atLevel = (proposedLevel: Level) => aDossier({ facts: aCase({ proposedLevel }) });

describe('the day by which the appraisal is due', () => {
  it.each([
    {
      received: 'the day before Tết 2027',
      now: '2027-02-03T02:00:00.000Z',
      due: ['2027-03-03', '2027-03-17'],
    },
    { received: 'in Tết 2027', now: '2027-02-06T02:00:00.000Z', due: ['2027-03-03', '2027-03-17'] },
    { received: 'right after Tết 2027', now: '2027-02-11T02:00:00.000Z', due: ['2027-03-04', '2027-03-18'] },
    {
      received: 'late on that day before',
      now: '2027-02-03T16:59:59.999Z',
      due: ['2027-03-03', '2027-03-17'],
    },
    { received: 'a moment later', now: '2027-02-03T17:00:00.000Z', due: ['2027-03-03', '2027-03-17'] },
    {
      received: 'the Friday before Tết 2026',
      now: '2026-02-13T02:00:00.000Z',
      due: ['2026-03-13', '2026-03-27'],
    },
  ])('skips the holidays: received $received', ({ now, due: [ofLevel3, ofLevels4And5] }) => {
    expect(appraisalDueOn(atLevel(3), aContext(now))).toBe(ofLevel3);
    expect(appraisalDueOn(atLevel(4), aContext(now))).toBe(ofLevels4And5);
    expect(appraisalDueOn(atLevel(5), aContext(now))).toBe(ofLevels4And5);
  });

  it.each([
    [3, '2027-02-18'],
    [4, '2027-03-05'],
    [5, '2027-03-05'],
  ] as const)('counts every day under the old law: level %i', (level, due) => {
    const context = aContext('2027-02-03T02:00:00.000Z', 'ND85_2016');
    expect(appraisalDueOn(atLevel(level), context)).toBe(due);
  });

  it.each([1, 2] as const)('does not exist at level %i', (level) => {
    for (const ruleset of ['ND331_2026', 'ND85_2016'] as const)
      expect(appraisalDueOn(atLevel(level), aContext(undefined, ruleset))).toBeNull();
  });
});

describe('the day by which the approval is due', () => {
  it.each([
    ['2027-02-03T16:59:59.999Z', '2027-02-19'],
    ['2027-02-03T17:00:00.000Z', '2027-02-19'],
    ['2026-02-12T16:59:59.999Z', '2026-03-02'],
    ['2026-02-12T17:00:00.000Z', '2026-03-03'],
  ])('is seven working days after %s under either law', (now, due) => {
    expect(approvalDueOn(aContext(now))).toBe(due);
    expect(approvalDueOn(aContext(now, 'ND85_2016'))).toBe(due);
  });
});

describe('the end of a permit', () => {
  const months = { 1: 24, 2: 24, 3: 12, 4: 12, 5: 6 } as const;

  it.each(levels)('is the end of the day in Viet Nam, some months later, at level %i', (level) => {
    const ends = { 24: '2028-11-03', 12: '2027-11-03', 6: '2027-05-03' } as const;
    expect(validUntil(level, aContext('2026-11-02T17:00:00.000Z'))).toBe(
      `${ends[months[level]]}T17:00:00.000Z`,
    );
  });

  it('is the last day of a shorter month', () => {
    expect(validUntil(5, aContext('2026-08-31T02:00:00.000Z'))).toBe('2027-02-28T17:00:00.000Z');
    expect(validUntil(5, aContext('2027-08-31T02:00:00.000Z'))).toBe('2028-02-29T17:00:00.000Z');
  });
});
