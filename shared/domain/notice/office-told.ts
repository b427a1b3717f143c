import type { RelaxationEvent, RelaxationState } from '../gate/relaxation.ts';
import type { OrganisationEvent } from '../organisation/events.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { organisationOfUnit } from '../organisation/organisation.ts';
import type { PersonEvent } from '../person/person.ts';
import { aboveOf, whoseOf } from './clock-table.ts';
import { deskOf, personOf, toldBy } from './notice.ts';
import type { Recipient, Told } from './notice.ts';
import type { WebhookEvent } from '../webhook/webhooks.ts';
import { organisationNotices, personNotices, relaxationNotices, webhookNotices } from './office-table.ts';
import type { OfficeAudience } from './office-table.ts';

const personsOf = (event: OrganisationEvent, { absences, interests }: Organisation): readonly Recipient[] => {
  switch (event.type) {
    case 'MemberAppointed':
    case 'MemberDismissed':
      return personOf(event.member);
    case 'AbsenceNoted':
      return [...personOf(event.as.member), ...personOf(event.as.replacement)];
    case 'AbsenceEnded':
      return [
        ...personOf(absences[event.absence]?.member),
        ...personOf(absences[event.absence]?.replacement),
      ];
    case 'InterestDeclared':
      return personOf(event.as.subject);
    case 'InterestEnded':
      return personOf(interests[event.interest]?.subject);
    default:
      return [];
  }
};

const delegateOf = (event: OrganisationEvent, { delegations }: Organisation): readonly Recipient[] => {
  if (event.type === 'PowerDelegated') return deskOf(organisationOfUnit(event.as.toUnit), 'administrator');
  if (event.type !== 'DelegationRevoked') return [];
  const unit = delegations[event.delegation]?.toUnit;
  return unit === undefined ? [] : deskOf(organisationOfUnit(unit), 'administrator');
};

/** Who is told of what one command did to an organisation; each once. */
export const toldOfOrganisation = (
  after: Organisation,
  events: readonly OrganisationEvent[],
): readonly Told[] =>
  toldBy(
    ({ type }: OrganisationEvent) => organisationNotices[type],
    events,
    (audience, event) => {
      const named: Readonly<Record<OfficeAudience, () => readonly Recipient[]>> = {
        administrator: () => deskOf(after.id, 'administrator'),
        person: () => personsOf(event, after),
        delegate: () => delegateOf(event, after),
        owner: () => deskOf(after.id, 'owner'),
        whose: () => whoseOf(event),
        above: () => aboveOf(event),
      };
      return named[audience]();
    },
  );

/** Who is told of what is kept of a person: the person. */
export const toldOfPerson = (id: string, events: readonly PersonEvent[]): readonly Told[] =>
  toldBy(
    ({ type }: PersonEvent) => personNotices[type],
    events,
    () => personOf(id),
  );

/** How it is told what time does to a relaxation. */
const asRelaxation: Readonly<Record<string, string>> = {
  ClockReminded: 'RelaxationEnding',
  ClockLapsed: 'RelaxationEnded',
};

/** Who is told of a relaxation of the gate, and of its end before and when it comes: those for whom the gate is relaxed. */
export const toldOfRelaxation = (
  { organisation }: RelaxationState,
  events: readonly RelaxationEvent[],
): readonly Told[] =>
  toldBy(
    ({ type }: RelaxationEvent) => relaxationNotices[type],
    events,
    () => deskOf(organisation, 'operations'),
  ).map(({ to, events: names }) => ({ to, events: names.map((name) => asRelaxation[name] ?? name) }));

/** Who is told of the webhooks of an organisation: its administrators. */
export const toldOfWebhooks = (organisation: string, events: readonly WebhookEvent[]): readonly Told[] =>
  toldBy(
    ({ type }: WebhookEvent) => webhookNotices[type],
    events,
    () => deskOf(organisation, 'administrator'),
  );
