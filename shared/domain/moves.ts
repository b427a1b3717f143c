import type { Party } from './party.ts';
import { permitMoves } from './permit-table.ts';
import { concluded, statuses } from './statuses.ts';
import type { Status } from './statuses.ts';

/** The workflow as a table: who may take a dossier from which status to which. Reviewed by people, enforced by `decide`. */
export { statuses } from './statuses.ts';
export type { Party } from './party.ts';
export type { Status } from './statuses.ts';
export { permitMoves, permitStatuses } from './permit-table.ts';
export type { PermitStatus } from './permit-table.ts';

export type Stage = 'submission' | 'assessment' | 'publication';

export interface MoveRow {
  readonly stage: Stage;
  readonly move: string;
  readonly by: Party;
  readonly from: readonly Status[];
  /** Statuses that the move may lead to; `same` where it stays. */
  readonly to: readonly (Status | 'same')[];
}

const beforeAssessing = [
  'drafting',
  'submitted',
  'returned',
  'awaiting-appraisal',
  'appraised',
  'level-approved',
] as const;
const underAssessment = ['assessing', 'remediating'] as const;
/** What is due before publication may still be recorded once the case is concluded. */
const untilPublication = [...underAssessment, 'eligible', 'awaiting-publication'] as const;

/** The moves of a dossier. A move that is not here does not exist. */
export const dossierMoves = [
  { stage: 'submission', move: 'save-content', by: 'vendor', from: ['drafting', 'returned'], to: ['same'] },
  { stage: 'submission', move: 'submit', by: 'vendor', from: ['drafting', 'returned'], to: ['submitted'] },
  {
    stage: 'submission',
    move: 'accept',
    by: 'system',
    from: ['submitted'],
    to: ['awaiting-appraisal', 'level-approved', 'assessing'],
  },
  { stage: 'submission', move: 'return', by: 'system', from: ['submitted'], to: ['returned'] },
  { stage: 'submission', move: 'withdraw', by: 'vendor', from: beforeAssessing, to: ['withdrawn'] },
  {
    stage: 'assessment',
    move: 'expert-opinion',
    by: 'specialised-unit',
    from: ['awaiting-appraisal'],
    to: ['same'],
  },
  { stage: 'assessment', move: 'appoint-council', by: 'owner', from: ['awaiting-appraisal'], to: ['same'] },
  { stage: 'assessment', move: 'ask-opinion', by: 'appraiser', from: ['awaiting-appraisal'], to: ['same'] },
  { stage: 'assessment', move: 'give-opinion', by: 'asked-body', from: ['awaiting-appraisal'], to: ['same'] },
  {
    stage: 'assessment',
    move: 'return-incomplete',
    by: 'appraiser',
    from: ['awaiting-appraisal'],
    to: ['returned'],
  },
  {
    stage: 'assessment',
    move: 'appraise',
    by: 'appraiser',
    from: ['awaiting-appraisal'],
    to: ['appraised', 'returned'],
  },
  { stage: 'assessment', move: 'approve-level', by: 'approver', from: ['appraised'], to: ['level-approved'] },
  { stage: 'assessment', move: 'decline-level', by: 'approver', from: ['appraised'], to: ['returned'] },
  { stage: 'assessment', move: 'import-level', by: 'registrar', from: ['drafting'], to: ['level-approved'] },
  { stage: 'assessment', move: 'assign', by: 'owner', from: ['level-approved'], to: ['assessing'] },
  { stage: 'assessment', move: 'reassign', by: 'owner', from: underAssessment, to: ['same'] },
  { stage: 'assessment', move: 'record-results', by: 'assessor', from: untilPublication, to: ['same'] },
  { stage: 'assessment', move: 'take-over-results', by: 'assessor', from: underAssessment, to: ['same'] },
  {
    stage: 'assessment',
    move: 'accept-not-applicable',
    by: 'appraiser',
    from: untilPublication,
    to: ['same'],
  },
  { stage: 'assessment', move: 'raise-finding', by: 'assessor', from: underAssessment, to: ['remediating'] },
  {
    stage: 'assessment',
    move: 'answer-finding',
    by: 'vendor',
    from: ['remediating'],
    to: ['same', 'assessing'],
  },
  {
    stage: 'assessment',
    move: 'recheck-finding',
    by: 'assessor',
    from: underAssessment,
    to: ['same', 'remediating'],
  },
  {
    stage: 'assessment',
    move: 'conclude',
    by: 'assessor',
    from: ['assessing'],
    to: ['eligible', 'not-eligible', 'same'],
  },
  {
    stage: 'assessment',
    move: 'confirm-change',
    by: 'assessor',
    from: ['assessing'],
    to: ['eligible', 'published', 'returned'],
  },
  { stage: 'assessment', move: 'complete-task', by: 'owner', from: concluded, to: ['same'] },
  { stage: 'assessment', move: 'appeal', by: 'vendor', from: ['not-eligible'], to: ['assessing'] },
  {
    stage: 'publication',
    move: 'request-publication',
    by: 'owner',
    from: ['eligible', 'refused', 'delisted'],
    to: ['awaiting-publication'],
  },
  {
    stage: 'publication',
    move: 'approve-publication',
    by: 'publishing-body',
    from: ['awaiting-publication'],
    to: ['published'],
  },
  {
    stage: 'publication',
    move: 'refuse-publication',
    by: 'publishing-body',
    from: ['awaiting-publication'],
    to: ['refused'],
  },
  {
    stage: 'publication',
    move: 'delist',
    by: 'owner-or-publishing-body',
    from: ['published'],
    to: ['delisted'],
  },
] as const satisfies readonly MoveRow[];

/** What is done with the files of a case, wherever it stands; it stays where it is. */
export const fileMoves = [
  { move: 'confirm-evidence', by: 'case-party', from: statuses.filter((status) => status !== 'withdrawn') },
  { move: 'open-evidence', by: 'case-reader', from: statuses },
  { move: 'take-out-file', by: 'vendor', from: ['drafting', 'returned'] },
  { move: 'erase-files', by: 'owner-alone', from: statuses },
] as const;

export type DossierMove = (typeof dossierMoves)[number]['move'];
export type PermitMove = (typeof permitMoves)[number]['move'];
export type FileMove = (typeof fileMoves)[number]['move'];
export type Move = DossierMove | PermitMove | FileMove;

/** The stage whose queue carries a move; opening belongs to the submission, files to the assessment, what time does to the publication. */
export const stageOf = (move: Move | 'open-dossier' | 'note-due'): Stage => {
  if (move === 'note-due') return 'publication';
  return fileMoves.some((row) => row.move === move)
    ? 'assessment'
    : ([...dossierMoves, ...permitMoves].find((row) => row.move === move)?.stage ?? 'submission');
};
