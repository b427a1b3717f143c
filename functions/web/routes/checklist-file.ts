import * as z from 'zod';
import { createHash } from 'node:crypto';
import { webText } from '../../../shared/messages/web-messages.ts';
import { problemIn } from '../api.ts';
import type { ApiReply } from '../api.ts';
import { readCase } from '../cases/read-case.ts';
import type { CaseShown } from '../cases/case-views.ts';
import type { WebDeps } from '../deps.ts';
import { fileIn } from '../multipart.ts';
import { refusedPage } from '../refusal.ts';
import { addressIn } from '../visit.ts';
import type { PageAnswer, SignedInVisit, StaffPage } from '../visit.ts';

/** A file of the API is at most 1 MiB; the rest of the form needs some more. */
const mostBytes = 1100 * 1024;

const taken = z.object({ rows: z.number(), changed: z.number() });
const rowProblem = z.object({
  row: z.number(),
  column: z.string().nullable(),
  message: z.string(),
});
const refused = z.looseObject({
  reasons: z.array(z.unknown()).default([]),
  problems: z.number().optional(),
});

interface Trouble {
  readonly status: number;
  readonly title: string;
  readonly next: string;
  readonly rows: readonly z.infer<typeof rowProblem>[];
  readonly count: number;
}

interface Showing {
  readonly deps: WebDeps;
  readonly visit: SignedInVisit;
  readonly shown: CaseShown;
}

const placeOf = ({ id }: Pick<CaseShown, 'id'>): string => `/dossiers/${encodeURIComponent(id)}`;

const page = ({ deps, visit, shown }: Showing, trouble: Trouble | null): PageAnswer => ({
  template: 'checklist-file.njk',
  status: trouble?.status ?? 200,
  data: {
    shown,
    place: placeOf(shown),
    isEditable: shown.allowed.includes('record-results'),
    key: deps.random(16).toString('base64url'),
    errors: trouble?.rows ?? [],
    errorCount: trouble?.count ?? 0,
    success: successIn(visit),
    ...(trouble && {
      problem: {
        title: trouble.title,
        next: trouble.next,
        list: [{ text: trouble.title, href: '#file' }],
      },
    }),
  },
});

const successIn = ({ query, language }: SignedInVisit): string | null => {
  const changed = /^\d{1,4}$/u.exec(query.get('changed') ?? '')?.[0];
  if (changed !== undefined) return webText(language, 'done.checklist', { changed });
  return query.has('pending') ? webText(language, 'done.checklist-pending') : null;
};

const noFile = ({ language }: SignedInVisit): Trouble => ({
  status: 422,
  title: webText(language, 'checklist.csvNone'),
  next: webText(language, 'checklist.csvNoneNext'),
  rows: [],
  count: 0,
});

/** What the API found wrong in a file, row by row; a fault where it answered nothing that can be told. */
const troubleIn = (reply: ApiReply, { language }: SignedInVisit): Trouble => {
  const problem = problemIn(reply);
  if (problem === null) throw new Error(`the API answered ${String(reply.status)} to a checklist file`);
  const { reasons, problems } = refused.parse(reply.body);
  const rows = reasons.flatMap((reason) => rowProblem.safeParse(reason).data ?? []);
  const { title } = problem;
  const next = rows.length === 0 ? problem.next : webText(language, 'checklist.csvFix');
  return { status: reply.status, title, next, rows, count: problems ?? rows.length };
};

/** Takes a file as a whole: the same file of the same form is the same wish. */
const take = async (showing: Showing): Promise<PageAnswer> => {
  const { deps, visit, shown } = showing;
  const { language, session, form } = visit;
  const file = fileIn(visit.body, visit.headers['content-type'] ?? '', 'file');
  if (file === null || file.bytes.length === 0) return page(showing, noFile(visit));
  const csv = file.bytes.toString('utf8');
  const idempotencyKey = createHash('sha256')
    .update(`${form.get('key') ?? ''} ${csv}`)
    .digest('base64url');
  const path = `${placeOf(shown)}/checklist`;
  const reply = await deps.api({
    ...{ method: 'POST', path, csv, idempotencyKey },
    ...{ language, token: session.token },
  });
  if (reply.status !== 200 && reply.status !== 202) return page(showing, troubleIn(reply, visit));
  const { changed } = taken.parse(reply.body);
  const tail = reply.status === 200 ? `changed=${String(changed)}` : 'pending=1';
  return { goTo: addressIn(language, `${path}?${tail}`) };
};

const opened =
  (deps: WebDeps, then: (showing: Showing) => Promise<PageAnswer>): StaffPage['showTo'] =>
  async (visit) => {
    const read = await readCase(deps, visit, visit.parameters['id'] ?? '');
    return 'answer' in read ? read.answer : then({ deps, visit, shown: read.value });
  };

/** `GET …/checklist.csv`: the checklist as a file that spreadsheets open. */
const download = (deps: WebDeps): StaffPage => ({
  method: 'GET',
  path: '/dossiers/{id}/checklist.csv',
  showTo: async ({ language, session, parameters }) => {
    const id = parameters['id'] ?? '';
    const path = `/dossiers/${encodeURIComponent(id)}/checklist.csv`;
    const reply = await deps.api({ language, token: session.token, path, accept: 'text/csv' });
    if (reply.status !== 200 || typeof reply.body !== 'string') return refusedPage(reply);
    const disposition = `attachment; filename="checklist-${id.replaceAll(/[^\w-]/gu, '-')}.csv"`;
    return {
      body: reply.body,
      type: 'text/csv; charset=utf-8; header=present',
      headers: { 'content-disposition': disposition },
    };
  },
});

/** The checklist as a file: out, and back in with what is wrong told row by row. */
export const checklistFilePages = (deps: WebDeps): readonly StaffPage[] => [
  download(deps),
  {
    method: 'GET',
    path: '/dossiers/{id}/checklist',
    showTo: opened(deps, (showing) => Promise.resolve(page(showing, null))),
  },
  { method: 'POST', path: '/dossiers/{id}/checklist', mostBytes, showTo: opened(deps, take) },
];
