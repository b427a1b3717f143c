import fc from 'fast-check';
import type { Actor } from '../../../shared/domain/actor.ts';
import { roles } from '../../../shared/domain/actor.ts';
import type { CaseFacts } from '../../../shared/domain/dossier/dossier.ts';
import { levels } from '../../../shared/domain/level.ts';
import { aCase } from './a-case.ts';
import { people } from './people.ts';

const assessors = ['DGA/assessment', 'DGB/assessment', 'DGC/assessment'] as const;
const subjects = ['p-1', 'p-2', 'p-3', 'p-4'] as const;
const organisations = ['CTY-A', 'BTC', 'BCA', 'BKHCN', 'DGA', 'DGB', 'DGC'] as const;
const units = [
  ...assessors,
  people.vendor.unit,
  people.owner.unit,
  people.specialisedUnit.unit,
  'CTY-A/operations',
  'CTY-A/assessment',
  'CTY-D/monitoring',
] as const;

/** A case of any level under either law, operated and monitored by anybody. */
export const anyCase: fc.Arbitrary<CaseFacts> = fc
  .record({
    proposedLevel: fc.constantFrom(...levels),
    ruleset: fc.constantFrom('ND331_2026', 'ND85_2016'),
    ownerPublishes: fc.boolean(),
    synthetic: fc.boolean(),
    operatingUnit: fc.constantFrom(
      'CTY-A/operations',
      'CTY-A/operations',
      people.specialisedUnit.unit,
      'DGA/assessment',
    ),
    monitoringProvider: fc.constantFrom(null, 'CTY-D/monitoring', 'DGB/assessment'),
  })
  .map((changes) => aCase(changes));

/** Where an assessment may be sent; the organisation and the unit need not belong together. */
const anyAssignment = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .constantFrom('DGA', 'DGB', 'DGC')
      .map((organisation) => ({ organisation, unit: `${organisation}/assessment` })),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      organisation: fc.constantFrom(...organisations),
      unit: fc.constantFrom(...units),
    }),
  },
);

/** Anybody at all, with any roles; the same few persons turn up in many capacities. */
const anybody: fc.Arbitrary<Actor> = fc.record({
  subject: fc.constantFrom(...subjects),
  organisation: fc.constantFrom(...organisations),
  unit: fc.constantFrom(...units),
  roles: fc.subarray([...roles]),
});

/** What varies in the bodies of commands, whatever the move. */
const anyVariant = fc.record({
  assignment: anyAssignment,
  qualified: fc.constantFrom(true, true, true, false),
  verdict: fc.constantFrom(
    'satisfied',
    'satisfied',
    'satisfied',
    'satisfied',
    'not-applicable',
    'partially-satisfied',
  ),
  concludes: fc.constantFrom('eligible', 'eligible', 'eligible', 'not-eligible', 'conditional'),
  suitable: fc.constantFrom('suitable', 'suitable', 'suitable', 'not-yet-suitable'),
  complete: fc.constantFrom(true, true, true, false),
  level: fc.constantFrom(...levels),
  days: fc.integer({ min: -20, max: 60 }),
  finding: fc.nat(3),
});
export type Variant = typeof anyVariant extends fc.Arbitrary<infer T> ? T : never;

/** One moment: somebody wishes something, it arrives some moments later, and time goes on. */
const anyTick = fc.record({
  wish: fc.oneof(
    {
      weight: 16,
      arbitrary: fc.record({
        kind: fc.constant('next' as const),
        turn: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(9) }),
        subject: fc.constantFrom(...subjects),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('again' as const), back: fc.nat(9) }) },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('any' as const), move: fc.nat(99), actor: anybody }),
    },
  ),
  variant: anyVariant,
  staleBy: fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat(1) }),
  delay: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(3) }),
  days: fc.oneof({ weight: 12, arbitrary: fc.nat(1) }, { weight: 1, arbitrary: fc.constantFrom(30, 200) }),
});
export type Tick = typeof anyTick extends fc.Arbitrary<infer T> ? T : never;

/** A case and all that people wish of it, late, twice and out of order. */
export const anyWishes: fc.Arbitrary<{ readonly facts: CaseFacts; readonly ticks: readonly Tick[] }> =
  fc.record({
    facts: anyCase,
    ticks: fc.array(anyTick, { minLength: 15, maxLength: 50, size: 'max' }),
  });
