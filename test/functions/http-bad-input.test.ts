import { beforeAll, describe, expect, it } from 'vitest';
import { people } from '../workflow/people.ts';
import type { Desk, Sent } from './http-desk.ts';
import { content, openCase, openDesk } from './http-desk.ts';

let desk: Desk;
let ids: Awaited<ReturnType<typeof openCase>>;
beforeAll(async () => {
  desk = openDesk();
  ids = await openCase(desk);
});

interface Row {
  readonly what: string;
  readonly request: string;
  readonly sent: Sent;
  readonly status: number;
  readonly code: string;
}
const keyOfNoList = Buffer.from(JSON.stringify({ pk: 'MEMBER#CTY-A', sk: 'A' })).toString('base64url');
type Wrong = readonly [what: string, request: string, sent?: Sent];

/** Requests of the vendor that come to the same refusal. */
const refused = (status: number, code: string, rows: readonly Wrong[]): Row[] =>
  rows.map(([what, request, sent = {}]) => ({
    what,
    request,
    sent: { actor: people.vendor, ...sent },
    status,
    code,
  }));

const putContent = 'PUT /dossiers/{dossier}/content';
const submission = 'POST /dossiers/{dossier}/submission';
const releases = 'POST /platforms/{platform}/releases';
const onVersion = (version: string, body: unknown = content): Sent => ({
  body,
  headers: { 'if-match': version },
});
const seen = (body: unknown): Sent => onVersion('"1"', body);

const form = [
  ...refused(422, 'request-invalid', [
    ['an unknown field', putContent, seen({ ...content, x: 1 })],
    ['a wrong type', putContent, seen({ overview: 7 })],
    ['a list', putContent, seen([])],
    ['null', putContent, seen(null)],
    ['an unknown field of a move', submission, { body: { now: true } }],
    ['a level of none', 'POST /dossiers', { body: { proposedLevel: 6 } }],
    ['a digest of none', releases, { body: { version: '2', digests: ['sha256:1'] } }],
  ]),
  ...refused(413, 'body-too-large', [
    ['a body over 256 KiB', putContent, seen(JSON.stringify({ overview: 'ế'.repeat(88_000) }))],
  ]),
  ...refused(415, 'content-type-unsupported', [
    ['another content type', submission, { body: '{}', headers: { 'content-type': 'text/plain' } }],
    ['no content type', submission],
  ]),
  ...refused(400, 'bad-json', [
    ['broken JSON', putContent, seen('{"overview":')],
    ['an empty body', putContent, seen('')],
  ]),
  ...refused(400, 'idempotency-key-invalid', [
    ['a bad idempotency key', submission, { body: {}, headers: { 'idempotency-key': 'a b' } }],
  ]),
];

const versions = [
  ...refused(428, 'precondition-required', [['no If-Match', putContent, { body: content }]]),
  ...refused(400, 'if-match-invalid', [
    ['If-Match *', putContent, onVersion('*')],
    ['If-Match without quotes', putContent, onVersion('1')],
    ['a weak If-Match', putContent, onVersion('W/"1"')],
  ]),
  ...refused(412, 'stale-version', [
    ['a stale version', putContent, onVersion('"0"')],
    ['a version to come', putContent, onVersion('"9"')],
    ['a stale version of a platform', 'PATCH /platforms/{platform}', onVersion('"1"', { nameEn: 'Other' })],
  ]),
];

const unknown = [
  ...refused(404, 'no-such-dossier', [
    ['a case', 'GET /dossiers/none'],
    ['the history of a case', 'GET /dossiers/none/history'],
    ['a move of a case', 'POST /dossiers/none/submission', { body: {} }],
    ['a badly encoded id', 'GET /dossiers/%ff'],
  ]),
  ...refused(404, 'no-such-platform', [['a platform', 'GET /platforms/none']]),
  ...refused(404, 'no-such-command', [['a command', 'GET /commands/none']]),
  ...refused(404, 'no-such-route', [
    ['a move that no table has', 'POST /dossiers/{dossier}/explosion', { body: {} }],
    ['the root', 'GET /'],
  ]),
  ...refused(405, 'method-not-allowed', [['a method', 'DELETE /dossiers/{dossier}']]),
  ...refused(400, 'query-invalid', [
    ['a limit of none', 'GET /dossiers?limit=0'],
    ['an unknown filter', 'GET /dossiers?all=1'],
  ]),
  ...refused(400, 'cursor-invalid', [
    ['a forged cursor', 'GET /dossiers?cursor=Iw'],
    ['a cursor at a key that no list holds', `GET /dossiers?cursor=${keyOfNoList}`],
    ['a cursor that is no id', `GET /people/me/export?cursor=${'x'.repeat(1100)}`],
  ]),
];

const { owner, otherVendor, deployer } = people;
const persons = [
  ...refused(403, 'not-your-move', [
    ['the owner writes for the vendor', putContent, { ...seen(content), actor: owner }],
    ['the owner submits', submission, { body: {}, actor: owner }],
  ]),
  ...refused(403, 'not-your-platform', [
    ['another vendor adds a release', releases, { body: { version: '2.0.0' }, actor: otherVendor }],
  ]),
  ...refused(403, 'not-your-role', [['a deployer lists cases', 'GET /dossiers', { actor: deployer }]]),
];

describe.each([
  ['its form', form],
  ['its version', versions],
  ['what it names', unknown],
  ['who sends it', persons],
])('a request that is wrong in %s', (_, rows) => {
  it.each(rows)('is refused and changes nothing: $what', async ({ request, sent, status, code }) => {
    const before = desk.items.all();
    const line = request.replace('{dossier}', ids.dossierId).replace('{platform}', ids.platformId);
    const answer = await desk.call(line, sent);
    expect([answer.status, answer.body]).toMatchObject([status, { code, status }]);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(answer.text).not.toMatch(/node_modules|\.ts:\d|Error:|\bat [\w.]+ \(/u);
    expect(desk.items.all()).toEqual(before);
    expect(desk.queues.heads()).toEqual([]);
  });
});

it.each(['GET /dossiers', 'GET /dossiers/ds-1', 'GET /commands/c-1', 'POST /platforms'])(
  'nobody who has not signed in gets anywhere: %s',
  async (request) => {
    const answer = await desk.call(request, { body: '{}' });
    expect([answer.status, answer.body]).toMatchObject([401, { code: 'unauthenticated' }]);
  },
);
