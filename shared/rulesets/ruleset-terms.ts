import { type Level, type RulesetId, levels, rulesetIds } from '../domain/level.ts';
import type { Move } from '../domain/moves.ts';
import nd331 from './nd331-2026/ruleset.json' with { type: 'json' };
import nd85 from './nd85-2016/ruleset.json' with { type: 'json' };
import { oneOf } from '../domain/one-of.ts';
import {
  type LegalBasis,
  type PerLevel,
  type RulesetClocks,
  type RulesetTerms,
  appraisers,
  approvers,
  assessorQualifications,
  clockUnits,
  confidences,
} from './ruleset.ts';

/** The numbers and articles of a ruleset; small, for bundles that must not carry the criteria. */
export const rulesetTermsOf = (id: RulesetId): RulesetTerms => {
  const known = loaded.get(id);
  if (known !== undefined) return known;
  const terms = termsOf(files[id]);
  loaded.set(id, terms);
  return terms;
};

interface BasisInFile {
  readonly article: string | null;
  readonly confidence: string;
}

type NumbersAsTheyStand = 'nameVi' | 'nameEn' | 'validityMonths' | 'statusListFreshnessHours' | 'window';

/** A file as the compiler reads it: its shape is checked at build time, its words when it is loaded. */
interface TermsInFile extends Pick<RulesetTerms, NumbersAsTheyStand> {
  readonly id: string;
  readonly validityBasis: BasisInFile;
  readonly clocks: Pick<RulesetClocks, 'replyIncomplete' | 'appraisal' | 'approval'> &
    Readonly<Record<'unit' | 'replyUnit' | 'approvalUnit' | 'unitConfidence', string>> & {
      readonly basis: Readonly<Record<keyof RulesetClocks['basis'], BasisInFile>>;
    };
  readonly appraisers: PerLevel<string>;
  readonly approvers: PerLevel<string>;
  readonly expertOpinionFrom: number;
  readonly independentAssessorFrom: number;
  readonly assessorQualifications: readonly string[];
  readonly articles: Readonly<Record<Move, BasisInFile>>;
}

const files: Readonly<Record<RulesetId, TermsInFile>> = { ND331_2026: nd331, ND85_2016: nd85 };
const loaded = new Map<RulesetId, RulesetTerms>();

const termsOf = (file: TermsInFile): RulesetTerms => ({
  id: oneOf(rulesetIds, file.id),
  nameVi: file.nameVi,
  nameEn: file.nameEn,
  validityMonths: file.validityMonths,
  validityBasis: basisOf(file.validityBasis),
  clocks: clocksOf(file.clocks),
  appraiserOf: (level: Level) => oneOf(appraisers, file.appraisers[level]),
  approverOf: (level: Level) => oneOf(approvers, file.approvers[level]),
  expertOpinionFrom: oneOf(levels, file.expertOpinionFrom),
  independentAssessorFrom: oneOf(levels, file.independentAssessorFrom),
  assessorQualifications: file.assessorQualifications.map((word) => oneOf(assessorQualifications, word)),
  statusListFreshnessHours: file.statusListFreshnessHours,
  articleOf: (move: Move) => basisOf(file.articles[move]),
  window: file.window,
});

const clocksOf = (clocks: TermsInFile['clocks']): RulesetClocks => ({
  replyIncomplete: clocks.replyIncomplete,
  appraisal: clocks.appraisal,
  approval: clocks.approval,
  unit: oneOf(clockUnits, clocks.unit),
  replyUnit: oneOf(clockUnits, clocks.replyUnit),
  approvalUnit: oneOf(clockUnits, clocks.approvalUnit),
  unitConfidence: oneOf(confidences, clocks.unitConfidence),
  basis: {
    replyIncomplete: basisOf(clocks.basis.replyIncomplete),
    appraisal: basisOf(clocks.basis.appraisal),
    approval: basisOf(clocks.basis.approval),
  },
});

const basisOf = (basis: BasisInFile): LegalBasis => ({
  article: basis.article,
  confidence: oneOf(confidences, basis.confidence),
});
