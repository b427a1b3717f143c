import { describe, expect, it } from 'vitest';
import {
  decideDeployment,
  gateReasons,
  visibleReason,
} from '../../../shared/domain/gate/decide-deployment.ts';
import type { GateReason } from '../../../shared/domain/gate/decide-deployment.ts';
import { gateRecordOf } from '../../../shared/domain/gate/record.ts';
import type { GateStanding } from '../../../shared/domain/gate/record.ts';
import { statuses } from '../../../shared/domain/moves.ts';
import { aCase, digestOf } from '../../support/domain/a-case.ts';
import { aGatePermit, aGateRecord, aQuestion } from '../../support/domain/a-gate-record.ts';
import { people } from '../../support/domain/people.ts';
import { dossierIn } from '../../support/domain/road.ts';
import { monday } from '../../support/domain/surroundings.ts';

const context = { now: monday, acceptSynthetic: false };
const denied = (reason: GateReason, record: unknown = null) => ({ decision: 'deny', reason, record });
const allowed = (record: unknown = null) => ({ decision: 'allow', reason: null, record });

describe('a clock that was set back', () => {
  const given = gateRecordOf(dossierIn('eligible', aCase()));
  const issuedAt = given.permit?.issuedAt ?? '';
  const at = (milliseconds: number) =>
    decideDeployment(aQuestion({ release: { digest: given.digests[0] } }), [given], {
      now: new Date(Date.parse(issuedAt) + milliseconds).toISOString(),
      acceptSynthetic: true,
    });

  it('to before a permit was given opens nothing', () => {
    expect(at(0)).toEqual(allowed(given));
    expect(at(-1)).toEqual(denied('no-permit', given));
    expect(at(-30 * 86_400_000)).toEqual(denied('no-permit', given));
  });
});

describe('the records that the gate finds', () => {
  const twin = aGateRecord({ platformId: 'pf-2', dossierId: 'ds-2' });

  it('are none for an unknown release', () => {
    expect(decideDeployment(aQuestion(), [], context)).toEqual(denied('unknown-release'));
  });

  it('of two platforms need the platform to be named', () => {
    expect(decideDeployment(aQuestion(), [aGateRecord(), twin], context)).toEqual(
      denied('platform-required'),
    );
  });

  it('of two platforms are told apart by the platform named', () => {
    const found = [
      aGateRecord(),
      aGateRecord({ platformId: 'pf-2', standing: 'not-eligible', permit: null }),
    ];
    expect(decideDeployment(aQuestion({ platformId: 'pf-1' }), found, context)).toEqual(allowed(found[0]));
    expect(decideDeployment(aQuestion({ platformId: 'pf-2' }), found, context)).toEqual(
      denied('not-eligible', found[1]),
    );
  });

  it.each([
    ['version', { digest: digestOf('a'), version: '2.0.0' }],
    ['purl', { digest: digestOf('a'), purl: 'pkg:oci/pf-1@2.0.0' }],
    ['digest', { digest: digestOf('b'), purl: 'pkg:oci/pf-1@1.0.0', version: '1.0.0' }],
  ])('must agree with the %s too', (_, release) => {
    expect(decideDeployment(aQuestion({ release }), [aGateRecord()], context)).toEqual(
      denied('digest-mismatch'),
    );
  });

  it('are found under any digest of the release', () => {
    const record = aGateRecord({ digests: [digestOf('b'), digestOf('a')] });
    expect(decideDeployment(aQuestion(), [record], context)).toEqual(allowed(record));
  });

  it.each(['no-dossier', 'under-assessment', 'not-eligible'] as const)('say %s', (standing) => {
    const record = aGateRecord({ standing, permit: null, level: null });
    expect(decideDeployment(aQuestion(), [record], context)).toEqual(denied(standing, record));
  });

  it.each([
    ['its permit', { permit: null }],
    ['its level', { level: null }],
  ])('are no permit when one has lost %s', (_, lost) => {
    const record = aGateRecord(lost);
    expect(decideDeployment(aQuestion(), [record], context)).toEqual(denied('no-permit', record));
  });
});

describe('a trial with synthetic data', () => {
  const at = (endsOn: string | undefined, now = monday) =>
    decideDeployment(
      aQuestion({
        purpose: 'trial',
        data: 'synthetic',
        trial: endsOn === undefined ? undefined : { endsOn },
      }),
      [],
      { ...context, now },
    );

  it('needs a declared end', () => expect(at(undefined)).toEqual(denied('trial-end-required')));
  it('may end today', () => expect(at('2026-11-02')).toEqual(allowed()));
  it('may not have ended yesterday', () => expect(at('2026-11-01')).toEqual(denied('trial-ended')));
  it('may last a year', () => expect(at('2027-11-02')).toEqual(allowed()));
  it('may not last a day more', () => expect(at('2027-11-03')).toEqual(denied('trial-too-long')));
  it('is counted in days of Viet Nam', () => {
    expect(at('2026-11-02', '2026-11-02T16:59:59.999Z')).toEqual(allowed());
    expect(at('2026-11-02', '2026-11-02T17:00:00.000Z')).toEqual(denied('trial-ended'));
  });
  it('does not become real by a declared end', () => {
    const question = aQuestion({ purpose: 'trial', data: 'real', trial: { endsOn: '2026-12-01' } });
    expect(decideDeployment(question, [], context)).toEqual(denied('unknown-release'));
  });
});

describe('the reason that an asker may see', () => {
  const forAll: readonly GateReason[] = [
    'unknown-release',
    'platform-required',
    'digest-mismatch',
    'trial-end-required',
    'trial-ended',
    'trial-too-long',
  ];
  const related = [people.vendor, people.owner, people.specialisedUnit, people.owningMinistry];
  const overseers = [people.registerMinistry, people.registrar, people.auditor];
  const strangers = [
    people.otherVendor,
    people.otherOwner,
    people.securityAuthority,
    people.assessor,
    people.locality,
    people.deployer,
  ];
  const seen = (reason: GateReason | null, actor: typeof people.vendor) =>
    visibleReason(
      { decision: reason === null ? 'allow' : 'deny', reason, record: aGateRecord() },
      { ...actor },
    );

  it.each(gateReasons)('%s is itself for the parties and those who oversee', (reason) => {
    for (const actor of [...related, ...overseers]) expect(seen(reason, actor)).toBe(reason);
  });

  it.each(gateReasons)('%s is for everybody else itself or no permit', (reason) => {
    for (const actor of strangers)
      expect(seen(reason, actor)).toBe(forAll.includes(reason) ? reason : 'no-permit');
  });

  it('is none for anybody when allowed', () => {
    for (const actor of Object.values(people)) expect(seen(null, actor)).toBeNull();
  });

  it('is no permit for a stranger when there is no record either', () => {
    expect(visibleReason({ decision: 'deny', reason: 'no-permit', record: null }, people.deployer)).toBe(
      'no-permit',
    );
  });
});

describe('the gate record of a dossier', () => {
  it.each(statuses)('says of %s what the gate may know', (status) => {
    const record = gateRecordOf(dossierIn(status));
    const holdsPermit = ['eligible', 'awaiting-publication', 'published', 'refused', 'delisted'];
    const standings: Readonly<Record<string, GateStanding>> = {
      withdrawn: 'no-dossier',
      'not-eligible': 'not-eligible',
    };
    if (holdsPermit.includes(status))
      expect(record).toEqual(aGateRecord({ permit: aGatePermit({ issuedAt: monday }) }));
    else {
      const standing = standings[status] ?? 'under-assessment';
      expect(record).toEqual(aGateRecord({ standing, permit: null, level: null }));
    }
  });

  it('carries whether the assessment was invented', () => {
    const record = gateRecordOf(dossierIn('eligible', aCase({ synthetic: true })));
    expect(record.permit?.synthetic).toBe(true);
  });
});
