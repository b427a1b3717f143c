import { expect, it } from 'vitest';
import { decideDeployment } from '../../../shared/domain/gate/decide-deployment.ts';
import { judge } from '../../../shared/domain/gate/judge.ts';
import type { GateRecord } from '../../../shared/domain/gate/record.ts';
import { aGatePermit, aGateRecord, aQuestion } from '../../support/domain/a-gate-record.ts';
import { people } from '../../support/domain/people.ts';

const [before, confirmedAt, after] = [
  '2026-11-20T02:00:00.000Z',
  '2026-11-23T02:00:00.000Z',
  '2026-11-24T02:00:00.000Z',
];
const issuedAt = '2026-11-02T02:00:00.000Z';
const permit = (override: Parameters<typeof aGatePermit>[0] = {}) =>
  aGateRecord({ permit: aGatePermit({ issuedAt, ...override }) });

/** What the confirming commit says to the gate of the release. */
const hold = (incidents = ['in-1'], dossiers = ['ds-1']): GateRecord =>
  aGateRecord({
    permit: aGatePermit({ issuedAt: confirmedAt, status: 'suspended' }),
    holds: { incidents, dossiers },
  });

const answer = (records: readonly GateRecord[], now = after): string => {
  const { decision, reason } = decideDeployment(aQuestion(), records, { now, acceptSynthetic: false });
  return reason ?? decision;
};

it.each<
  readonly [string, { readonly given: readonly GateRecord[]; readonly then: string; readonly now?: string }]
>([
  ['before it was confirmed', { given: [permit(), hold()], now: before, then: 'allow' }],
  ['until its case has heard of it', { given: [permit(), hold()], then: 'permit-suspended' }],
  [
    'once its case has suspended it',
    { given: [permit({ status: 'suspended', incidents: ['in-1'] }), hold()], then: 'permit-suspended' },
  ],
  ['once it was reinstated, no longer', { given: [permit({ incidents: ['in-1'] }), hold()], then: 'allow' }],
  [
    'reinstated, when another one is confirmed',
    { given: [permit({ incidents: ['in-1'] }), hold(), hold(['in-2'])], then: 'permit-suspended' },
  ],
  [
    'suspended for another one and reinstated',
    { given: [permit({ incidents: ['in-2'] }), hold()], then: 'permit-suspended' },
  ],
  ['not where it names another case', { given: [permit(), hold(['in-1'], ['ds-2'])], then: 'allow' }],
  ['revoked, which stays so', { given: [permit({ status: 'revoked' }), hold()], then: 'permit-revoked' }],
  ['past its last day', { given: [permit({ validUntil: confirmedAt }), hold()], then: 'permit-expired' }],
  ['where only the hold is known of that day', { given: [hold()], then: 'permit-suspended' }],
])('a confirmed incident holds a permit: %s', (_, { given, then, now }) => {
  expect(answer(given, now)).toBe(then);
});

it('a grace is held as well, until the case has ended it', () => {
  const lapsed = { validUntil: before, graceUntil: '2026-12-31T17:00:00.000Z' };
  const enforcement = (...records: readonly GateRecord[]) => {
    const facts = { records, trial: null, relaxations: [] };
    const asked = { question: aQuestion(), actor: people.locality };
    return judge(asked, facts, { now: after, acceptSynthetic: false }).view.enforcement;
  };
  expect(enforcement(permit(lapsed))).toBe('grace');
  for (const status of ['valid', 'expired'] as const)
    expect(enforcement(permit({ ...lapsed, status }), hold())).toBe('block');
  expect(enforcement(permit({ ...lapsed, status: 'expired', incidents: ['in-1'] }), hold())).toBe('grace');
  expect(enforcement(permit({ ...lapsed, graceSince: before }), hold())).toBe('block');
  expect(enforcement(permit({ ...lapsed, graceSince: after }), hold())).toBe('grace');
});

it('a permit that was given since is not held by the incident before it', () => {
  const renewed = aGateRecord({ dossierId: 'ds-2', permit: aGatePermit({ issuedAt: after }) });
  expect(answer([permit(), hold(), renewed], '2026-11-25T02:00:00.000Z')).toBe('allow');
});

it('the end of the platform comes before any hold, and adds nothing to a permit that had expired', () => {
  const ended = aGateRecord({
    permit: aGatePermit({ issuedAt: confirmedAt, status: 'revoked' }),
    ends: true,
  });
  expect(answer([permit(), hold(), ended])).toBe('permit-revoked');
  expect(answer([permit({ validUntil: before }), ended])).toBe('permit-expired');
});
