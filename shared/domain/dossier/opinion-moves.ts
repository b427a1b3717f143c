import { organisationOfUnit, unitIn } from '../organisation/organisation.ts';
import type { Decision, Refused } from '../result.ts';
import { accept, refuse } from '../result.ts';
import type { Context } from '../rules.ts';
import { vietnamDayOf } from '../working-days.ts';
import type { CommandOf } from './commands.ts';
import type { Dossier } from './dossier.ts';
import type { DossierEvent } from './events.ts';

type Decided = Decision<DossierEvent>;

/** How many units are asked at most before one appraisal, so that the state stays small. */
const mostAsked = 10;

/** True while a unit is asked: until it has answered, or the appraisal has ended. So long it sees the case. */
export const isAsked = ({ opinions, status }: Dossier, unit: string): boolean =>
  status === 'awaiting-appraisal' && Object.hasOwn(opinions, unit) && opinions[unit]?.given === null;

/** The units whose opinion is still waited for on a day in Viet Nam: asked, not answered, and not overdue. */
export const outstandingOpinions = ({ opinions }: Dossier, day: string): string[] =>
  Object.entries(opinions)
    .filter(([, { dueOn, given }]) => given === null && dueOn >= day)
    .map(([unit]) => unit);

/** Nobody is asked about an own case: not who delivers or runs the system, and not the appraiser itself (our choice). */
const isParty = (unit: string, { facts }: Dossier, appraiser: string): boolean =>
  organisationOfUnit(unit) === facts.vendor || unit === facts.operatingUnit || unit === appraiser;

const refusedUnits = (
  state: Dossier,
  { actor, body: { units } }: CommandOf<'ask-opinion'>,
  { organisations }: Context,
): Refused | null => {
  const unknown = units.filter((unit) => unitIn(organisations, unit) === undefined);
  if (unknown.length > 0) return refuse('unit-unknown', { units: unknown });
  const parties = units.filter((unit) => isParty(unit, state, actor.unit));
  if (parties.length > 0) return refuse('asked-unit-not-independent', { units: parties });
  const answered = units.filter((unit) => Boolean(state.opinions[unit]?.given));
  if (answered.length > 0) return refuse('opinion-already-given', { units: answered });
  const asked = new Set([...Object.keys(state.opinions), ...units]);
  return asked.size > mostAsked ? refuse('too-many-opinions', { most: mostAsked }) : null;
};

/**
 * The appraiser asks units of other bodies for an opinion by a day (Decree 331/2026 Art. 18.3; Form 04, part 3). Asking once
 * more, before the answer, sets another day.
 */
export const askOpinion = (state: Dossier, command: CommandOf<'ask-opinion'>, context: Context): Decided => {
  const { units, dueOn } = command.body;
  if (dueOn < vietnamDayOf(context.now)) return refuse('opinion-day-past', { dueOn });
  return refusedUnits(state, command, context) ?? accept({ type: 'OpinionsAsked', units, dueOn });
};

/** The one opinion of a unit that was asked, also after its day while the case still awaits appraisal (Form 04, part 4). */
export const giveOpinion = ({ actor, body: { verdict, opinion } }: CommandOf<'give-opinion'>): Decided =>
  accept({ type: 'OpinionGiven', unit: actor.unit, verdict, opinion });
