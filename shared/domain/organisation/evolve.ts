import { isClockEvent } from '../clock/events.ts';
import type { OrganisationEvent } from './events.ts';
import type { Organisation, Unit } from './organisation.ts';

type Patch = Partial<Organisation>;

const known = <T>(records: Readonly<Record<string, T>>, id: string): T => {
  const record = Object.hasOwn(records, id) ? records[id] : undefined;
  if (record === undefined) throw new Error(`history names ${id}, which was never noted`);
  return record;
};

/** The same records with one of them ended on a day. */
const ended = <T>(records: Readonly<Record<string, T>>, id: string, lastDay: string): Record<string, T> => ({
  ...records,
  [id]: { ...known(records, id), lastDay },
});

const withUnit = ({ units }: Organisation, id: string, change: (unit: Unit) => Unit): Patch => ({
  units: { ...units, [id]: change(known(units, id)) },
});

const unitPatch = (state: Organisation, event: OrganisationEvent): Patch | null => {
  switch (event.type) {
    case 'UnitSet':
      return { units: { ...state.units, [event.unit]: event.as } };
    case 'UnitEntitled':
      return withUnit(state, event.unit, (unit) => ({
        ...unit,
        entitlements: [...unit.entitlements, event.entitlement],
      }));
    case 'EntitlementWithdrawn':
      return withUnit(state, event.unit, (unit) => ({
        ...unit,
        entitlements: unit.entitlements.map((entitlement) =>
          entitlement.number === event.number ? { ...entitlement, lastDay: event.lastDay } : entitlement,
        ),
      }));
    default:
      return null;
  }
};

const memberPatch = (state: Organisation, event: OrganisationEvent): Patch | null => {
  switch (event.type) {
    case 'MemberAppointed': {
      const { member, unit, roles, firstDay, lastDay, former } = event;
      const as = { unit, roles, firstDay, lastDay, ...(former && { former }) };
      return { members: { ...state.members, [member]: as } };
    }
    case 'MemberDismissed':
      return { members: ended(state.members, event.member, event.lastDay) };
    case 'AbsenceNoted':
      return { absences: { ...state.absences, [event.absence]: event.as } };
    case 'AbsenceEnded':
      return { absences: ended(state.absences, event.absence, event.lastDay) };
    default:
      return null;
  }
};

const reportingPatch = ({ reporting }: Organisation, event: OrganisationEvent): Patch | null => {
  const { since, sent, toldUntil } = reporting ?? { since: {}, sent: [], toldUntil: null };
  switch (event.type) {
    case 'ReportingDutyNoted':
      return { reporting: { sent, toldUntil, since: { ...since, [event.ruleset]: event.firstYear } } };
    case 'AnnualReportSent': {
      const { ruleset, year, documentNumber, documentDate, late } = event;
      const report = { ruleset, year, documentNumber, documentDate, late };
      return { reporting: { since, toldUntil, sent: [...sent, report] } };
    }
    case 'DueNoted':
      return { reporting: { since, sent, toldUntil: event.until } };
    default:
      return isClockEvent(event) ? {} : null;
  }
};

const powerPatch = (state: Organisation, event: OrganisationEvent): Patch | null => {
  switch (event.type) {
    case 'PowerDelegated':
      return { delegations: { ...state.delegations, [event.delegation]: event.as } };
    case 'DelegationRevoked':
      return { delegations: ended(state.delegations, event.delegation, event.lastDay) };
    case 'InterestDeclared':
      return { interests: { ...state.interests, [event.interest]: event.as } };
    case 'InterestEnded':
      return { interests: ended(state.interests, event.interest, event.lastDay) };
    case 'FileConfirmed':
      return { files: state.files + 1 };
    case 'FileOpened':
      return {};
    case 'OrganisationChanged':
      return { details: { ...state.details, ...event.changes } };
    default:
      return null;
  }
};

/** The organisation after one more thing has happened; a history that cannot be is a fault. */
export const evolveOrganisation = (state: Organisation | null, event: OrganisationEvent): Organisation => {
  if (event.type === 'OrganisationRegistered' || event.type === 'OrganisationCarried')
    return event.organisation;
  if (state === null) throw new Error(`history starts with ${event.type}`);
  const patch =
    unitPatch(state, event) ??
    memberPatch(state, event) ??
    powerPatch(state, event) ??
    reportingPatch(state, event);
  if (patch === null) throw new Error('history holds an unknown event');
  return { ...state, ...patch };
};
