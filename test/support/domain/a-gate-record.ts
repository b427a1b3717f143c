import type { GateQuestion } from '../../../shared/domain/gate/decide-deployment.ts';
import type { GateRecord } from '../../../shared/domain/gate/record.ts';
import { digestOf } from './a-case.ts';

type GatePermit = NonNullable<GateRecord['permit']>;

/** The permit of `aGateRecord`. */
export const aGatePermit = (override: Partial<GatePermit> = {}): GatePermit => ({
  status: 'valid',
  validUntil: '2027-11-02T17:00:00.000Z',
  supersededFrom: null,
  synthetic: false,
  ...override,
});

/** What the gate knows of the release of `aCase` once it is eligible at level 3. */
export const aGateRecord = (override: Partial<GateRecord> = {}): GateRecord => ({
  platformId: 'pf-1',
  releaseId: 'rl-1',
  version: '1.0.0',
  purl: 'pkg:oci/pf-1@1.0.0',
  digests: [digestOf('a')],
  dossierId: 'ds-1',
  standing: 'permit',
  level: 3,
  permit: aGatePermit(),
  related: ['CTY-A', 'BTC'],
  ...override,
});

/** May that release, named by its digest, go into operation with real data? */
export const aQuestion = (override: Partial<GateQuestion> = {}): GateQuestion => ({
  release: { digest: digestOf('a') },
  purpose: 'operation',
  data: 'real',
  ...override,
});
