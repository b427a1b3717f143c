import { accountFrom } from '../clock/account.ts';
import { vietnamDayOf } from '../working-days.ts';
import type { Dossier } from './dossier.ts';
import { opened } from './dossier.ts';
import { assessmentPatch, conclusionPatch } from './evolve-assessment.ts';
import { timePatch, toldPatch } from './evolve-clock.ts';
import { followingPatch } from './evolve-following.ts';
import { levelPatch } from './evolve-level.ts';
import { permitPatch } from './evolve-permit.ts';
import { overlapAfter } from './overlap.ts';
import { signature } from './patch.ts';
import type { Patch, Step } from './patch.ts';

/** A return, a decline and a new submission ask for every opinion and appraisal anew. */
const backToVendor: Patch = {
  status: 'returned',
  expertOpinion: null,
  council: null,
  opinions: {},
  appraisal: null,
  dueOn: null,
};

const submissionPatch = (state: Dossier, step: Step): Patch | null => {
  const { event } = step;
  switch (event.type) {
    case 'ContentSaved':
      return {
        ...(event.proposedLevel !== undefined && {
          facts: { ...state.facts, proposedLevel: event.proposedLevel },
        }),
        content: {
          digest: event.digest,
          missing: event.missing,
          regulationIssued: event.regulationIssued,
          factsDigest: event.factsDigest,
          found: event.found,
          hasGrounds: event.hasGrounds,
          said: event.said ?? {},
        },
        system: event.system,
      };
    case 'DossierSubmitted':
      return {
        status: 'submitted',
        submissions: state.submissions + 1,
        dueOn: null,
        overlap: overlapAfter(state.overlap, event, step.at),
      };
    case 'SubmissionAccepted':
      return { status: 'awaiting-appraisal', dueOn: event.dueOn };
    case 'SubmissionReturned':
    case 'ReturnedIncomplete':
    case 'AppraisedNotYetSuitable':
    case 'LevelDeclined':
      return backToVendor;
    case 'DossierWithdrawn':
      return { status: 'withdrawn', dueOn: null };
    default:
      return null;
  }
};

const publicationPatch = (state: Dossier, step: Step): Patch | null => {
  const { event } = step;
  switch (event.type) {
    case 'FilesErased':
      return { filesErasedAt: step.at };
    case 'PublicationRequested':
      return { status: 'awaiting-publication', supersedesPreviousOn: event.supersedesPreviousOn };
    case 'Published':
      return {
        status: 'published',
        publication: signature(step),
        overlap: overlapAfter(state.overlap, event, step.at),
      };
    case 'PublicationRefused':
      return { status: 'refused' };
    case 'Delisted':
      return { status: 'delisted' };
    default:
      return null;
  }
};

/** Who knows an event, in the order of the road. */
const parts: readonly ((state: Dossier, step: Step) => Patch | null)[] = [
  submissionPatch,
  followingPatch,
  levelPatch,
  assessmentPatch,
  conclusionPatch,
  publicationPatch,
  permitPatch,
  (_, step) => toldPatch(step),
];

const patchOf = (state: Dossier, step: Step): Patch | null =>
  parts.reduce<Patch | null>((found, part) => found ?? part(state, step), null);

/** The dossier after one more thing has happened; a history that cannot be is a fault. */
export const evolveDossier = (state: Dossier | null, step: Step): Dossier => {
  if (step.event.type === 'DossierOpened')
    return { ...opened(step.event.facts, vietnamDayOf(step.at)), account: accountFrom(step.at) };
  if (state === null) throw new Error(`history starts with ${step.event.type}`);
  const patch = patchOf(state, step);
  if (patch === null) throw new Error(`history holds an unknown event ${step.event.type}`);
  return { ...state, ...patch, ...timePatch(state, patch, step) };
};
