import { isSystem, systemActor } from '../actor.ts';
import type { Decision, Refused } from '../result.ts';
import { accept, refuse } from '../result.ts';
import type { Surroundings } from '../rules.ts';
import { vietnamDayOf } from '../working-days.ts';
import { mayAct } from './acts.ts';
import type { OrganisationCommand, OrganisationCommandOf } from './commands.ts';
import type { OrganisationEvent } from './events.ts';
import { moveFile } from './file-acts.ts';
import type { AroundOrganisation } from './file-acts.ts';
import { noteDue, noteReporting, recordReport } from './report-acts.ts';
import { endInterest, declareInterest, delegate, revokeDelegation } from './power-acts.ts';
import { appoint, dismiss, endAbsence, noteAbsence } from './member-acts.ts';
import type { Organisation } from './organisation.ts';
import { entitleUnit, setUnit, withdrawEntitlement } from './unit-acts.ts';

type Decided = Decision<OrganisationEvent>;

/** An organisation that is about to be decided on; `carried` is the record that the platform brought with it, if any. */
export interface OrganisationAt {
  readonly id: string;
  readonly state: Organisation | null;
  readonly version: number;
  readonly carried: Organisation | null;
}

/** Corrects what is known of a body; never so that the one that runs the register would end, and with it every registrar. */
const change = (
  { id }: Organisation,
  { body: { changes } }: OrganisationCommandOf<'change-organisation'>,
  { bodies }: Surroundings,
): Decided => {
  const isAboutDays = 'validFrom' in changes || 'validUntil' in changes;
  if (id === bodies.registerMinistry && isAboutDays) return refuse('register-would-close');
  return Object.keys(changes).length === 0 ? accept() : accept({ type: 'OrganisationChanged', changes });
};

const grant = (state: Organisation, command: OrganisationCommand, around: AroundOrganisation): Decided => {
  switch (command.type) {
    case 'register-organisation':
      return refuse('already-exists');
    case 'change-organisation':
      return change(state, command, around);
    case 'set-unit':
      return setUnit(state, command);
    case 'entitle-unit':
      return entitleUnit(state, command);
    case 'withdraw-entitlement':
      return withdrawEntitlement(state, command);
    case 'appoint':
      return appoint(state, command, around);
    case 'dismiss':
      return dismiss(state, command, around);
    case 'note-absence':
      return noteAbsence(state, command);
    case 'end-absence':
      return endAbsence(state, command);
    case 'delegate':
      return delegate(state, command, around);
    case 'revoke-delegation':
      return revokeDelegation(state, command, around);
    case 'declare-interest':
      return declareInterest(state, command, around);
    case 'end-interest':
      return endInterest(state, command, around);
    case 'confirm-file':
    case 'open-file':
      return moveFile(state, command, around);
    case 'record-annual-report':
      return recordReport(state, command, around);
    case 'note-reporting':
      return noteReporting(state, command, around);
    case 'note-due':
      return noteDue(state, around);
  }
};

const newOrganisation = (id: string, command: OrganisationCommand): Decided => {
  if (command.type !== 'register-organisation') return refuse('unknown-aggregate');
  if (id === systemActor.organisation) return refuse('already-exists');
  const { details } = command.body;
  const nothing = { units: {}, members: {}, absences: {}, delegations: {}, interests: {}, files: 0 };
  return accept({ type: 'OrganisationRegistered', organisation: { id, details, ...nothing } });
};

/** A ruling stands on a document that has been signed by today; the signed file, where one is named, is kept here (R27). */
const refusedByDocument = (
  { body }: OrganisationCommand,
  { now, file }: AroundOrganisation,
): Refused | null => {
  if (!('ruling' in body)) return null;
  const { documentDate, attachment } = body.ruling;
  if (documentDate > vietnamDayOf(now)) return refuse('document-date-in-future', { documentDate });
  const isMissing = attachment !== undefined && (file === null || 'problem' in file);
  return isMissing ? refuse('attachment-unknown', { attachment }) : null;
};

/** What only the platform itself asks of a body, and nobody who signs in. */
const isAllowed = (id: string, { type, actor }: OrganisationCommand): boolean =>
  type === 'note-due' || type === 'note-reporting' ? isSystem(actor) : mayAct(type, actor, id);

/**
 * Decides one wish on one organisation; pure, and refuses with a code. The first act on an organisation that the
 * platform brought with it takes that record into the history, so that folding the events gives the state.
 */
export const decideOrganisation = (
  { id, state, version, carried }: OrganisationAt,
  command: OrganisationCommand,
  around: AroundOrganisation,
): Decided => {
  if (!isAllowed(id, command)) return refuse('not-your-organisation', { act: command.type });
  const before = state ?? carried;
  if (before === null) return newOrganisation(id, command);
  const expected = command.expectedVersion ?? version;
  if (expected !== version) return refuse('stale-version', { expected, version });
  const decided = refusedByDocument(command, around) ?? grant(before, command, around);
  if (!decided.ok || state !== null || decided.events.length === 0) return decided;
  return accept<OrganisationEvent>({ type: 'OrganisationCarried', organisation: before }, ...decided.events);
};
