import { describe, expect, it } from 'vitest';
import { decideDeployment } from '../../../shared/domain/gate/decide-deployment.ts';
import type { GateReason } from '../../../shared/domain/gate/decide-deployment.ts';
import { permitStatuses } from '../../../shared/domain/moves.ts';
import { digestOf } from '../../support/domain/a-case.ts';
import { aGatePermit, aGateRecord, aQuestion } from '../../support/domain/a-gate-record.ts';

const now = '2026-11-02T02:00:00.000Z';
const ends = { before: '2026-11-02T01:59:59.999Z', now, after: '2026-11-02T02:00:00.001Z' } as const;
const lasts = { before: false, now: false, after: true } as const;

/** Every cell so far with each of the values beside it. */
const times = <T extends object, V, U extends object>(
  cells: readonly T[],
  values: readonly V[],
  named: (value: V) => U,
): (T & U)[] => cells.flatMap((cell) => values.map((value) => ({ ...cell, ...named(value) })));

const instants = ['before', 'now', 'after'] as const;
const truth = [true, false];
const ofPermit = times(
  times(
    times([{}], [...permitStatuses, null], (permit) => ({ permit })),
    instants,
    (validUntil) => ({ validUntil }),
  ),
  [...instants, null],
  (supersededFrom) => ({ supersededFrom }),
);
const ofAssessment = times(
  times(
    times(ofPermit, truth, (synthetic) => ({ synthetic })),
    truth,
    (acceptSynthetic) => ({ acceptSynthetic }),
  ),
  [undefined, 2, 3, 4] as const,
  (requiredLevel) => ({ requiredLevel }),
);
const cells = times(
  times(ofAssessment, ['same', 'other', 'unsaid'] as const, (platform) => ({ platform })),
  ['same', 'other', 'unsaid'] as const,
  (digest) => ({ digest }),
);
type Cell = (typeof cells)[number];

const platforms = { same: 'pf-1', other: 'pf-2', unsaid: undefined } as const;
const releases = {
  same: { digest: digestOf('a') },
  other: { digest: digestOf('b') },
  unsaid: { purl: 'pkg:oci/pf-1@1.0.0' },
} as const;

const recordOf = ({ permit, validUntil, supersededFrom, synthetic }: Cell) =>
  permit === null
    ? aGateRecord({ standing: 'under-assessment', permit: null, level: null })
    : aGateRecord({
        permit: aGatePermit({
          status: permit,
          validUntil: ends[validUntil],
          supersededFrom: supersededFrom && ends[supersededFrom],
          synthetic,
        }),
      });

/** The rule of the house, written out once more: the first of these that holds is why not. */
const expected = (cell: Cell): GateReason | null => {
  const { permit, validUntil, supersededFrom } = cell;
  const live = permit === 'valid' || permit === 'suspended';
  const replacedFirst = supersededFrom !== null && ends[supersededFrom] < ends[validUntil];
  const reasons: (readonly [boolean, GateReason])[] = [
    [cell.platform === 'other' || cell.digest === 'other', 'digest-mismatch'],
    [permit === null, 'under-assessment'],
    [permit === 'revoked', 'permit-revoked'],
    [permit === 'expired', 'permit-expired'],
    [permit === 'superseded', 'permit-superseded'],
    [live && replacedFirst && !lasts[supersededFrom], 'permit-superseded'],
    [live && !lasts[validUntil], 'permit-expired'],
    [permit === 'suspended', 'permit-suspended'],
    [cell.synthetic && !cell.acceptSynthetic, 'synthetic-permit'],
    [cell.requiredLevel === 4, 'level-too-low'],
  ];
  return reasons.find(([holds]) => holds)?.[1] ?? null;
};

const asked = [
  ['operation', 'real'],
  ['operation', 'synthetic'],
  ['trial', 'real'],
] as const;

describe.each(asked)('%s with %s data', (purpose, data) => {
  it(`is answered as the rule says in each of ${cells.length} cases`, () => {
    const wrong = cells.filter((cell) => {
      const question = aQuestion({
        purpose,
        data,
        platformId: platforms[cell.platform],
        release: releases[cell.digest],
        requiredLevel: cell.requiredLevel,
        trial: { endsOn: '2026-12-01' },
      });
      const record = recordOf(cell);
      const verdict = decideDeployment(question, [record], { now, acceptSynthetic: cell.acceptSynthetic });
      const reason = expected(cell);
      const isRight =
        verdict.reason === reason &&
        verdict.decision === (reason === null ? 'allow' : 'deny') &&
        verdict.record === (reason === 'digest-mismatch' ? null : record);
      return !isRight;
    });
    expect(wrong).toEqual([]);
  });
});

describe('a trial with synthetic data', () => {
  it('is allowed whatever is known of the release', () => {
    const question = (cell: Cell) =>
      aQuestion({
        purpose: 'trial',
        data: 'synthetic',
        platformId: platforms[cell.platform],
        release: releases[cell.digest],
        requiredLevel: cell.requiredLevel,
        trial: { endsOn: '2026-12-01' },
      });
    const denied = cells.filter(
      (cell) =>
        decideDeployment(question(cell), [recordOf(cell)], { now, acceptSynthetic: cell.acceptSynthetic })
          .decision === 'deny',
    );
    expect(denied).toEqual([]);
  });
});

it('asks enough: some cells are allowed, some denied for each reason', () => {
  expect(new Set(cells.map(expected))).toEqual(
    new Set([
      null,
      'digest-mismatch',
      'under-assessment',
      'permit-revoked',
      'permit-expired',
      'permit-superseded',
      'permit-suspended',
      'synthetic-permit',
      'level-too-low',
    ]),
  );
});
