import type { Dossier } from '../domain/dossier/dossier.ts';
import { publishingBodyOf } from '../domain/dossier/parties.ts';
import type { RefusalCode } from '../domain/refusal.ts';
import type { Surroundings } from '../domain/rules.ts';
import type { RefusedWish } from './aggregate.ts';
import { keys } from './keys.ts';
import type { SideItem } from './ports.ts';
import type { DossierWish } from './wishes.ts';

/** The refusals that somebody tried to decide on an own case, or without the office for it. */
const watched: readonly RefusalCode[] = [
  'appraiser-operates',
  'approver-may-not-publish',
  'asked-unit-not-independent',
  'assessor-accepts-itself',
  'assessor-assigns-itself',
  'assessor-cooling-off',
  'assessor-is-monitoring-provider',
  'assessor-is-vendor',
  'assessor-must-change',
  'assessor-not-qualified',
  'assessor-operates',
  'assessor-unit-unknown',
  'concluder-may-not-decide',
  'conflict-of-interest',
  'council-member-not-independent',
  'not-appointed',
];

/** Keeps a refusal that was about independence, for the publishing ministry and the auditor; any other leaves no note. */
export const independenceNotes = (
  { state, command, refusal, at }: RefusedWish<Dossier, DossierWish>,
  bodies: Surroundings['bodies'],
): SideItem[] => {
  if (state === null || !watched.includes(refusal.code)) return [];
  const { subject, unit, organisation } = command.actor;
  return [
    {
      key: keys.refusal(at, command.id),
      body: {
        at,
        commandId: command.id,
        move: command.type,
        code: refusal.code,
        details: refusal.details,
        dossierId: state.facts.id,
        platformId: state.facts.platformId,
        publisher: publishingBodyOf(state.facts, bodies),
        actor: { subject, unit, organisation },
        synthetic: state.facts.synthetic,
      },
      claim: null,
    },
  ];
};
