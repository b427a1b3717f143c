import type { Role } from '../actor.ts';
import type { Status } from '../moves.ts';
import { actsOn, organisationIn, organisationOfUnit, unitIn } from '../organisation/organisation.ts';
import { actingUnitFor } from '../organisation/successor.ts';
import { inForce } from '../organisation/period.ts';
import type { Context } from '../rules.ts';
import { vietnamDayOf } from '../working-days.ts';
import { isAppealable } from './clocks.ts';
import type { Dossier } from './dossier.ts';
import { levelOf } from './dossier.ts';
import { assessingUnit, ownerOf, publishingBody, vendorOf } from './parties.ts';

/** Whose turn it is: the role and the organisation whose work list holds the case. */
export interface Turn {
  readonly role: Role;
  readonly organisation: string;
}

type Holder = (dossier: Dossier, context: Context) => Turn | null;

const vendor: Holder = (...one) => ({ role: 'vendor', organisation: vendorOf(...one) });
const owner: Holder = (...one) => ({ role: 'owner', organisation: ownerOf(...one) });
const specialisedUnit: Holder = (...one) => ({ role: 'appraiser', organisation: ownerOf(...one) });
/** True for a unit that is known not to act today. */
const isClosed = (unit: string, { organisations, now }: Pick<Context, 'organisations' | 'now'>): boolean => {
  const body = organisationIn(organisations, organisationOfUnit(unit));
  if (body === undefined) return false;
  const [day, known] = [vietnamDayOf(now), unitIn(organisations, unit)];
  return !actsOn(body, day) || known === undefined || !inForce(known, day);
};

/** True where the unit that was assigned has ended, and the one that took its place too, or none did: the owner names another. */
export const isAssessorGone = (unit: string, around: Pick<Context, 'organisations' | 'now'>): boolean =>
  isClosed(actingUnitFor(unit, around.organisations, vietnamDayOf(around.now)), around);

const nobody: Holder = () => null;

const appraiser: Holder = (dossier, context) => {
  const { rules, bodies } = context;
  const level = levelOf(dossier);
  if (level >= rules.expertOpinionFrom && dossier.expertOpinion === null)
    return specialisedUnit(dossier, context);
  return rules.appraiserOf(level) === 'specialised-unit'
    ? specialisedUnit(dossier, context)
    : { role: 'appraiser', organisation: bodies.securityAuthority };
};

const approver: Holder = (dossier, context) =>
  context.rules.approverOf(levelOf(dossier)) === 'owner'
    ? owner(dossier, context)
    : specialisedUnit(dossier, context);

/** The owner names another unit where the assigned one has ended and no other took its place. */
const assessor: Holder = (dossier, context) => {
  const unit = assessingUnit(dossier, context);
  if (unit === null || isClosed(unit, context)) return owner(dossier, context);
  return { role: 'assessor', organisation: organisationOfUnit(unit) };
};

const ministry: Holder = (dossier, context) => ({
  role: 'ministry',
  organisation: publishingBody(dossier, context),
});

const holders: Readonly<Record<Status, Holder>> = {
  drafting: vendor,
  submitted: nobody,
  returned: vendor,
  withdrawn: nobody,
  'awaiting-appraisal': appraiser,
  appraised: approver,
  'level-approved': owner,
  assessing: assessor,
  remediating: vendor,
  eligible: owner,
  'not-eligible': (dossier, context) =>
    isAppealable(dossier, context.now) ? vendor(dossier, context) : null,
  'awaiting-publication': ministry,
  published: nobody,
  refused: owner,
  delisted: owner,
};

/** Whose turn it is now; null where nobody has to act. */
export const turnOf: Holder = (dossier, context) => holders[dossier.status](dossier, context);
