import { fullContent, ruling } from './embedded-road.ts';

/** What a request carries; by default the vendor sends it, on the version that is there, and waits for the outcome. */
interface Sent {
  readonly account?: string;
  readonly body?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that must be refused; `{platform}`, `{release}`, `{dossier}` and `{version}` stand for what the run has. */
export interface BadRequest {
  readonly what: string;
  readonly request: string;
  readonly sent: Sent;
  readonly status: number;
  readonly code: string;
}

type Row = readonly [what: string, request: string, sent?: Sent];

const refused = (status: number, code: string, rows: readonly Row[]): BadRequest[] =>
  rows.map(([what, request, sent = {}]) => ({ what, request, sent, status, code }));

const content = 'PUT /dossiers/{dossier}/content';
const releases = 'POST /platforms/{platform}/releases';
const gate = 'POST /gate/decisions';
const move = (name: string) => `POST /dossiers/{dossier}/${name}`;

const opening = (wrong: object = {}) => ({
  body: {
    platformId: '{platform}',
    releaseId: '{release}',
    proposedLevel: 3,
    operatingUnit: 'CTY-A/operations',
    ...wrong,
  },
});
const withHeaders = (headers: Readonly<Record<string, string>>): Sent => ({ body: fullContent, headers });
const half = String.raw`a\ud800`;
const question = `"purpose":"operation","data":"real"`;
const regulation = { number: '1', issuedOn: '2026-01-01', by: 'x' };

const wrongForm: readonly BadRequest[] = [
  ...refused(422, 'request-invalid', [
    ['an unknown field', content, { body: { surprise: 1 } }],
    ['an unknown field inside', content, { body: { securityRegulation: regulation } }],
    ['a field named __proto__', content, { text: '{"__proto__":{"overview":"x"}}' }],
    ['a wrong type', content, { body: { overview: 7 } }],
    ['a text of nothing but spaces', content, { body: { overview: '  ' } }],
    ['a control character', content, { text: String.raw`{"overview":"a\u0000"}` }],
    ['half a character', content, { text: `{"overview":"${half}"}` }],
    ['a list for an object', content, { body: [] }],
    ['null for an object', content, { body: null }],
    ['a level that does not exist', 'POST /dossiers', opening({ proposedLevel: 6 })],
    ['a day that does not exist', 'POST /dossiers', opening({ projectStartedOn: '2026-02-30' })],
    ['a digest that is none', releases, { body: { version: '2', digests: ['sha256:1'] } }],
    ['half a character in a package URL', releases, { text: `{"version":"2","purl":"pkg:npm/${half}@1"}` }],
    ['half a character at the gate', gate, { text: `{${question},"release":{"purl":"pkg:npm/${half}@1"}}` }],
    ['a question without an identifier', gate, { text: `{${question},"release":{}}` }],
    ['a question with more than it may ask', gate, { text: `{${question},"release":{"version":"1"},"x":1}` }],
  ]),
  ...refused(400, 'bad-json', [
    ['broken JSON', content, { text: '{"overview":' }],
    ['an empty body', content, { text: '' }],
    ['endless nesting', content, { text: '['.repeat(200_000) }],
  ]),
  ...refused(413, 'body-too-large', [
    ['a body over 256 KiB', content, { body: { overview: 'ế'.repeat(90_000) } }],
  ]),
  ...refused(415, 'content-type-unsupported', [
    ['no body', content],
    ['another content type', content, withHeaders({ 'content-type': 'text/plain' })],
  ]),
  ...refused(400, 'idempotency-key-invalid', [
    ['an idempotency key that is none', content, withHeaders({ 'idempotency-key': 'a b' })],
    ['an endless idempotency key', content, withHeaders({ 'idempotency-key': 'x'.repeat(3000) })],
  ]),
];

const wrongVersion: readonly BadRequest[] = [
  ...refused(428, 'precondition-required', [['no version', content, withHeaders({ 'if-match': '' })]]),
  ...refused(400, 'if-match-invalid', [
    ['any version', content, withHeaders({ 'if-match': '*' })],
    ['a weak version', content, withHeaders({ 'if-match': 'W/"1"' })],
  ]),
  ...refused(412, 'stale-version', [
    ['a stale version', content, withHeaders({ 'if-match': '"0"' })],
    ['a version to come', content, withHeaders({ 'if-match': '"99"' })],
  ]),
];

const ids = ['none', 'x'.repeat(3000), '%00', '%ff', '__proto__', 'constructor', '%F0%9F%98%80'];
const nobodys = (what: string, request: string, sent: Sent = {}): Row[] =>
  ids.map((id) => [`${what} ${id.slice(0, 12)}`, request.replace('*', id), sent]);
const cursor = (parameters: string, place: string) =>
  `GET /dossiers?${parameters}cursor=${Buffer.from(place).toString('base64url')}`;

const unknown: readonly BadRequest[] = [
  ...refused(404, 'no-such-dossier', [
    ...nobodys('the case', 'GET /dossiers/*'),
    ...nobodys('a move of', 'POST /dossiers/*/submission', { body: {} }),
  ]),
  ...refused(404, 'no-such-platform', [
    ...nobodys('the platform', 'GET /platforms/*'),
    ...nobodys('the entry', 'GET /register/*'),
    ['a case of a platform that is none', 'POST /dossiers', opening({ platformId: 'none' })],
  ]),
  ...refused(404, 'no-such-command', nobodys('the command', 'GET /commands/*')),
  ...refused(404, 'no-such-permit', nobodys('the permits of', 'GET /permits/*')),
  ...refused(404, 'no-such-release', [
    ['a case of a release that is none', 'POST /dossiers', opening({ releaseId: 'none' })],
    ['a case of no release', 'POST /dossiers', opening({ releaseId: 'constructor' })],
  ]),
  ...refused(404, 'no-such-route', [
    ['an address that is none', 'GET /nothing'],
    ['a move that no table has', move('explosion'), { body: {} }],
  ]),
  ...refused(405, 'method-not-allowed', [
    ['a method that the address does not take', 'DELETE /dossiers/{dossier}'],
    ['a method that nobody knows', 'PURGE /dossiers/{dossier}'],
  ]),
  ...refused(400, 'query-invalid', [
    ['an unknown parameter', 'GET /register?page=2'],
    ['a limit that is none', 'GET /dossiers?limit=all'],
  ]),
  ...refused(400, 'cursor-invalid', [
    ['a cursor that is none', 'GET /dossiers?cursor=zzz'],
    ['an empty cursor', 'GET /dossiers?cursor='],
    ['a cursor with more', cursor('', 'ds-1#x')],
    ['a cursor of another list', cursor('', '2026-12-01#ds-1')],
    ['half a cursor of a work list', cursor('turn=mine&', '2026-12-01')],
  ]),
];

const notTheirs: readonly BadRequest[] = [
  ...refused(403, 'not-your-move', [
    ['the owner submitting', move('submission'), { account: 'owner', body: {} }],
    ['the auditor submitting', move('submission'), { account: 'auditor', body: {} }],
  ]),
  ...refused(404, 'no-such-dossier', [
    ['another vendor submitting', move('submission'), { account: 'vendor-2', body: {} }],
    ['another vendor reading', 'GET /dossiers/{dossier}/history', { account: 'vendor-2' }],
  ]),
  ...refused(403, 'not-your-platform', [
    ['a locality registering', 'POST /platforms', { account: 'locality', body: { nameVi: 'x' } }],
    ['a vendor choosing an id', 'POST /platforms', { body: { id: 'mine', nameVi: 'x' } }],
    ['a vendor giving a platform away', 'PATCH /platforms/{platform}', { body: { owner: 'BCA' } }],
  ]),
];

const appraisal = { verdict: 'suitable', level: 3, ruling };
const notNow: readonly BadRequest[] = [
  ...refused(409, 'move-not-allowed', [
    ['an appeal while drafting', move('appeal'), { body: { reasons: 'x' } }],
    ['publication while drafting', move('publication-request'), { account: 'owner', body: {} }],
    ['an appraisal while drafting', move('appraisal'), { account: 'appraiser', body: appraisal }],
    [
      'a suspension without a permit',
      move('suspension'),
      { account: 'ministry', body: { reasons: 'x', ruling } },
    ],
  ]),
  ...refused(409, 'dossier-already-open', [['a second case of one release', 'POST /dossiers', opening()]]),
  ...refused(409, 'release-already-registered', [
    ['a second release of one version', releases, { body: { version: '1.0.0' } }],
  ]),
];

/** Every way of asking wrongly, with the refusal that it must get. */
export const badRequests: readonly BadRequest[] = [
  ...wrongForm,
  ...wrongVersion,
  ...unknown,
  ...notTheirs,
  ...notNow,
];
