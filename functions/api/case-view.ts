import type { DossierContent } from '../../shared/domain/dossier/content.ts';
import type { Dossier } from '../../shared/domain/dossier/dossier.ts';
import { levelOf } from '../../shared/domain/dossier/dossier.ts';
import { complianceOf, progressOf } from '../../shared/domain/dossier/checklist.ts';
import { needsAcceptanceReport } from '../../shared/domain/dossier/conclusion-moves.ts';
import { obstaclesToEligible } from '../../shared/domain/dossier/obstacles.ts';
import { scoresOf } from '../../shared/domain/dossier/scores.ts';
import { tasksOf } from '../../shared/domain/dossier/tasks.ts';
import { turnOf } from '../../shared/domain/dossier/turn.ts';
import { permitStatusAt } from '../../shared/domain/permit.ts';
import type { Context } from '../../shared/domain/rules.ts';
import type { Language } from '../../shared/messages/language.ts';
import { caseNumberOf } from '../../shared/workflow/case-number.ts';
import { proposalView } from './proposal-view.ts';

const isAssessed = ({ status }: Dossier): boolean => status === 'assessing' || status === 'remediating';

/** How the assessment stands: how far it has come and how good it looks are two numbers, never one. */
const standingOf = (state: Dossier, context: Context) => ({
  progress: progressOf(state, context),
  compliance: complianceOf(state, context),
  scores: scoresOf(state, context),
  obstacles: isAssessed(state) ? obstaclesToEligible(state, context) : [],
  attestations: {
    planFullyImplemented: true,
    acceptanceReport: needsAcceptanceReport(state, context),
  },
  tasks: tasksOf(state, context),
});

interface Around {
  readonly context: Context;
  readonly language: Language;
  /** What was saved last; null before. */
  readonly content: DossierContent | null;
}

/** Where a case stands, as everybody sees it who may read it: whose turn it is, and what still prevents *eligible*. */
export const caseView = (state: Dossier, { context, language, content }: Around) => ({
  ...state.facts,
  caseNumber: caseNumberOf(state),
  openedOn: state.openedOn,
  status: state.status,
  level: levelOf(state),
  turn: turnOf(state, context),
  dueOn: state.dueOn,
  ...proposalView(state, { rules: context.rules, language, content }),
  content,
  assignment: state.assignment,
  council: state.council,
  opinions: state.opinions,
  results: state.results,
  former: state.former,
  findings: state.findings,
  overlap: state.overlap,
  conclusion: state.conclusion && {
    eligible: state.conclusion.eligible,
    at: state.conclusion.at,
    frozen: state.conclusion.frozen,
  },
  change: state.change,
  contested: state.contested,
  needsSpecialist: state.needsSpecialist,
  conditional: state.conditional && { at: state.conditional.at, deployBy: state.conditional.deployBy },
  permit: state.permit && { ...state.permit, status: permitStatusAt(state.permit, context.now) },
  ...standingOf(state, context),
  releaseVersion: state.facts.version,
});
