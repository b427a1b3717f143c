import { nextDueOf } from '../domain/organisation/deadlines.ts';
import type { ReportLaws } from '../domain/forms/report-terms.ts';
import type { OrganisationCommand } from '../domain/organisation/commands.ts';
import { decideOrganisation } from '../domain/organisation/decide.ts';
import type { OrganisationEvent } from '../domain/organisation/events.ts';
import { evolveOrganisation } from '../domain/organisation/evolve.ts';
import { toldOfOrganisation } from '../domain/notice/office-told.ts';
import type { Organisation } from '../domain/organisation/organisation.ts';
import { organisationOfUnit } from '../domain/organisation/organisation.ts';
import { refuse } from '../domain/result.ts';
import type { Surroundings } from '../domain/rules.ts';
import { vietnamDayOf } from '../domain/working-days.ts';
import type { Aggregate, Change } from './aggregate.ts';
import { rulingOf } from './envelope.ts';
import { holderOf, keys, shelf } from './keys.ts';
import type { SideItem } from './ports.ts';
import { notesOfWish } from './refusal-notes.ts';
import { reportItems } from './report-items.ts';
import { rebuildForName } from './rebuild-exports.ts';
import { tell } from './tell.ts';
import type { OrganisationWish } from './wishes.ts';

type OrganisationChange = Change<Organisation, OrganisationEvent, OrganisationWish>;

export interface OrganisationSurroundings {
  readonly parse: (stored: unknown) => Organisation;
  /** The record that the platform brought with it; null where it knows none. */
  readonly carried: (id: string) => Organisation | null;
  readonly bodiesAt: (now: string) => Surroundings['bodies'];
  /** What each law asks of the yearly report of an owner. */
  readonly reportLaws: ReportLaws;
}

/** What lists show of an organisation that somebody has acted on. */
const cardItem = (
  { after, at, version }: OrganisationChange,
  { bodiesAt, reportLaws }: Pick<OrganisationSurroundings, 'bodiesAt' | 'reportLaws'>,
): SideItem => {
  const due = nextDueOf(after, { now: at, bodies: bodiesAt(at), reportLaws });
  return {
    key: keys.card('organisation', after.id),
    body: {
      id: after.id,
      ...after.details,
      version,
      updatedAt: at,
      kindPk: shelf.organisations,
      kindSk: after.id,
      ...(due !== null && { duePk: shelf.due, dueSk: `${due}#${after.id}` }),
    },
    claim: null,
  };
};

/** True where the history of the organisation holds an appointment that lasts on that day, or is still to begin. */
const isAppointed = (organisation: Organisation | null, member: string, day: string): boolean => {
  const members = organisation?.members ?? {};
  const { lastDay } = (Object.hasOwn(members, member) ? members[member] : undefined) ?? { lastDay: '' };
  return lastDay === null || lastDay >= day;
};

/**
 * A person is appointed in one organisation at a time: the item names which, and until when. Whoever was dismissed, or
 * whose time is over, may be appointed elsewhere; what the former organisation notes of them later changes nothing there.
 */
const appointmentItems = ({ before, after, events, at }: OrganisationChange): SideItem[] => {
  const day = vietnamDayOf(at);
  const holder = after.id;
  return events.flatMap((event): SideItem[] => {
    if (event.type !== 'MemberAppointed' && event.type !== 'MemberDismissed') return [];
    if (event.type === 'MemberDismissed' && !isAppointed(before, event.member, day)) return [];
    const { member, lastDay } = event;
    const claim = 'person-registered-elsewhere';
    return [
      {
        key: keys.appointment(member),
        body: { subject: member, organisation: holder, holder, lastDay },
        claim,
        unless: { holder, day },
      },
    ];
  });
};

/** A file that was confirmed, with the name that somebody gave it: the name stands here and in no event. */
const fileItems = ({ events, command, after, at }: OrganisationChange): SideItem[] =>
  events.flatMap((event) => {
    if (event.type !== 'FileConfirmed' || command.type !== 'confirm-file') return [];
    const { evidence, sha256, size, mediaType } = event;
    const body = { evidence, name: command.body.name, sha256, size, mediaType, at, by: command.actor.unit };
    return [{ key: keys.evidence(holderOf(after.id), evidence), body, claim: 'already-exists' }];
  });

/** The ties of persons, under the person: whoever judges elsewhere later is still found to be tied. */
const tieItems = ({ after, events }: OrganisationChange): SideItem[] => {
  const named = events.flatMap((event) => {
    if (event.type === 'OrganisationCarried') return Object.keys(event.organisation.interests);
    return event.type === 'InterestDeclared' || event.type === 'InterestEnded' ? [event.interest] : [];
  });
  return [...new Set(named)].flatMap((id) => {
    const tie = after.interests[id];
    if (tie === undefined || tie.subject === null) return [];
    return [{ key: keys.tie(tie.subject, after.id, id), body: { ...tie }, claim: null }];
  });
};

/** Under the person, where they serve: what tied them there is looked up wherever they go. */
const servedItems = ({ after: { id }, events }: OrganisationChange): SideItem[] =>
  events.flatMap((event) =>
    event.type === 'MemberAppointed' || event.type === 'MemberDismissed'
      ? [{ key: keys.served(event.member, id), body: { organisation: id }, claim: null }]
      : [],
  );

/** Under the body that takes over, from whom: for the lists of who goes on with the cases. */
const successionItems = ({ before, after }: OrganisationChange): SideItem[] => {
  const [former, successor] = [before?.details.successor ?? null, after.details.successor];
  if (former === successor) return [];
  const item = (to: string | null, body: SideItem['body']): SideItem[] =>
    to === null ? [] : [{ key: keys.succeeds(to, after.id), body, claim: null }];
  return [...item(former, null), ...item(successor, { organisation: after.id })];
};

/** True where an assessing unit has an end, or its body has. */
const closesAssessment = (organisation: Organisation | null): boolean =>
  Object.values(organisation?.units ?? {}).some(
    (unit) =>
      unit.function === 'assessing' && (unit.lastDay !== null || organisation?.details.validUntil !== null),
  );

/** For the work lists of owners, who name another assessor where nobody takes over. */
const closingItems = ({ before, after }: OrganisationChange): SideItem[] => {
  const [was, is] = [closesAssessment(before), closesAssessment(after)];
  if (!is && !was) return [];
  return [{ key: keys.closing(after.id), body: is ? { organisation: after.id } : null, claim: null }];
};

/** What the work list of a unit needs to know of the powers that it holds. */
const delegationItems = ({ after, events }: OrganisationChange): SideItem[] =>
  events.flatMap((event) => {
    if (event.type !== 'PowerDelegated' && event.type !== 'DelegationRevoked') return [];
    const delegation = after.delegations[event.delegation];
    if (delegation === undefined) return [];
    const { toUnit, firstDay, lastDay } = delegation;
    const key = keys.delegated(toUnit, after.id, event.delegation);
    return [{ key, body: { owner: after.id, firstDay, lastDay }, claim: null }];
  });

/** True for one of the invented people that the platform brought with it for another organisation (`role.ORGANISATION`). */
const isCarriedElsewhere = (
  { aggregate, ...command }: OrganisationWish,
  carried: OrganisationSurroundings['carried'],
): boolean => {
  if (command.type !== 'appoint') return false;
  const { member } = command.body;
  const home = member.slice(member.indexOf('.') + 1);
  return home !== aggregate.id && Object.hasOwn(carried(home)?.members ?? {}, member);
};

const concerns = (_: Organisation | null, { type, body }: OrganisationCommand): string[] => {
  if (type === 'delegate') return [organisationOfUnit(body.toUnit)];
  return type === 'declare-interest' ? [body.vendor] : [];
};

/** The organisation as the workflow handles it. */
export const organisationAggregate = ({
  parse,
  carried,
  bodiesAt,
  reportLaws,
}: OrganisationSurroundings): Aggregate<Organisation, OrganisationEvent, OrganisationWish> => ({
  parse,
  concerns,
  decide: ({ state, version }, command, around) => {
    const { id } = command.aggregate;
    if (isCarriedElsewhere(command, carried)) return refuse('person-registered-elsewhere');
    const at = { id, state, version, carried: carried(id) };
    return decideOrganisation(at, command, { ...around, reportLaws, bodies: bodiesAt(around.now) });
  },
  evolve: (state, { event }) => evolveOrganisation(state, event),
  items: (change) => [
    cardItem(change, { bodiesAt, reportLaws }),
    ...appointmentItems(change),
    ...closingItems(change),
    ...delegationItems(change),
    ...fileItems(change),
    ...reportItems(change, { now: change.at, bodies: bodiesAt(change.at), reportLaws }),
    ...servedItems(change),
    ...successionItems(change),
    ...tieItems(change),
  ],
  /** Only the owner itself makes a ruling on its organisation. */
  capacity: (_, command) => (rulingOf(command) === null ? null : 'owner'),
  followUps: (change) => [
    ...rebuildForName(change),
    ...tell(change, null, toldOfOrganisation(change.after, change.events)),
  ],
  /** Beside the digest of the signed file a ruling on an organisation rests on nothing that changes. */
  basis: () => ({}),
  notes: (refused) => notesOfWish(refused, null, bodiesAt(refused.at)),
});
