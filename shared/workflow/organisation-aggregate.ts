import type { OrganisationCommand } from '../domain/organisation/commands.ts';
import { decideOrganisation } from '../domain/organisation/decide.ts';
import type { OrganisationEvent } from '../domain/organisation/events.ts';
import { evolveOrganisation } from '../domain/organisation/evolve.ts';
import type { Organisation } from '../domain/organisation/organisation.ts';
import { organisationOfUnit } from '../domain/organisation/organisation.ts';
import type { Surroundings } from '../domain/rules.ts';
import { vietnamDayOf } from '../domain/working-days.ts';
import type { Aggregate, Change } from './aggregate.ts';
import { keys, shelf } from './keys.ts';
import type { SideItem } from './ports.ts';
import type { OrganisationWish } from './wishes.ts';

type OrganisationChange = Change<Organisation, OrganisationEvent, OrganisationWish>;

export interface OrganisationSurroundings {
  readonly parse: (stored: unknown) => Organisation;
  /** The record that the platform brought with it; null where it knows none. */
  readonly carried: (id: string) => Organisation | null;
  readonly bodiesAt: (now: string) => Surroundings['bodies'];
}

/** What lists show of an organisation that somebody has acted on. */
const cardItem = ({ after, at, version }: OrganisationChange): SideItem => ({
  key: keys.card('organisation', after.id),
  body: {
    id: after.id,
    ...after.details,
    version,
    updatedAt: at,
    kindPk: shelf.organisations,
    kindSk: after.id,
  },
  claim: null,
});

/** True while the appointment lasts, or is still to begin. */
const isAppointed = ({ members }: Organisation, member: string, day: string): boolean => {
  const { lastDay } = (Object.hasOwn(members, member) ? members[member] : undefined) ?? { lastDay: '' };
  return lastDay === null || lastDay >= day;
};

/** A person is appointed in one organisation at a time; whoever was dismissed there may be appointed elsewhere. */
const appointmentItems = ({ before, after, events, at }: OrganisationChange): SideItem[] =>
  events.flatMap((event): SideItem[] => {
    if (event.type === 'MemberAppointed') {
      const isKnown = before !== null && isAppointed(before, event.member, vietnamDayOf(at));
      const body = { subject: event.member, organisation: after.id };
      return [
        {
          key: keys.appointment(event.member),
          body,
          claim: isKnown ? null : 'person-registered-elsewhere',
        },
      ];
    }
    const isOver = event.type === 'MemberDismissed' && event.lastDay < vietnamDayOf(at);
    return isOver ? [{ key: keys.appointment(event.member), body: null, claim: null }] : [];
  });

const concerns = (_: Organisation | null, command: OrganisationCommand): string[] =>
  command.type === 'delegate' ? [organisationOfUnit(command.body.toUnit)] : [];

/** The organisation as the workflow handles it. */
export const organisationAggregate = ({
  parse,
  carried,
  bodiesAt,
}: OrganisationSurroundings): Aggregate<Organisation, OrganisationEvent, OrganisationWish> => ({
  parse,
  concerns,
  decide: ({ state, version }, command, around) => {
    const { id } = command.aggregate;
    const at = { id, state, version, carried: carried(id) };
    return decideOrganisation(at, command, { ...around, bodies: bodiesAt(around.now) });
  },
  evolve: (state, { event }) => evolveOrganisation(state, event),
  items: (change) => [cardItem(change), ...appointmentItems(change)],
  followUps: () => [],
});
