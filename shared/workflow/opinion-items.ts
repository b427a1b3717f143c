import type { Dossier } from '../domain/dossier/dossier.ts';
import type { DossierEvent } from '../domain/dossier/events.ts';
import { isAsked } from '../domain/dossier/opinion-moves.ts';
import type { Change } from './aggregate.ts';
import { keys, shelf } from './keys.ts';
import type { SideItem } from './ports.ts';
import type { DossierWish } from './wishes.ts';

/** Until when each unit is asked that has not answered yet. */
const asked = (dossier: Dossier | null): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(dossier?.opinions ?? {}).flatMap(([unit, { dueOn }]) =>
      dossier !== null && isAsked(dossier, unit) ? [[unit, dueOn] as const] : [],
    ),
  );

/** Puts the case on the work list of every unit that is asked for its opinion, and takes it off again. */
export const opinionItems = ({ before, after }: Change<Dossier, DossierEvent, DossierWish>): SideItem[] => {
  const { id } = after.facts;
  const [was, is] = [asked(before), asked(after)];
  const gone = [...was.keys()].filter((unit) => !is.has(unit));
  const news = [...is].filter(([unit, dueOn]) => was.get(unit) !== dueOn);
  return [
    ...gone.map((unit): SideItem => ({ key: keys.asked(unit, id), body: null, claim: null })),
    ...news.map(([unit, dueOn]): SideItem => ({
      key: keys.asked(unit, id),
      body: { dossierId: id, turnPk: shelf.asked(unit), turnSk: `${dueOn}#${id}` },
      claim: null,
    })),
  ];
};
