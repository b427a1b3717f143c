import type { Actor } from '../../../shared/domain/actor.ts';
import type { DossierCommandType } from '../../../shared/domain/dossier/commands.ts';
import type { CaseFacts } from '../../../shared/domain/dossier/dossier.ts';
import { people } from './people.ts';

/** Who makes each move on a case with these facts, as design section 1 has it. */
export const makersFor = ({
  proposedLevel,
  ownerPublishes,
}: CaseFacts): Record<DossierCommandType, Actor> => {
  const { vendor, owner, specialisedUnit, assessor, system } = people;
  const appraiser = proposedLevel >= 4 ? people.securityAuthority : specialisedUnit;
  const approver = proposedLevel >= 3 ? owner : specialisedUnit;
  const ministry = ownerPublishes ? people.owningMinistry : people.registerMinistry;
  return {
    'open-dossier': vendor,
    'save-content': vendor,
    submit: vendor,
    withdraw: vendor,
    'expert-opinion': specialisedUnit,
    'appoint-council': owner,
    'ask-opinion': appraiser,
    'give-opinion': people.otherSpecialisedUnit,
    'return-incomplete': appraiser,
    appraise: appraiser,
    'approve-level': approver,
    'decline-level': approver,
    'import-level': people.registrar,
    assign: owner,
    reassign: owner,
    'record-results': assessor,
    'take-over-results': assessor,
    'accept-not-applicable': appraiser,
    'raise-finding': assessor,
    'answer-finding': vendor,
    'recheck-finding': assessor,
    conclude: assessor,
    'confirm-change': assessor,
    'complete-task': owner,
    appeal: vendor,
    'request-publication': owner,
    'approve-publication': ministry,
    'refuse-publication': ministry,
    delist: owner,
    suspend: ministry,
    reinstate: ministry,
    revoke: ministry,
    'grant-grace': ministry,
    'confirm-evidence': vendor,
    'open-evidence': people.auditor,
    'take-out-file': vendor,
    'erase-files': owner,
    'announce-successor': system,
    'end-with-platform': system,
    'suspend-for-incident': system,
    supersede: system,
    expire: system,
    'note-due': system,
  };
};
