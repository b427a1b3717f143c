import type { Dossier } from '../domain/dossier/dossier.ts';
import type { DossierEvent } from '../domain/dossier/events.ts';
import type { FileEvent } from '../domain/dossier/file-events.ts';
import type { Change } from './aggregate.ts';
import { keys } from './keys.ts';
import type { SideItem } from './ports.ts';
import type { DossierWish } from './wishes.ts';

type DossierChange = Change<Dossier, DossierEvent, DossierWish>;
type EventOf<T extends FileEvent['type']> = Extract<FileEvent, { type: T }>;

/** A file that was confirmed, with the name that somebody gave it: the name stands here and in no event. */
const confirmed = (
  { evidence, sha256, size, mediaType, section }: EventOf<'EvidenceConfirmed'>,
  { command, after: { facts, submissions }, at }: DossierChange,
): SideItem[] => {
  if (command.type !== 'confirm-evidence') return [];
  const file = { evidence, name: command.body.name, sha256, size, mediaType };
  const ofPart = section !== undefined && { section, round: submissions };
  const body = { ...file, at, by: command.actor.unit, ...ofPart };
  return [{ key: keys.evidence(facts.id, evidence), body, claim: 'already-exists' }];
};

/** What is written of the files of a case: one that was confirmed, or that one is out of its part beside all that was kept of it. */
export const fileItems = (change: DossierChange): SideItem[] =>
  change.events.flatMap((event) => {
    if (event.type === 'EvidenceConfirmed') return confirmed(event, change);
    if (event.type !== 'EvidenceTakenOut') return [];
    const { after, at, file } = change;
    const { evidence, handedIn } = event;
    const body = { ...file, takenOut: { at, handedIn } };
    return [{ key: keys.evidence(after.facts.id, evidence), body, claim: null }];
  });
