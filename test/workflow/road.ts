import { parseDossierWish, parseRegistryWish } from '../../shared/contracts/messages.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import type { CaseFacts } from '../../shared/domain/dossier/dossier.ts';
import type { Level, RulesetRef } from '../../shared/domain/level.ts';
import { stageOf } from '../../shared/domain/moves.ts';
import type { DossierWish, RegistryWish } from '../../shared/workflow/wishes.ts';
import { contentOfLevel } from '../support/domain/a-content.ts';
import { lawOf } from '../support/domain/laws.ts';
import { people } from './people.ts';

/** A wish and the queue that it travels on. */
export interface Step {
  readonly queue: string;
  readonly wish: DossierWish | RegistryWish;
}

/** One release and its case, by the last part of every id. */
export interface Case {
  readonly platform: string;
  readonly name: string;
  readonly level: Level;
  readonly supersedesPreviousOn?: string;
  /** Decree 331/2026 unless said. */
  readonly law?: RulesetRef;
}

export const digestOfCase = (name: string): string =>
  `sha256:${Buffer.from(name.padEnd(32, '.')).toString('hex').slice(0, 64)}`;
export const dossierOf = (name: string): string => `ds-${name}`;

const decree331: RulesetRef = { ruleset: 'ND331_2026', rulesetVersion: '1' };

const ruling = {
  documentNumber: '12/QĐ-BTC',
  documentDate: '2026-11-20',
  legalBasis: 'Decree 331/2026/NĐ-CP',
  capacity: 'head of unit',
};

/** A wish on a platform. */
export const onPlatform = (platform: string, by: Actor, [type, body]: readonly [string, unknown]): Step => {
  const id = `c-${platform}-${type}`;
  const aggregate = { kind: 'platform', id: platform };
  return {
    queue: 'registry',
    wish: parseRegistryWish({ id, type, aggregate, actor: by, body, correlationId: `r-${id}` }),
  };
};

/** Registers a platform of the Ministry of Finance, made by CTY-A. */
export const registration = (platform: string): Step =>
  onPlatform(platform, people.registrar, [
    'register-platform',
    {
      id: platform,
      details: {
        nameVi: `Nền tảng ${platform}`,
        nameEn: null,
        owner: 'BTC',
        ownerKind: 'ministry',
        vendor: 'CTY-A',
        category: 'government',
        lists: [],
        sources: [],
        unverified: [],
        fictional: true,
      },
    },
  ]);

const releaseOf = ({ name, platform }: Case) => ({
  version: `1.0.0-${name}`,
  purl: `pkg:oci/${platform}@${name}`,
  digests: [digestOfCase(name)],
});

export const factsOf = (given: Case): CaseFacts => ({
  ...releaseOf(given),
  id: dossierOf(given.name),
  platformId: given.platform,
  releaseId: `rl-${given.name}`,
  ...(given.law ?? decree331),
  projectStartedOn: null,
  synthetic: true,
  vendor: 'CTY-A',
  vendorUnit: 'CTY-A/delivery',
  owner: 'BTC',
  ownerPublishes: true,
  operatingUnit: 'BTC/operations',
  monitoringProvider: null,
  proposedLevel: given.level,
});

type Move = readonly [by: Actor, type: DossierWish['type'], body?: Record<string, unknown>];

/** Moves of one case as steps, numbered so that each is a command of its own. */
export const movesOf = (name: string, moves: readonly Move[], first = 1): Step[] =>
  moves.map(([actor, type, body = {}], n) => {
    const id = `c-${name}-${first + n}`;
    const aggregate = { kind: 'dossier', id: dossierOf(name) };
    return {
      queue: stageOf(type),
      wish: parseDossierWish({ id, type, aggregate, actor, body, correlationId: `r-${id}` }),
    };
  });

const toLevel = (given: Case): Move[] => {
  const isHigh = given.level >= 4;
  const opinion: Move = [people.appraiser, 'expert-opinion', { ruling, opinion: 'sound' }];
  return [
    [people.vendor, 'open-dossier', { facts: factsOf(given) }],
    [
      people.vendor,
      'save-content',
      { content: contentOfLevel(given.level), digest: digestOfCase('content') },
    ],
    [people.vendor, 'submit'],
    ...(isHigh ? [opinion] : []),
    [
      isHigh ? people.police : people.appraiser,
      'appraise',
      { ruling, verdict: 'suitable', level: given.level },
    ],
    [
      given.level >= 3 ? people.owner : people.appraiser,
      'approve-level',
      { ruling, ...(given.level === 5 && { primeMinisterDecision: '1/QĐ-TTg' }) },
    ],
  ];
};

/** One finding: raised on the first criterion, answered, and closed by the result that mends it. */
const findingRound = (criterion: string, finding: string): Move[] => [
  [
    people.assessor,
    'raise-finding',
    { criterion, severity: 'minor', dueOn: '2027-06-30', text: 'mend this' },
  ],
  [people.vendor, 'answer-finding', { finding, answer: 'mended' }],
  [people.assessor, 'record-results', { results: [{ criterion, verdict: 'satisfied' }] }],
];

/** The minutes of a test that was made while the road was made. */
const seen = [{ paper: 'Biên bản 1/BB', effectiveOn: '2026-11-20' }];

const toConclusion = ({ name, level, law = decree331 }: Case, done: number): Move[] => {
  const criteria = lawOf(law.ruleset)
    .criteriaOf(level)
    .filter(({ due }) => due !== 'by-system')
    .map(({ id, freshForMonths }) => ({
      criterion: id,
      verdict: 'satisfied',
      ...(freshForMonths !== null && { evidence: seen }),
    }));
  const chunks = Array.from({ length: Math.ceil(criteria.length / 50) }, (_, n) =>
    criteria.slice(n * 50, n * 50 + 50),
  );
  const results = chunks.map((chunk): Move => [people.assessor, 'record-results', { results: chunk }]);
  const qualification = { kind: 'licensed', number: 'GD-DGA' };
  const finding = `c-${name}-${done + 1 + results.length + 1}`;
  return [
    [people.owner, 'assign', { organisation: 'DGA', unit: 'DGA/assessment', qualification }],
    ...results,
    ...findingRound(criteria[0]?.criterion ?? '', finding),
    [
      people.assessor,
      'conclude',
      {
        ruling,
        verdict: 'eligible',
        planFullyImplemented: true,
        acceptanceReport: { number: '7/BC', date: '2026-11-20' },
        reasons: 'all is satisfied',
      },
    ],
  ];
};

/** From the release to *eligible*, with one finding on the way. */
export const roadToEligible = (given: Case): Step[] => {
  const release = { releaseId: `rl-${given.name}`, release: releaseOf(given) };
  const added = onPlatform(given.platform, people.vendor, ['add-release', release]);
  const first = toLevel(given);
  const steps = movesOf(given.name, [...first, ...toConclusion(given, first.length)]);
  return [{ ...added, wish: { ...added.wish, id: `c-${given.name}-release` } }, ...steps];
};

const ruled = { ruling, reasons: 'because' };

/** From *eligible* to the list, then the permit through its statuses; `last` is what ends the road. */
export const roadFromEligible = (
  { name, supersedesPreviousOn }: Case,
  last: readonly ('suspend' | 'reinstate' | 'revoke')[],
): Step[] =>
  movesOf(
    name,
    [
      [people.owner, 'request-publication', { ...(supersedesPreviousOn && { supersedesPreviousOn }) }],
      [people.ministry, 'approve-publication', { ruling }],
      ...last.map((type): Move => [people.ministry, type, ruled]),
    ],
    101,
  );
