import type { Dossier, Permit } from './dossier.ts';
import type { DossierEvent } from './events.ts';
import type { Patch, Step } from './patch.ts';

const withPermit = (state: Dossier, step: Step, change: Partial<Permit>): Patch => {
  if (state.permit === null) throw new Error('history changes a permit that was never issued');
  const since = change.status === undefined ? state.permit.since : step.at;
  return { permit: { ...state.permit, since, ...change } };
};

/** For which confirmed incidents the case has answered by now, so that the gate holds its permit for none of them any more. */
const answeredFor = ({ permit }: Dossier, incident: string): Partial<Permit> => ({
  incidents: [...(permit?.incidents ?? []), incident],
});

type Suspended = Extract<DossierEvent, { type: 'PermitSuspended' }>;

const suspended = (state: Dossier, { incident, confirmed }: Suspended): Partial<Permit> => ({
  status: 'suspended',
  suspended: true,
  ...(incident !== undefined && { incident }),
  ...(incident !== undefined && confirmed === true && answeredFor(state, incident)),
});

/** What an event of a permit changes; null for any other. */
export const permitPatch = (state: Dossier, step: Step): Patch | null => {
  switch (step.event.type) {
    case 'PermitSuspended':
      return withPermit(state, step, suspended(state, step.event));
    case 'PermitReinstated':
      return withPermit(state, step, {
        status: 'valid',
        suspended: false,
        ...((state.permit?.incident ?? null) !== null && { incident: null }),
      });
    case 'PermitRevoked':
    case 'PermitEndedWithPlatform':
      return withPermit(state, step, { status: 'revoked' });
    case 'GraceGranted':
      return withPermit(state, step, { graceUntil: step.event.until, graceSince: step.at });
    case 'GraceEnded':
      return withPermit(state, step, { graceUntil: step.at, ...answeredFor(state, step.event.incident) });
    case 'SuccessorAnnounced':
      return withPermit(state, step, {
        supersededFrom: step.event.supersededFrom,
        ...(step.event.renewed === true && { renewed: true }),
      });
    case 'PermitSuperseded':
      return withPermit(state, step, { status: 'superseded' });
    case 'PermitExpired':
      return withPermit(state, step, { status: 'expired' });
    default:
      return null;
  }
};
