import type { Dossier } from '../domain/dossier/dossier.ts';
import type { DossierEvent } from '../domain/dossier/events.ts';
import type { Change } from './aggregate.ts';
import { canonical } from './hash.ts';
import { keys } from './keys.ts';
import type { SideItem } from './ports.ts';
import type { DossierWish } from './wishes.ts';

type DossierChange = Change<Dossier, DossierEvent, DossierWish>;

/** How a case that came upon platforms like its own has ended; null while it has not. */
const endingOf = ({ status }: Dossier): 'listed' | 'avoided' | null => {
  if (status === 'published' || status === 'delisted') return 'listed';
  return status === 'withdrawn' || status === 'refused' ? 'avoided' : null;
};

const overlapOf = (dossier: Dossier) => ({
  dossierId: dossier.facts.id,
  platformId: dossier.facts.platformId,
  synthetic: dossier.facts.synthetic,
  since: dossier.overlap.since,
  found: dossier.overlap.named.length,
  answered: dossier.overlap.named.filter(({ answered }) => answered).length,
  ending: endingOf(dossier),
});

/** What is counted of a case that came upon platforms like its own, with the instant of its ending. */
const countedItem = ({ before, after, at }: DossierChange): SideItem[] => {
  if (after.overlap.since === null) return [];
  const is = overlapOf(after);
  const isSame = before !== null && canonical(overlapOf(before)) === canonical(is);
  if (isSame) return [];
  const endedAt = is.ending === null ? null : at;
  return [{ key: keys.overlap(is.dossierId), body: { ...is, endedAt }, claim: null }];
};

/** What was said of each platform that is like the one of the case, in the words of who said it, and what the statistics count. */
export const overlapItems = (change: DossierChange): SideItem[] => [
  ...change.events.flatMap((event) => {
    if (event.type !== 'DossierSubmitted' && event.type !== 'Published') return [];
    const { after, at, command } = change;
    return (event.differs ?? []).map(({ platformId, reason }): SideItem => {
      const body = { platformId, reason, at, by: command.actor.unit };
      return { key: keys.difference(after.facts.id, platformId), body, claim: null };
    });
  }),
  ...countedItem(change),
];
