import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { atRest } from '../support/at-rest.ts';
import { startEmbedded } from '../support/embedded.ts';
import type { ApiAnswer, EmbeddedRun } from '../support/embedded.ts';
import { badRequests } from '../support/bad-requests.ts';
import type { BadRequest } from '../support/bad-requests.ts';
import { chot } from '../support/chot.ts';
import { openCase, readCase } from '../support/embedded-road.ts';
import type { Traveller } from '../support/embedded-road.ts';

let run: EmbeddedRun;
let traveller: Traveller;
let before: unknown;

/** Everything that a wrong request could have changed. */
async function snapshot(): Promise<unknown> {
  const { dossierId, platformId } = traveller;
  const paths = [`/dossiers/${dossierId}`, `/dossiers/${dossierId}/history`, `/platforms/${platformId}`];
  const answers = await Promise.all(paths.map((path) => run.api('GET', path, { account: 'auditor' })));
  const lists = await Promise.all([
    run.api('GET', '/register'),
    run.api('GET', '/dossiers', { account: 'auditor' }),
  ]);
  return [...answers, ...lists].map(({ status, body }) => ({ status, body: atRest(body) }));
}

/** The placeholders of a text, replaced by what this run has. */
function filledIn(text: string, version: number): string {
  const { platformId, releaseId, dossierId } = traveller;
  return text
    .replaceAll('{platform}', platformId)
    .replaceAll('{release}', releaseId)
    .replaceAll('{dossier}', dossierId)
    .replaceAll('{version}', String(version));
}

async function send({
  request,
  sent: { account = 'vendor', body, text, headers },
}: BadRequest): Promise<ApiAnswer> {
  const { version } = await readCase(run, traveller, 'auditor');
  const [method = '', path = ''] = filledIn(request, version).split(' ');
  const seen = path.startsWith('/dossiers/') ? { 'if-match': `"${version}"` } : {};
  const given = Object.entries({ prefer: 'wait=10', ...seen, ...headers }).filter(
    ([, value]) => value !== '',
  );
  const wanted = text ?? (body === undefined ? undefined : filledIn(JSON.stringify(body), version));
  return run.api(method, path, {
    account,
    headers: Object.fromEntries(given),
    ...(wanted === undefined ? {} : { text: wanted }),
  });
}

/** A refusal is problem details with its code, and never shows how the system is built. */
function expectProblem({ headers, body }: ApiAnswer, problem: { status: number; code: string }): void {
  expect(body).toMatchObject(problem);
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json/u);
  expect(JSON.stringify(body)).not.toMatch(/node_modules|\.m?[jt]s:\d|Error:|\bat [\w.]+ \(/u);
}

beforeAll(async () => {
  run = await startEmbedded({ environment: { CHOT_REGISTER: 'none' } });
  traveller = await openCase(run, 'Nền tảng bị hỏi sai');
  before = await snapshot();
});
afterAll(async () => {
  await run.stop();
  run.remove();
});

describe('a wrong request is refused and changes nothing', () => {
  test.each(badRequests)('$what: $status $code', async (row) => {
    expectProblem(await send(row), { status: row.status, code: row.code });
    expect(await snapshot()).toEqual(before);
  });

  test('and leaves no message behind that nobody can work off', async () => {
    const { stdout } = await chot(run, 'dead-letters', 'list', '--json');
    expect(JSON.parse(stdout)).toEqual({ items: [] });
  });
});

describe('without a token that is ours', () => {
  const claims = Buffer.from('{"sub":"owner.BTC","roles":"owner","exp":9999999999}').toString('base64url');
  test.each([
    { what: 'no token', headers: {} },
    { what: 'a token that is none', headers: { authorization: 'Bearer x.y.z' } },
    { what: 'an unsigned token', headers: { authorization: `Bearer eyJhbGciOiJub25lIn0.${claims}.` } },
    { what: 'a password', headers: { authorization: 'Basic b3duZXI6b3duZXI=' } },
  ])('$what: 401', async ({ headers }) => {
    const paths = [
      'GET /dossiers',
      'POST /platforms',
      `POST /dossiers/${traveller.dossierId}/submission`,
      'POST /gate/decisions',
    ];
    for (const [method = '', path = ''] of paths.map((each) => each.split(' '))) {
      const answer = await run.api(method, path, { headers, ...(method === 'POST' && { body: {} }) });
      expectProblem(answer, { status: 401, code: 'unauthenticated' });
    }
    expect(await snapshot()).toEqual(before);
  });
});

describe('a refusal speaks the language of its reader', () => {
  test.each([
    { path: '/dossiers/none', account: 'vendor', code: 'no-such-dossier' },
    { path: '/dossiers?limit=0', account: 'vendor', code: 'query-invalid' },
    { path: '/register/none', account: 'vendor', code: 'no-such-platform' },
    { path: '/dossiers', account: undefined, code: 'unauthenticated' },
  ])('$code', async ({ path, account, code }) => {
    const ask = (language: string) =>
      run.api('GET', path, { ...(account && { account }), headers: { 'accept-language': language } });
    const [vi, en, other] = [await ask('vi-VN'), await ask('en-GB,en;q=0.9,vi;q=0.5'), await ask('fr')];
    for (const answer of [vi, en, other]) expect(answer.body).toMatchObject({ code });
    expect([vi, en, other].map(({ headers }) => headers.get('content-language'))).toEqual(['vi', 'en', 'vi']);
    const titles = [vi, en, other].map(({ body }) => JSON.stringify(body).match(/"title":"([^"]+)"/u)?.[1]);
    expect(titles[0]).toBe(titles[2]);
    expect(titles[0]).not.toBe(titles[1]);
  });
});
