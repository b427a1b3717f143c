import fc from 'fast-check';
import { levels } from '../../../shared/domain/level.ts';
import {
  boundCategories,
  constructionGrades,
  factNames,
  hostings,
  informationClasses,
  sectors,
  secretHarms,
  servedScopes,
  systemTypes,
} from '../../../shared/domain/levels/facts.ts';
import type { LevelFacts } from '../../../shared/domain/levels/facts.ts';

/** A system that nothing is known of but its type and its information. */
export const someFacts = (override: Partial<LevelFacts> = {}): LevelFacts => ({
  systemType: 'internal',
  informationClasses: ['public'],
  ...override,
});

const service = { systemType: 'citizen-business', informationClasses: ['public', 'personal'] } as const;
const shared = { systemType: 'infrastructure', informationClasses: ['private'] } as const;

/** Facts that give each level under both rulesets. */
export const factsOfLevel = {
  1: someFacts(),
  2: someFacts({ informationClasses: ['public', 'private'] }),
  3: someFacts({ ...service, conditionalBusiness: true }),
  4: someFacts({
    ...shared,
    servedScope: 'nationwide',
    requires24x7: true,
    unplannedStopAcceptable: false,
  }),
  5: someFacts({ ...shared, nationalDataStore: true }),
} as const;

const counts = fc.oneof(
  fc.constantFrom(0, 1, 9_999, 10_000, 99_999, 100_000),
  fc.integer({ min: 0, max: 200_000 }),
);
const yesOrNo = fc.boolean();

/** Every fact that may be left out, with what it may be. */
const optional = {
  secretHarm: fc.constantFrom(...secretHarms),
  servedScope: fc.constantFrom(...servedScopes),
  conditionalBusiness: yesOrNo,
  settlesAdministrativeProcedures: yesOrNo,
  eGovernmentNational: yesOrNo,
  requires24x7: yesOrNo,
  unplannedStopAcceptable: yesOrNo,
  nationalDataStore: yesOrNo,
  nationalSecurityWorks: yesOrNo,
  onlineServiceProvider: yesOrNo,
  publicServiceLevel: fc.integer({ min: 1, max: 4 }),
  userCount: counts,
  basicDataSubjects: counts,
  sensitiveDataSubjects: counts,
  constructionGrade: fc.constantFrom(...constructionGrades),
  sector: fc.constantFrom(...sectors),
  platformCategory: fc.constantFrom(...boundCategories),
  hosting: fc.constantFrom(...hostings),
  primeMinisterDecision: fc.constantFrom(...levels),
  riskOutcomeLevel: fc.constantFrom(...levels),
};

/** Facts of one system without components, few or many. */
const anyPart: fc.Arbitrary<LevelFacts> = fc.record(
  {
    systemType: fc.constantFrom(...systemTypes),
    informationClasses: fc.subarray([...informationClasses], { minLength: 1 }),
    ...optional,
  },
  { requiredKeys: ['systemType', 'informationClasses'] },
);

/** Facts of any system, with up to three components. */
export const anyFacts: fc.Arbitrary<LevelFacts> = fc
  .tuple(anyPart, fc.array(anyPart, { maxLength: 3 }))
  .map(([facts, components]) => (components.length === 0 ? facts : { ...facts, components }));

/** The same facts with one of them left out, or one kind of information, or one component fewer. */
export const withOneLess = (facts: LevelFacts, which: number): LevelFacts => {
  const known = factNames.filter((name) => Object.hasOwn(optional, name) && facts[name] !== undefined);
  const name = known[which % (known.length + 2)];
  if (name !== undefined) return { ...facts, [name]: undefined };
  if (which % 2 === 0) return { ...facts, components: facts.components?.slice(1) };
  const [first, ...others] = facts.informationClasses;
  return { ...facts, informationClasses: others.length > 0 || first === undefined ? others : [first] };
};
