import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readKeySet, readPermit, readStatusList } from '../../shared/contracts/papers.ts';
import type { StatusList } from '../../shared/contracts/permits.ts';
import { decideDeployment } from '../../shared/domain/gate/decide-deployment.ts';
import type { GateQuestion } from '../../shared/domain/gate/decide-deployment.ts';
import { identifierOf, judge } from '../../shared/domain/gate/judge.ts';
import { judgeOffline } from '../../shared/domain/gate/offline.ts';
import type { GateRecord } from '../../shared/domain/gate/record.ts';
import { levels } from '../../shared/domain/level.ts';
import { permitStatuses } from '../../shared/domain/moves.ts';
import { gateIdentifiers } from '../../shared/workflow/keys.ts';
import { digestOf } from '../support/domain/a-case.ts';
import { aGatePermit, aGateRecord } from '../support/domain/a-gate-record.ts';
import { people } from '../support/domain/people.ts';
import { aKey, aKeySet, listFile, permitFile } from '../support/papers.ts';

const key = aKey('national-1');
const keys = readKeySet(aKeySet(key.jwk));
const trust = { keys, revokedKeys: [] };

const hour = (n: number): string => new Date(Date.UTC(2026, 10, 20) + n * 3_600_000).toISOString();
const hours = fc.integer({ min: -30, max: 30 });
const instants = hours.map(hour);
const digests = [digestOf('a'), digestOf('b'), digestOf('c')];
const platforms = ['pf-1', 'pf-2'];
const purls = ['pkg:oci/shared@1.0.0', 'pkg:oci/other@1.0.0'];
const freshness = { 1: 24, 2: 24, 3: 24, 4: 4, 5: 1 } as const;

/** A release of a platform that holds a permit, as the gate keeps it, and when the permit was given. */
interface Known {
  readonly record: GateRecord;
  readonly verifiedAt: string;
  /** A permit that an earlier case of the same release was given. */
  readonly hadAnother: boolean;
}

const knownOf = (platformId: string): fc.Arbitrary<Known> =>
  fc
    .record({
      digests: fc.uniqueArray(fc.constantFrom(...digests), { minLength: 1, maxLength: 2 }),
      purl: fc.constantFrom(...purls, null),
      level: fc.constantFrom(...levels),
      status: fc.constantFrom(...permitStatuses),
      validUntil: instants,
      supersededFrom: fc.option(instants),
      graceUntil: fc.option(fc.integer({ min: -10, max: 90 }).map(hour), { nil: undefined }),
      synthetic: fc.boolean(),
      verifiedAt: fc.integer({ min: -60, max: -31 }).map(hour),
      hadAnother: fc.boolean(),
    })
    .map(
      ({ verifiedAt, hadAnother, status, validUntil, supersededFrom, graceUntil, synthetic, ...facts }) => ({
        verifiedAt,
        hadAnother,
        record: aGateRecord({
          ...facts,
          platformId,
          dossierId: `ds-of-${platformId}`,
          permit: aGatePermit({ status, validUntil, supersededFrom, synthetic, graceUntil }),
        }),
      }),
    );

const questions: fc.Arbitrary<GateQuestion> = fc
  .record({
    platformId: fc.constantFrom(undefined, ...platforms),
    release: fc.record(
      {
        digest: fc.constantFrom(...digests),
        purl: fc.constantFrom(...purls),
        version: fc.constantFrom('1.0.0', '2.0.0'),
      },
      { requiredKeys: [] },
    ),
    purpose: fc.constantFrom('operation', 'trial'),
    data: fc.constantFrom('real', 'synthetic'),
    requiredLevel: fc.constantFrom(undefined, ...levels),
    trial: fc.constantFrom(undefined, { endsOn: '2026-11-25' }, { endsOn: '2026-11-10' }),
  })
  .filter(
    ({ release: { digest, purl, version }, platformId }) =>
      (digest ?? purl) !== undefined || (version !== undefined && platformId !== undefined),
  );

const cases = fc.record({
  known: fc.tuple(...platforms.map((platform) => fc.option(knownOf(platform)))),
  question: questions,
  now: instants,
  listAge: fc.integer({ min: -2, max: 26 }),
  acceptSynthetic: fc.boolean(),
});

/** The list as the service writes it: an entry for each digest of a permit that is not simply valid, without dates at level 5. */
const entriesOf = ({ record }: Known): StatusList['permits'] => {
  const { permit, digests, platformId, dossierId } = record;
  if (permit === null) return [];
  const { status, supersededFrom, graceUntil } = permit;
  if (status === 'valid' && supersededFrom === null && graceUntil === undefined) return [];
  return digests.map((digest) => ({
    digest,
    platformId,
    dossierId: dossierId ?? '',
    status,
    since: null,
    supersededFrom,
    ...(graceUntil !== undefined && record.level !== 5 && { graceUntil }),
  }));
};

const filesOf = ({ record, verifiedAt, hadAnother }: Known): Promise<Buffer[]> => {
  const { platformId, purl, level, permit } = record;
  const permits = record.digests.map((digest) => ({
    digest,
    platformId,
    purl,
    verifiedAt,
    level: level ?? 1,
    dossierId: record.dossierId ?? '',
    validUntil: permit?.validUntil ?? '',
    synthetic: permit?.synthetic ?? false,
    freshForHours: freshness[level ?? 1],
  }));
  const earlier = permits.map((given) => ({
    ...given,
    dossierId: `earlier-${given.dossierId}`,
    level: 5,
    verifiedAt: hour(-100),
    validUntil: hour(1000),
  }));
  return Promise.all([...(hadAnother ? earlier : []), ...permits].map((permit) => permitFile(key, permit)));
};

/** For how long the list may speak of that record; for ever where there is none. */
const freshFor = (record: GateRecord | null): number =>
  record === null ? Infinity : freshness[record.level ?? 1];

describe('the papers of what the gate knows', () => {
  it('give the verdict of the gate while the list is fresh, and never an allow otherwise', async () => {
    const seen = { allow: 0, deny: 0, grace: 0, stale: 0, future: 0 };
    const property = fc.asyncProperty(cases, async ({ known, question, now, listAge, acceptSynthetic }) => {
      const there = known.filter((one) => one !== null);
      const identifier = identifierOf(question);
      const found = there
        .map(({ record }) => record)
        .filter((record) => gateIdentifiers(record).includes(identifier));
      const expected = decideDeployment(question, found, { now, acceptSynthetic });
      const facts = { records: found, trial: null, relaxations: [] };
      const online = judge({ question, actor: people.locality }, facts, { now, acceptSynthetic }).view;
      const needsPermit = question.purpose === 'operation' || question.data === 'real';

      const issuedAt = new Date(Date.parse(now) - listAge * 3_600_000).toISOString();
      const list = await listFile(key, { issuedAt, permits: there.flatMap(entriesOf) });
      const files = await Promise.all(there.map(filesOf));
      const given = {
        permits: files.flat().map((file) => readPermit(file, trust)),
        list: readStatusList(list, trust),
      };
      const context = { now, acceptSynthetic, seenIssuedAt: null, organisation: null };
      const verdict = judgeOffline(question, given, context);

      if (needsPermit && listAge < 0) {
        seen.future += 1;
        expect(verdict).toMatchObject({ decision: 'deny', reason: 'status-list-in-future' });
      } else if (needsPermit && listAge > freshFor(expected.record)) {
        seen.stale += 1;
        expect(verdict).toMatchObject({ decision: 'deny', reason: 'status-stale' });
      } else {
        seen[verdict.decision] += 1;
        seen.grace += Number(online.enforcement === 'grace');
        const { decision, reason } = expected;
        expect(verdict).toMatchObject({ decision, reason, enforcement: online.enforcement });
        expect(verdict.record?.dossierId).toBe(expected.record?.dossierId);
      }
    });
    await fc.assert(property, { numRuns: 3000 });
    const { grace, ...others } = seen;
    expect(grace).toBeGreaterThan(10);
    for (const count of Object.values(others)) expect(count).toBeGreaterThan(50);
  });
});
