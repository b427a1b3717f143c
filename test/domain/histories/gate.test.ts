import { vietnamDayOf } from '../../../shared/domain/working-days.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decideDeployment } from '../../../shared/domain/gate/decide-deployment.ts';
import type { GateQuestion } from '../../../shared/domain/gate/decide-deployment.ts';
import { gateRecordOf } from '../../../shared/domain/gate/record.ts';
import type { GateRecord } from '../../../shared/domain/gate/record.ts';
import { levels } from '../../../shared/domain/level.ts';
import { permitStatusAt } from '../../../shared/domain/permit.ts';
import { digestOf } from '../../support/domain/a-case.ts';
import { aGateRecord, aQuestion } from '../../support/domain/a-gate-record.ts';
import type { History } from '../../support/domain/random-history.ts';
import { lived } from '../../support/domain/random-history.ts';
import { anyWishes } from '../../support/domain/random-wishes.ts';
import { permitHolds } from '../../support/domain/permit-holds.ts';

const anyQuestion: fc.Arbitrary<GateQuestion> = fc.record({
  platformId: fc.constantFrom(undefined, 'pf-1', 'pf-1', 'pf-2'),
  release: fc.constantFrom(
    { digest: digestOf('a') },
    { digest: digestOf('a') },
    { digest: digestOf('a'), version: '1.0.0' },
    { digest: digestOf('a'), version: '2.0.0' },
    { digest: digestOf('b') },
    { digest: digestOf('b'), purl: 'pkg:oci/pf-1@1.0.0' },
    { purl: 'pkg:oci/pf-1@1.0.0' },
  ),
  purpose: fc.constantFrom('operation', 'trial'),
  data: fc.constantFrom('real', 'synthetic'),
  requiredLevel: fc.option(fc.constantFrom(...levels), { nil: undefined, freq: 2 }),
  trial: fc.constantFrom(undefined, { endsOn: '2026-12-01' }),
});
const anyAsking = fc.record({
  question: fc.oneof(anyQuestion, fc.constant(aQuestion())),
  /** After which of the settled commands, in thousandths of the history. */
  moment: fc.oneof(fc.nat(999), fc.integer({ min: 700, max: 999 })),
  /** How long after it. */
  milliseconds: fc.oneof(fc.nat(3), fc.nat(400 * 86_400_000)),
  acceptSynthetic: fc.boolean(),
});

/** Another platform that ships the very same artifact and was never assessed. */
const neighbour = aGateRecord({
  platformId: 'pf-2',
  dossierId: 'ds-9',
  version: '2.0.0',
  standing: 'under-assessment',
  level: null,
  permit: null,
  purl: null,
});

/** The records kept under the identifier that the question leads with. */
const kept = (records: readonly GateRecord[], { release }: GateQuestion): GateRecord[] =>
  records.filter(({ digests, purl }) =>
    release.digest === undefined ? purl === release.purl : digests.includes(release.digest),
  );

const isRightIdentity = ({ platformId, release }: GateQuestion): boolean =>
  (platformId === undefined || platformId === 'pf-1') &&
  (release.digest === undefined || release.digest === digestOf('a')) &&
  (release.version === undefined || release.version === '1.0.0');

const isSyntheticTrial = ({ purpose, data }: GateQuestion): boolean =>
  purpose === 'trial' && data === 'synthetic';

/** Whether the question says which of the two platforms it means. */
const isToldApart = ({ platformId, release }: GateQuestion): boolean =>
  platformId !== undefined || release.version !== undefined;

/** A trial that said when it ends has not ended yet. */
const isStillTried = ({ purpose, trial }: GateQuestion, now: string): boolean =>
  purpose === 'operation' || trial === undefined || trial.endsOn >= vietnamDayOf(now);

type Asking = typeof anyAsking extends fc.Arbitrary<infer T> ? T : never;

/** What the gate answers at a moment of the history, and whether the law lets it allow; null where no permit is needed. */
const asked = (history: History, asking: Asking, hasNeighbour: boolean) => {
  const { question, acceptSynthetic } = asking;
  const { settled, facts } = history;
  const past = settled.slice(0, 1 + Math.floor((asking.moment * settled.length) / 1000));
  const last = past.at(-1);
  if (!last?.after || isSyntheticTrial(question)) return null;
  const now = new Date(Date.parse(last.at) + asking.milliseconds).toISOString();
  const own = gateRecordOf(last.after);
  const found = kept(hasNeighbour ? [own, neighbour] : [own], question);
  const events = past.flatMap((one) => one.steps.map(({ event }) => event));
  const conditions = [
    permitHolds(events, now),
    isRightIdentity(question),
    found.length < 2 || isToldApart(question),
    acceptSynthetic || !facts.synthetic,
    (question.requiredLevel ?? 1) <= (own.level ?? 0),
    isStillTried(question, now),
  ];
  const { decision } = decideDeployment(question, found, { now, acceptSynthetic });
  return { decision, mayAllow: conditions.every(Boolean) };
};

it('invariant 1: the gate allows operation and real data only with a permit valid then, there and for that', () => {
  const askings = fc.array(anyAsking, { minLength: 10, maxLength: 30 });
  fc.assert(
    fc.property(anyWishes, askings, fc.boolean(), ({ facts, ticks }, all, hasNeighbour) => {
      const history = lived(facts, ticks);
      for (const asking of all) {
        const answer = asked(history, asking, hasNeighbour);
        if (answer !== null) expect(answer.decision).toBe(answer.mayAllow ? 'allow' : 'deny');
      }
    }),
    { numRuns: 500 },
  );
});

it('invariant 1: the gate has much to allow and much to deny in those histories', () => {
  const askings = fc.array(anyAsking, { minLength: 10, maxLength: 10 });
  const answers = fc
    .sample(fc.tuple(anyWishes, askings), { seed: 5, numRuns: 500 })
    .flatMap(([{ facts, ticks }, all]) => {
      const history = lived(facts, ticks);
      return all.flatMap((asking) => asked(history, asking, false)?.decision ?? []);
    });
  expect(answers.filter((decision) => decision === 'allow').length).toBeGreaterThan(60);
  expect(answers.filter((decision) => decision === 'deny').length).toBeGreaterThan(100);
});

it('invariant 1: once a permit has ended by time, by revocation or by a successor, it never comes back', () => {
  fc.assert(
    fc.property(anyWishes, ({ facts, ticks }) => {
      const told = lived(facts, ticks).settled.flatMap(({ after, at }) =>
        after?.permit ? [permitStatusAt(after.permit, at)] : [],
      );
      const end = told.findIndex((status) => status !== 'valid' && status !== 'suspended');
      if (end >= 0) expect(new Set(told.slice(end)).size).toBe(1);
    }),
    { numRuns: 500 },
  );
});
