import type { Decision } from '../result.ts';
import { accept } from '../result.ts';
import type { CaseContext } from './case-context.ts';
import { assign } from './assignment-moves.ts';
import type { DossierCommand } from './commands.ts';
import { appeal, conclude } from './conclusion-moves.ts';
import { confirmChange } from './confirmation-moves.ts';
import { appointCouncil } from './council-moves.ts';
import type { Dossier } from './dossier.ts';
import type { DossierEvent } from './events.ts';
import { moveFiles } from './evidence-moves.ts';
import { appraise, approveLevel, giveExpertOpinion, importLevel } from './level-moves.ts';
import { grantGrace } from './grace-moves.ts';
import { moveFinding } from './finding-moves.ts';
import { askOpinion, giveOpinion } from './opinion-moves.ts';
import { endWithPlatform, suspendForIncident, lapsePermit, movePermit } from './permit-moves.ts';
import { acceptNotApplicable, recordResults } from './result-moves.ts';
import { approvePublication, delist, refusePublication, requestPublication } from './publication-moves.ts';
import { completeTask } from './tasks.ts';
import { takeOverResults } from './takeover-moves.ts';
import { saveContent, submit, withdraw } from './submission-moves.ts';

type Decided = Decision<DossierEvent>;
/** Every wish on a dossier that is there. */
export type MoveCommand = Exclude<DossierCommand, { type: 'open-dossier' | 'note-due' }>;

/** Grants or refuses a move by the rules of its own; that the tables allow it is known before. */
export const grant = (state: Dossier, command: MoveCommand, context: CaseContext): Decided => {
  switch (command.type) {
    case 'save-content':
      return saveContent(state, command, context);
    case 'submit':
      return submit(state, command, context);
    case 'withdraw':
      return withdraw(command);
    case 'expert-opinion':
      return giveExpertOpinion(state, command, context);
    case 'appoint-council':
      return appointCouncil(state, command, context);
    case 'ask-opinion':
      return askOpinion(state, command, context);
    case 'give-opinion':
      return giveOpinion(command);
    case 'return-incomplete':
      return accept({ type: 'ReturnedIncomplete', reasons: command.body.reasons });
    case 'appraise':
      return appraise(state, command, context);
    case 'approve-level':
      return approveLevel(state, command, context);
    case 'decline-level':
      return accept({ type: 'LevelDeclined', reasons: command.body.reasons });
    case 'import-level':
      return importLevel(state, command, context);
    default:
      return grantAfterApproval(state, command, context);
  }
};

type AfterApproval = Exclude<
  MoveCommand,
  {
    type:
      | 'save-content'
      | 'submit'
      | 'withdraw'
      | 'expert-opinion'
      | 'appoint-council'
      | 'ask-opinion'
      | 'give-opinion'
      | 'return-incomplete'
      | 'appraise'
      | 'approve-level'
      | 'decline-level'
      | 'import-level';
  }
>;

type AfterConclusion = Exclude<
  AfterApproval,
  {
    type:
      | 'assign'
      | 'reassign'
      | 'record-results'
      | 'take-over-results'
      | 'accept-not-applicable'
      | 'raise-finding'
      | 'answer-finding'
      | 'recheck-finding'
      | 'conclude'
      | 'confirm-change'
      | 'appeal';
  }
>;

const grantAfterApproval = (state: Dossier, command: AfterApproval, context: CaseContext): Decided => {
  switch (command.type) {
    case 'assign':
    case 'reassign':
      return assign(state, command, context);
    case 'record-results':
      return recordResults(state, command, context);
    case 'take-over-results':
      return takeOverResults(state, command, context);
    case 'accept-not-applicable':
      return acceptNotApplicable(state, command, context);
    case 'raise-finding':
    case 'answer-finding':
    case 'recheck-finding':
      return moveFinding(state, command, context);
    case 'conclude':
      return conclude(state, command, context);
    case 'confirm-change':
      return confirmChange(state, command, context);
    case 'appeal':
      return appeal(state, command, context);
    default:
      return grantAfterConclusion(state, command, context);
  }
};

const grantAfterConclusion = (state: Dossier, command: AfterConclusion, context: CaseContext): Decided => {
  switch (command.type) {
    case 'complete-task':
      return completeTask(state, command, context);
    case 'request-publication':
      return requestPublication(state, command, context);
    case 'approve-publication':
      return approvePublication(state, command, context);
    case 'refuse-publication':
      return refusePublication(state, command);
    case 'delist':
      return delist(command);
    case 'suspend':
    case 'reinstate':
    case 'revoke':
      return movePermit(state, command, context);
    case 'grant-grace':
      return grantGrace(state, command, context);
    case 'confirm-evidence':
    case 'open-evidence':
    case 'take-out-file':
    case 'erase-files':
      return moveFiles(state, command, context);
    case 'end-with-platform':
      return endWithPlatform(state, command, context);
    case 'suspend-for-incident':
      return suspendForIncident(state, command, context);
    case 'announce-successor':
    case 'supersede':
    case 'expire':
      return lapsePermit(state, command, context);
  }
};
