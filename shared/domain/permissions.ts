import type { Role } from './actor.ts';
import { dossierMoves, fileMoves, permitMoves } from './moves.ts';
import type { Move, Party } from './moves.ts';

/** How an actor's organisation, unit or person stands to what is asked for; `any` is no relation at all. */
export const relations = [
  'any',
  'own',
  'self',
  'vendor',
  'owner',
  'appraising-body',
  'asked-unit',
  'approving-unit',
  'approving-owner',
  'delegated-unit',
  'approving-delegate',
  'assigned-unit',
  'publishing-body',
] as const;
export type Relation = (typeof relations)[number];

/**
 * One cell that says yes: who holds this role (`anyone`: some role of a person; `signed-in`: any person, also without a role),
 * and stands so to what is asked for.
 */
export interface Grant {
  readonly role: Role | 'anyone' | 'signed-in';
  readonly relation: Relation;
}

const grant = (role: Grant['role'], relation: Relation): Grant => ({ role, relation });

const vendor = grant('vendor', 'vendor');
const owner = grant('owner', 'owner');
const delegate = grant('anyone', 'delegated-unit');
const publishingBody = grant('ministry', 'publishing-body');
const registrar = grant('registrar', 'any');
const auditor = grant('auditor', 'any');
const administrator = grant('administrator', 'own');
const everybody = grant('anyone', 'any');
const colleague = grant('anyone', 'own');
const self = grant('anyone', 'self');
const oneself = grant('signed-in', 'self');
const machine = grant('deployer', 'any');
/** Those who may read what the gate told anybody. */
const overseers = [auditor, registrar, grant('ministry', 'any')];

const appraiser = grant('appraiser', 'appraising-body');
const specialisedUnit = grant('appraiser', 'owner');
const assessor = grant('assessor', 'assigned-unit');
const askedUnit = grant('anyone', 'asked-unit');
const caseParties = [vendor, owner, specialisedUnit, appraiser, assessor, publishingBody];
/** Who lists and reads a case, its history, its criteria and its files: every party, who is asked for an opinion, the owner's delegate, the registrar, the auditor. */
const caseReaders = [...caseParties, askedUnit, registrar, auditor, delegate];

/**
 * Who acts as which party to a case (Decree 331/2026 Art. 18; under delegation Art. 4.3; design section 1). The platform
 * itself is `system`, and nobody who signs in.
 */
export const partyGrants: Readonly<Record<Party, readonly Grant[]>> = {
  system: [],
  vendor: [vendor],
  owner: [owner, delegate],
  'owner-alone': [owner],
  'specialised-unit': [specialisedUnit],
  appraiser: [appraiser],
  'asked-body': [askedUnit],
  approver: [
    grant('appraiser', 'approving-unit'),
    grant('owner', 'approving-owner'),
    grant('anyone', 'approving-delegate'),
  ],
  registrar: [registrar],
  assessor: [assessor],
  'publishing-body': [publishingBody],
  'owner-or-publishing-body': [owner, delegate, publishingBody],
  'case-party': caseParties,
  'case-reader': caseReaders,
};

const keepers = [registrar, administrator];
const readersOfPeople = [colleague, registrar, auditor];

/** Who may do or read what, beside the moves of a case. What is not here nobody may. */
const actGrants = {
  'register-platform': [vendor, owner, registrar],
  'choose-platform-id': [registrar],
  'state-official-facts': [registrar],
  'rename-permitted-platform': [registrar],
  'update-platform': [vendor, owner, registrar],
  'add-release': [vendor],
  'terminate-platform': [owner, registrar],
  'open-incident': [vendor, owner, publishingBody],
  'report-incident': [vendor, owner],
  'confirm-incident': [publishingBody],
  'close-incident': [publishingBody],
  'read-incidents': [vendor, owner, publishingBody, assessor, registrar, auditor],
  'publish-list': [registrar],
  'renew-list': [registrar],
  'add-members': [registrar],
  'remove-members': [registrar],
  'apply-import': [registrar],
  'declare-adoption': [grant('locality', 'any')],
  'report-adoption': [registrar],
  'read-overdue-adoptions': [owner, grant('locality', 'own'), ...overseers],
  'read-platform': [everybody],
  'open-dossier': [vendor],
  'read-dossier': caseReaders,
  'list-dossiers': caseReaders,
  'register-organisation': [registrar],
  'change-organisation': [registrar],
  'set-unit': keepers,
  'entitle-unit': [registrar],
  'withdraw-entitlement': [registrar],
  appoint: keepers,
  dismiss: keepers,
  'note-absence': keepers,
  'end-absence': keepers,
  delegate: [grant('owner', 'own')],
  'revoke-delegation': [grant('owner', 'own')],
  'declare-interest': [...keepers, colleague],
  'declare-interest-of-others': keepers,
  'end-interest': keepers,
  'confirm-file': [grant('owner', 'own')],
  'open-file': readersOfPeople,
  'read-organisation': [everybody],
  'read-people': readersOfPeople,
  'read-annual-report': [grant('owner', 'own'), grant('appraiser', 'own'), auditor],
  /** Which yearly reports are owed, sent and missed: also who is told of what a body has missed. */
  'read-report-days': [grant('owner', 'own'), grant('appraiser', 'own'), ...overseers],
  'record-annual-report': [grant('owner', 'own')],
  'read-interests': [...readersOfPeople, grant('ministry', 'any')],
  'read-person': [self, colleague],
  'keep-profile': [self, administrator],
  'erase-profile': [oneself, administrator],
  'export-own': [oneself],
  'read-notices': [oneself],
  'keep-notice-preferences': [oneself],
  'keep-webhooks': [administrator],
  'read-refusals': [auditor, publishingBody],
  'read-command': [self, auditor],
  'ask-gate': [everybody, machine],
  'report-to-gate': [everybody, machine],
  'read-gate-answer': [colleague, grant('deployer', 'own'), ...overseers],
  'read-gate-list': [colleague, grant('deployer', 'own'), ...overseers],
  'oversee-gate': overseers,
  'relax-enforcement': [registrar],
  'end-relaxation': [registrar],
} as const satisfies Readonly<Record<string, readonly Grant[]>>;

export type Act = keyof typeof actGrants;
/** What whoever runs the platform does without signing in: only so is the first registrar appointed. */
export const platformActs: readonly Act[] = ['set-unit', 'appoint'];
/** Everything that somebody can ask for: a move of a case or its permit, or an act. */
export type Action = Move | Act;

const isAct = (action: Action): action is Act => action in actGrants;

/** The cells of the table that say yes to an action. */
export const grantsOf = (action: Action): readonly Grant[] => {
  if (isAct(action)) return actGrants[action];
  const row = [...dossierMoves, ...permitMoves, ...fileMoves].find(({ move }) => move === action);
  return row === undefined ? [] : partyGrants[row.by];
};

/** Somebody as the table sees them: the roles held, and how they stand to what is asked for. */
interface Standing {
  readonly roles: readonly Role[];
  readonly relations: readonly Relation[];
}

/** The roles of machines: their tokens open the gate and nothing of the staff API. */
const machineRoles: readonly Role[] = ['deployer'];

/** True for who may ask anything at all: whoever holds some role of a person. Who is away holds none. */
export const mayAsk = (roles: readonly Role[]): boolean => roles.some((role) => !machineRoles.includes(role));

const holds = (roles: readonly Role[], role: Grant['role']): boolean => {
  if (role === 'signed-in') return roles.length === 0 || mayAsk(roles);
  return role === 'anyone' ? mayAsk(roles) : roles.includes(role);
};

/** True when one of the grants holds for somebody with these roles and relations. */
export const isGranted = (grants: readonly Grant[], { roles, relations: held }: Standing): boolean =>
  grants.some(({ role, relation }) => holds(roles, role) && held.includes(relation));

/** True when the table grants the action. */
export const may = (action: Action, standing: Standing): boolean => isGranted(grantsOf(action), standing);

/** True when the table grants the action in some relation, so that a list of such things may be asked for. */
export const mayList = (action: Action, roles: readonly Role[]): boolean =>
  grantsOf(action).some(({ role }) => holds(roles, role));
