import type { DecisionRecord } from '../../shared/contracts/gate-log.ts';
import { digestOfCase } from '../workflow/road.ts';

/** A record of an allowed trial with synthetic data, with what a test changes of it. */
export const aDecision = (changes: Partial<DecisionRecord> = {}): DecisionRecord => ({
  decisionId: 'd-abc-1',
  instance: 'abc',
  sequence: 1,
  decidedAt: '2026-11-23T02:00:00.000Z',
  question: {
    release: { digest: digestOfCase('a') },
    purpose: 'trial',
    data: 'synthetic',
    trial: { endsOn: '2027-01-01' },
  },
  asker: {
    subject: 'deployer.2025:37',
    unit: '2025:37/operations',
    organisation: '2025:37',
    roles: ['deployer'],
  },
  reason: null,
  platformId: null,
  dossierId: null,
  basis: { acceptSynthetic: true, records: [], trial: null, relaxations: [] },
  answer: {
    decision: 'allow',
    enforcement: 'block',
    reason: null,
    level: null,
    validUntil: null,
    permit: null,
  },
  ...changes,
});
