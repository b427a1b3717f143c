import type { Dossier, Permit } from './dossier.ts';
import type { DossierEvent } from './events.ts';
import type { Patch, Step } from './patch.ts';

const withPermit = (state: Dossier, step: Step, change: Partial<Permit>): Patch => {
  if (state.permit === null) throw new Error('history changes a permit that was never issued');
  const since = change.status === undefined ? state.permit.since : step.at;
  return { permit: { ...state.permit, since, ...change } };
};

type Suspended = Extract<DossierEvent, { type: 'PermitSuspended' }>;

/** For which confirmed incidents the permit has been suspended by now, so that the gate holds it for none of them any more. */
const answeredFor = ({ permit }: Dossier, { incident, confirmed }: Suspended): Partial<Permit> =>
  incident !== undefined && confirmed === true ? { incidents: [...(permit?.incidents ?? []), incident] } : {};

/** What an event of a permit changes; null for any other. */
export const permitPatch = (state: Dossier, step: Step): Patch | null => {
  switch (step.event.type) {
    case 'PermitSuspended':
      return withPermit(state, step, {
        status: 'suspended',
        suspended: true,
        ...(step.event.incident !== undefined && { incident: step.event.incident }),
        ...answeredFor(state, step.event),
      });
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
      return withPermit(state, step, { graceUntil: step.event.until });
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
