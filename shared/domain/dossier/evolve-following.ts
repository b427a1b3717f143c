import type { Dossier } from './dossier.ts';
import type { DossierEvent } from './events.ts';
import { signature } from './patch.ts';
import type { Patch, Step } from './patch.ts';

type EventOf<T extends DossierEvent['type']> = Extract<DossierEvent, { type: T }>;

/** The assessor did not find it routine: nothing that was kept of the case before stands any more. */
const contested: Patch = {
  status: 'returned',
  change: null,
  contested: true,
  appraisal: null,
  approval: null,
  assignment: null,
  former: {},
  effectiveOn: {},
  scheduledFor: {},
  dueOn: null,
};

const inherited = ({ results, effectiveOn, scheduledFor }: EventOf<'ResultsInherited'>): Patch => ({
  former: results,
  effectiveOn,
  scheduledFor,
});

/** The level is kept, and so nobody appraises again: the owner assigns, or the assessor of the release before goes on. */
const kept = ({ approval, appraisal }: EventOf<'ApprovalKept'>): Patch => ({
  status: 'level-approved',
  approval,
  appraisal,
  dueOn: null,
});

const confirmed = (state: Dossier, step: Step, { frozen }: EventOf<'ChangeConfirmed'>): Patch => ({
  status: 'eligible',
  conclusion: { ...signature(step), eligible: true, frozen },
  concluders: [...state.concluders, step.by.subject],
});

/** What an event changes that belongs to a case which follows another; null for any other event. */
export const followingPatch = (state: Dossier, step: Step): Patch | null => {
  const { event } = step;
  switch (event.type) {
    case 'ChangeFound':
      return { change: event.found, needsSpecialist: event.needsSpecialist };
    case 'ResultsInherited':
      return inherited(event);
    case 'ApprovalKept':
      return kept(event);
    case 'ChangeConfirmed':
      return confirmed(state, step, event);
    case 'ChangeContested':
      return contested;
    case 'PublicationKept':
      return { status: 'published', publication: event.publication };
    default:
      return null;
  }
};
