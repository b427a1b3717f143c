/** The status that says yes, with its code where another answer has the same status. */
export type Granted =
  | '200'
  | '201'
  | '202'
  | '404 no-such-decision'
  | '404 no-such-evidence'
  | '404 follows-nothing'
  | '404 no-such-form'
  | '404 no-such-list'
  | '404 no-such-notice'
  | '404 no-such-webhook'
  | '404 no-such-relaxation'
  | '404 not-submitted-yet'
  | '412'
  | '422 import-invalid';

/** What says yes on these routes, whatever is asked for. */
export const grantedBy: Readonly<Partial<Record<string, Granted>>> = {
  'GET /dossiers/{id}/change': '404 follows-nothing',
  'POST /notices/{id}/read': '404 no-such-notice',
  'POST /webhooks': '202',
  'DELETE /webhooks/{id}': '404 no-such-webhook',
  'POST /webhooks/{id}/secret-rotation': '404 no-such-webhook',
  'GET /webhooks/{id}/failures': '404 no-such-webhook',
  'POST /webhooks/{id}/failures/{failure}/retry': '404 no-such-webhook',
  // An empty file is read, found empty, and changes nothing.
  'POST /imports': '422 import-invalid',
  'POST /gate/trials': '201',
  'POST /dossiers/{id}/evidence': '201',
  'POST /organisations/{id}/files': '201',
  'POST /gate/deployments': '202',
};
