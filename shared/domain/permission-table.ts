import type { Act, Action } from './permissions.ts';

/** One route of the staff API: what it asks for, and who may know that the thing exists at all. */
export interface PermissionRow {
  readonly area: 'platforms' | 'dossiers' | 'organisations' | 'people' | 'gate' | 'oversight';
  /** Method and path as the API has them. */
  readonly route: string;
  /** What the body can ask for, each with grants of its own. */
  readonly actions: readonly [Action, ...Action[]];
  /** Who may not do this is told that nothing is there, where the table does not grant this either. */
  readonly seenBy: Act;
  /** Answered by the gate, which machines may ask too. */
  readonly isOfGate?: true;
  /** A list: open to every role that the table names, and holds what its reader stands in relation to. */
  readonly list?: true;
  /** What the answer shows, or the body may name, for fewer people than the rest, by field. */
  readonly parts?: Readonly<Record<string, Act>>;
}

const rowsOf =
  (area: PermissionRow['area'], seenBy: Act) =>
  (
    route: string,
    actions: PermissionRow['actions'],
    more: Pick<PermissionRow, 'list' | 'parts' | 'isOfGate'> = {},
  ): PermissionRow => ({ area, route, actions, seenBy, ...more });

const platform = rowsOf('platforms', 'read-platform');
const dossier = rowsOf('dossiers', 'read-dossier');
const organisation = rowsOf('organisations', 'read-organisation');
const person = rowsOf('people', 'read-person');
const gate = rowsOf('gate', 'ask-gate');
const givenAnswer = rowsOf('gate', 'read-gate-answer');
const ofGate = { isOfGate: true } as const;

/** Every route of the staff API with what it asks for; who may do that stands in `permissions.ts`. */
export const permissionTable: readonly PermissionRow[] = [
  platform('POST /platforms', ['register-platform'], {
    parts: { id: 'choose-platform-id', lists: 'state-official-facts', sources: 'state-official-facts' },
  }),
  platform('GET /platforms/{id}', ['read-platform']),
  platform('PATCH /platforms/{id}', ['update-platform'], {
    parts: {
      owner: 'state-official-facts',
      vendor: 'state-official-facts',
      lists: 'state-official-facts',
      sources: 'state-official-facts',
      nameVi: 'rename-permitted-platform',
    },
  }),
  platform('POST /platforms/{id}/releases', ['add-release']),
  platform('POST /platforms/{id}/termination', ['terminate-platform']),
  platform('POST /platforms/{id}/incidents', ['open-incident']),
  platform('GET /incidents', ['read-incidents'], { list: true }),
  platform('GET /platforms/{id}/incidents', ['read-incidents']),
  platform('POST /platforms/{id}/incidents/{incident}/report', ['report-incident']),
  platform('POST /platforms/{id}/incidents/{incident}/confirmation', ['confirm-incident']),
  platform('POST /platforms/{id}/incidents/{incident}/closing', ['close-incident']),
  platform('POST /platforms/{id}/adoptions', ['declare-adoption', 'report-adoption']),
  platform('GET /adoptions/overdue', ['read-overdue-adoptions'], { list: true }),
  platform('POST /imports', ['apply-import']),
  platform('GET /imports', ['apply-import'], { list: true }),
  platform('POST /lists', ['publish-list']),
  platform('POST /lists/{id}/renewal', ['renew-list']),
  platform('POST /lists/{id}/members', ['add-members']),
  platform('POST /lists/{id}/removals', ['remove-members']),

  rowsOf('dossiers', 'read-platform')('POST /dossiers', ['open-dossier']),
  dossier('GET /dossiers', ['list-dossiers'], { list: true }),
  dossier('GET /dossiers/{id}', ['read-dossier']),
  dossier('GET /dossiers/{id}/history', ['read-dossier']),
  dossier('GET /dossiers/{id}/permits', ['read-dossier']),
  dossier('GET /dossiers/{id}/assessors', ['read-dossier']),
  dossier('GET /dossiers/{id}/criteria', ['read-dossier']),
  dossier('GET /dossiers/{id}/criteria/{criterion}', ['read-dossier']),
  dossier('GET /dossiers/{id}/checklist.csv', ['read-dossier']),
  dossier('POST /dossiers/{id}/checklist', ['record-results']),
  dossier('GET /dossiers/{id}/duplicate-candidates', ['read-dossier']),
  dossier('GET /dossiers/{id}/receipt', ['read-dossier']),
  dossier('GET /dossiers/{id}/forms', ['read-dossier']),
  dossier('GET /dossiers/{id}/forms/{form}', ['read-dossier']),
  dossier('PUT /dossiers/{id}/content', ['save-content']),
  dossier('POST /dossiers/{id}/submission', ['submit']),
  dossier('POST /dossiers/{id}/withdrawal', ['withdraw']),
  dossier('POST /dossiers/{id}/expert-opinion', ['expert-opinion']),
  dossier('POST /dossiers/{id}/council', ['appoint-council']),
  dossier('POST /dossiers/{id}/opinion-requests', ['ask-opinion']),
  dossier('POST /dossiers/{id}/opinions', ['give-opinion']),
  dossier('POST /dossiers/{id}/appraisal', ['appraise', 'return-incomplete']),
  dossier('POST /dossiers/{id}/level-approval', ['approve-level', 'decline-level', 'import-level']),
  dossier('POST /dossiers/{id}/assignment', ['assign', 'reassign']),
  dossier('POST /dossiers/{id}/results', ['record-results', 'accept-not-applicable']),
  dossier('POST /dossiers/{id}/result-takeovers', ['take-over-results']),
  dossier('POST /dossiers/{id}/findings', ['raise-finding']),
  dossier('POST /dossiers/{id}/finding-answers', ['answer-finding']),
  dossier('POST /dossiers/{id}/finding-rechecks', ['recheck-finding']),
  dossier('POST /dossiers/{id}/conclusion', ['conclude']),
  dossier('POST /dossiers/{id}/change-confirmation', ['confirm-change']),
  dossier('GET /dossiers/{id}/change', ['read-dossier']),
  dossier('POST /dossiers/{id}/task-completions', ['complete-task']),
  dossier('POST /dossiers/{id}/appeal', ['appeal']),
  dossier('POST /dossiers/{id}/publication-request', ['request-publication']),
  dossier('POST /dossiers/{id}/publication-decision', ['approve-publication', 'refuse-publication']),
  dossier('POST /dossiers/{id}/delisting', ['delist']),
  dossier('POST /dossiers/{id}/suspension', ['suspend']),
  dossier('POST /dossiers/{id}/reinstatement', ['reinstate']),
  dossier('POST /dossiers/{id}/revocation', ['revoke']),
  dossier('POST /dossiers/{id}/grace', ['grant-grace']),

  dossier('POST /dossiers/{id}/file-erasure', ['erase-files']),
  dossier('GET /dossiers/{id}/evidence', ['read-dossier']),
  dossier('POST /dossiers/{id}/evidence', ['confirm-evidence']),
  dossier('POST /dossiers/{id}/evidence/{evidence}/confirmation', ['confirm-evidence']),
  dossier('POST /dossiers/{id}/evidence/{evidence}/removal', ['take-out-file']),
  dossier('GET /dossiers/{id}/evidence/{evidence}', ['open-evidence']),

  organisation('POST /organisations', ['register-organisation']),
  organisation('GET /organisations', ['read-organisation'], { list: true }),
  organisation('GET /organisations/{id}', ['read-organisation'], {
    parts: {
      members: 'read-people',
      absences: 'read-people',
      delegations: 'read-people',
      interests: 'read-interests',
      reports: 'read-report-days',
    },
  }),
  organisation('PATCH /organisations/{id}', ['change-organisation']),
  organisation('GET /organisations/{id}/history', ['read-people']),
  organisation('GET /organisations/{id}/annual-report', ['read-annual-report']),
  organisation('POST /organisations/{id}/annual-reports', ['record-annual-report']),
  organisation('POST /organisations/{id}/units', ['set-unit']),
  organisation('POST /organisations/{id}/entitlements', ['entitle-unit']),
  organisation('POST /organisations/{id}/entitlement-withdrawals', ['withdraw-entitlement']),
  organisation('POST /organisations/{id}/appointments', ['appoint']),
  organisation('POST /organisations/{id}/dismissals', ['dismiss']),
  organisation('POST /organisations/{id}/absences', ['note-absence']),
  organisation('POST /organisations/{id}/absence-ends', ['end-absence']),
  organisation('POST /organisations/{id}/delegations', ['delegate']),
  organisation('POST /organisations/{id}/delegation-revocations', ['revoke-delegation']),
  organisation('POST /organisations/{id}/files', ['confirm-file']),
  organisation('POST /organisations/{id}/files/{file}/confirmation', ['confirm-file']),
  organisation('GET /organisations/{id}/files', ['open-file']),
  organisation('GET /organisations/{id}/files/{file}', ['open-file']),
  organisation('POST /organisations/{id}/interests', ['declare-interest'], {
    parts: { subject: 'declare-interest-of-others' },
  }),
  organisation('POST /organisations/{id}/interest-ends', ['end-interest']),

  organisation('POST /webhooks', ['keep-webhooks']),
  organisation('GET /webhooks', ['keep-webhooks']),
  organisation('DELETE /webhooks/{id}', ['keep-webhooks']),
  organisation('POST /webhooks/{id}/secret-rotation', ['keep-webhooks']),
  organisation('GET /webhooks/{id}/failures', ['keep-webhooks']),
  organisation('POST /webhooks/{id}/failures/{failure}/retry', ['keep-webhooks']),

  person('GET /people/me/export', ['export-own']),
  person('GET /people/me/notice-preferences', ['keep-notice-preferences']),
  person('PUT /people/me/notice-preferences', ['keep-notice-preferences']),
  rowsOf('people', 'read-notices')('GET /notices', ['read-notices']),
  rowsOf('people', 'read-notices')('POST /notices/{id}/read', ['read-notices']),
  person('GET /people/{id}', ['read-person']),
  person('PUT /people/{id}/profile', ['keep-profile']),
  person('POST /people/{id}/erasure', ['erase-profile']),

  gate('POST /gate/decisions', ['ask-gate'], ofGate),
  givenAnswer('GET /gate/decisions/{id}', ['read-gate-answer'], ofGate),
  givenAnswer('GET /gate/decisions/{id}/replay', ['read-gate-answer'], ofGate),
  gate('POST /gate/trials', ['report-to-gate'], ofGate),
  gate('GET /gate/trials', ['read-gate-list'], ofGate),
  gate('POST /gate/deployments', ['report-to-gate'], ofGate),
  gate('GET /gate/deployments', ['read-gate-list'], ofGate),
  gate('GET /gate/instances', ['oversee-gate'], ofGate),
  gate('POST /gate/relaxations', ['relax-enforcement']),
  gate('POST /gate/relaxations/{id}/end', ['end-relaxation']),

  rowsOf('oversight', 'read-refusals')('GET /refusals', ['read-refusals'], { list: true }),
  rowsOf('oversight', 'read-command')('GET /commands/{id}', ['read-command']),
];
