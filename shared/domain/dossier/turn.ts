import type { Role } from '../actor.ts';
import type { Status } from '../moves.ts';
import type { Context } from '../rules.ts';
import type { Dossier } from './dossier.ts';
import { levelOf } from './dossier.ts';
import { publishingBody } from './parties.ts';

/** Whose turn it is: the role and the organisation whose work list holds the case. */
export interface Turn {
  readonly role: Role;
  readonly organisation: string;
}

type Holder = (dossier: Dossier, context: Context) => Turn | null;

const vendor: Holder = ({ facts }) => ({ role: 'vendor', organisation: facts.vendor });
const owner: Holder = ({ facts }) => ({ role: 'owner', organisation: facts.owner });
const specialisedUnit: Holder = ({ facts }) => ({ role: 'appraiser', organisation: facts.owner });
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

const assessor: Holder = (dossier, context) =>
  dossier.assignment === null
    ? owner(dossier, context)
    : { role: 'assessor', organisation: dossier.assignment.organisation };

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
  'not-eligible': (dossier, context) => (dossier.appealed ? null : vendor(dossier, context)),
  'awaiting-publication': ministry,
  published: nobody,
  refused: owner,
  delisted: owner,
};

/** Whose turn it is now; null where nobody has to act. */
export const turnOf: Holder = (dossier, context) => holders[dossier.status](dossier, context);
