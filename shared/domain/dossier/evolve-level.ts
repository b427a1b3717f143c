import type { Dossier } from './dossier.ts';
import { signature } from './patch.ts';
import type { Patch, Step } from './patch.ts';

const opinionPatch = (state: Dossier, step: Step): Patch | null => {
  const { event } = step;
  if (event.type === 'OpinionsAsked') {
    const asked = event.units.map((unit) => [unit, { dueOn: event.dueOn, given: null }] as const);
    return { opinions: { ...state.opinions, ...Object.fromEntries(asked) } };
  }
  if (event.type !== 'OpinionGiven') return null;
  const asked = state.opinions[event.unit];
  if (asked === undefined)
    throw new Error(`history holds an opinion of ${event.unit}, which was never asked`);
  const given = { subject: step.by.subject, at: step.at, verdict: event.verdict };
  return { opinions: { ...state.opinions, [event.unit]: { ...asked, given } } };
};

/** What appraisal, opinions and approval change; null for an event of another stage. */
export const levelPatch = (state: Dossier, step: Step): Patch | null => {
  const { event } = step;
  switch (event.type) {
    case 'ExpertOpinionGiven':
      return { expertOpinion: signature(step), ...(event.dueOn !== undefined && { dueOn: event.dueOn }) };
    case 'CouncilAppointed':
      return { council: { ...signature(step), members: event.members } };
    case 'AppraisedSuitable':
      return {
        status: 'appraised',
        appraisal: { ...signature(step), level: event.level },
        dueOn: event.dueOn,
      };
    case 'LevelApproved':
      return {
        status: 'level-approved',
        approval: { ...signature(step), level: event.level, imported: false },
        dueOn: null,
      };
    case 'LevelImported':
      return {
        status: 'level-approved',
        approval: { ...signature(step), level: event.level, imported: true },
        dueOn: null,
      };
    default:
      return opinionPatch(state, step);
  }
};
