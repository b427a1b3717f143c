import { webText } from '../../../shared/messages/web-messages.ts';
import type { ApiCall, ApiReply } from '../api.ts';
import { problemIn } from '../api.ts';
import type { WebDeps } from '../deps.ts';
import { fileIn } from '../multipart.ts';
import { shown } from '../refusal.ts';
import type { PageAnswer, SignedInVisit, StaffPage } from '../visit.ts';
import { addressIn } from '../visit.ts';
import { dryRunView, importsView, takenView } from './import-views.ts';
import type { DryRun } from './import-views.ts';
import { onlyFor } from './only-for.ts';
import { bodyName } from './platform-rows.ts';
import { keyOf } from './record-fields.ts';

/** What the rows of a file may tell of. */
const subjects = ['platforms', 'adoptions'] as const;

/** A file as it was chosen: what its rows tell of, what its sender calls it, and what is in it. */
interface Given {
  readonly of: (typeof subjects)[number];
  readonly name: string;
  readonly text: string;
}

/** The longest name of a file that is kept. */
const longestName = 200;

/** The file that was chosen, or the one that was judged before and comes back to be taken in. */
const fileOf = ({ body, headers, form }: SignedInVisit) => {
  const file = fileIn(body, headers['content-type'] ?? '', 'file');
  return file === null
    ? { name: form.get('name') ?? '', text: form.get('text') ?? '' }
    : { name: file.name, text: file.bytes.toString('utf8') };
};

const givenIn = (visit: SignedInVisit): Given | null => {
  const { name, text } = fileOf(visit);
  const of = subjects.find((subject) => subject === visit.form.get('of')) ?? 'platforms';
  return text.trim() === '' ? null : { of, name: name === '' ? 'import' : name.slice(0, longestName), text };
};

const json = (text: string): { readonly body: unknown } | null => {
  try {
    return { body: JSON.parse(text) };
  } catch {
    return null;
  }
};

/** How the API takes the file: a list in JSON as it is, anything else as comma-separated values. */
const callOf = ({ of, name, text }: Given, isDryRun: boolean): Pick<ApiCall, 'path' | 'body' | 'csv'> => {
  const query = new URLSearchParams({ dryRun: String(isDryRun), file: name, of });
  const path = `/imports?${query.toString()}`;
  const list = text.trimStart().startsWith('[') ? json(text) : null;
  return list === null ? { path, csv: text } : { path, ...list };
};

interface Showing {
  readonly given?: Given;
  readonly judged?: DryRun;
  readonly problem?: {
    readonly title: string;
    readonly next: string;
    readonly list: readonly { readonly text: string }[];
  };
  readonly status?: number;
}

const rowsOf = ({ items }: DryRun, { language }: SignedInVisit) =>
  items.map((row) => ({
    ...row,
    place: row.locality === null ? null : bodyName(language, row.locality),
    changes: [...new Set(row.changes.map(keyOf))]
      .map((key) => webText(language, `recordField.${key}`))
      .join(', '),
  }));

/** Whether a file that was judged may be taken in, and of how many platforms it tells something new. */
const offerOf = ({ counts }: DryRun) => {
  const { created = 0, changed = 0, wrong = 0, 'likely-duplicate': likely = 0 } = counts;
  return { mayTake: wrong + likely === 0 && created + changed > 0, total: created + changed };
};

const successOf = ({ query, language }: SignedInVisit): string | null => {
  const done = query.get('done');
  return done === null ? null : webText(language, done === 'nothing' ? 'import.nothing' : 'import.done');
};

/** The page of imports: what was taken in, where a file is chosen, and, of one that was judged, what each row would come to. */
const importsPage = async (
  deps: WebDeps,
  visit: SignedInVisit,
  showing: Showing = {},
): Promise<PageAnswer> => {
  const { language, session } = visit;
  const read = shown(await deps.api({ language, token: session.token, path: '/imports' }), importsView);
  if ('answer' in read) return read.answer;
  const { given, judged, problem, status = 200 } = showing;
  const data = {
    imports: read.value.items.toReversed(),
    given,
    subjects,
    judged,
    rows: judged && rowsOf(judged, visit),
    ...(judged && offerOf(judged)),
    key: deps.random(16).toString('base64url'),
    success: successOf(visit),
    problem,
  };
  return { template: 'imports.njk', data, status };
};

const refused = (deps: WebDeps, visit: SignedInVisit, reply: ApiReply): Promise<PageAnswer> => {
  const refusal = problemIn(reply);
  if (refusal === null || reply.status >= 500) throw new Error(`the API answered ${String(reply.status)}`);
  const list = refusal.reasons.flatMap(({ message }) => (message === undefined ? [] : [{ text: message }]));
  const problem = { title: refusal.title, next: refusal.next, list };
  return importsPage(deps, visit, { problem, status: reply.status });
};

const missing = (deps: WebDeps, visit: SignedInVisit): Promise<PageAnswer> => {
  const title = webText(visit.language, 'verify.nothing');
  const next = webText(visit.language, 'import.hint');
  return importsPage(deps, visit, { problem: { title, next, list: [{ text: title }] }, status: 422 });
};

const judge = async (deps: WebDeps, visit: SignedInVisit, given: Given): Promise<PageAnswer> => {
  const { language, session } = visit;
  const reply = await deps.api({ ...callOf(given, true), method: 'POST', language, token: session.token });
  if (reply.status !== 200) return refused(deps, visit, reply);
  return importsPage(deps, visit, { given, judged: dryRunView.parse(reply.body) });
};

/** Where it goes on once it is done. */
const then = '/imports?done=import';

const take = async (deps: WebDeps, visit: SignedInVisit, given: Given): Promise<PageAnswer> => {
  const { language, session, form } = visit;
  const idempotencyKey = form.get('key') ?? '';
  const call = { ...callOf(given, false), method: 'POST', language, token: session.token } as const;
  const reply = await deps.api({ ...call, idempotencyKey });
  if (reply.status !== 200 && reply.status !== 202) return refused(deps, visit, reply);
  const taken = takenView.parse(reply.body);
  if ('command' in taken) return { goTo: addressIn(language, '/imports?done=nothing') };
  const waiting = `/waiting/${encodeURIComponent(taken.commandId)}?then=${encodeURIComponent(then)}`;
  return { goTo: addressIn(language, reply.status === 200 ? then : waiting) };
};

const showTo =
  (answer: (visit: SignedInVisit) => Promise<PageAnswer>) =>
  async (visit: SignedInVisit): Promise<PageAnswer> =>
    onlyFor('registrar', visit) ?? answer(visit);

/**
 * `GET /imports`: the files that were taken in, and where one is chosen. `POST /imports` says row by row what a file would come to
 * and changes nothing; `POST /imports/confirmation` takes the same file in, whole or not at all.
 */
export const importPages = (deps: WebDeps): readonly StaffPage[] => [
  { method: 'GET', path: '/imports', showTo: showTo((visit) => importsPage(deps, visit)) },
  {
    method: 'POST',
    path: '/imports',
    mostBytes: 1024 * 1024,
    showTo: showTo((visit) => {
      const given = givenIn(visit);
      return given === null ? missing(deps, visit) : judge(deps, visit, given);
    }),
  },
  {
    method: 'POST',
    path: '/imports/confirmation',
    mostBytes: 1024 * 1024,
    showTo: showTo((visit) => {
      const given = givenIn(visit);
      return given === null ? missing(deps, visit) : take(deps, visit, given);
    }),
  },
];
