import { largestFile } from '../../../shared/workflow/files/evidence.ts';
import { webText } from '../../../shared/messages/web-messages.ts';
import { readCase } from '../cases/read-case.ts';
import type { CaseShown } from '../cases/case-views.ts';
import type { WebDeps } from '../deps.ts';
import { fileLink, filesShown } from '../files/file-views.ts';
import { evidencePath } from '../files/send-file.ts';
import { askedPlace, confirmFile, largestInForm, sendWholeFile } from '../files/take-file.ts';
import type { Taking } from '../files/take-file.ts';
import type { Objection } from '../forms/form-page.ts';
import { sendingTo } from '../headers.ts';
import { shown as shownOr } from '../refusal.ts';
import type { PageAnswer, SignedInVisit, StaffPage } from '../visit.ts';

/** The criterion that a file is fetched for; null where it is for none. */
const criterionIn = ({ query, form }: SignedInVisit): string | null => {
  const given = form.get('for') ?? query.get('for') ?? '';
  return /^[A-Z0-9][A-Za-z0-9.-]{0,39}$/u.test(given) ? given : null;
};

/** A size in bytes as people read it. */
const sizeOf = (size: number | undefined, language: SignedInVisit['language']): string | null =>
  size === undefined
    ? null
    : webText(language, size < 1024 * 1024 ? 'files.kilobytes' : 'files.megabytes', {
        size: size < 1024 * 1024 ? Math.max(1, Math.round(size / 1024)) : (size / 1024 / 1024).toFixed(1),
      });

const problemOf = ({ title, next, wrong }: Objection) => ({
  title,
  next,
  list:
    wrong.length === 0 ? [{ text: title, href: '#file' }] : wrong.map(({ message }) => ({ text: message })),
});

/** The list of files with the form that adds one. */
const filesPage = async (
  deps: WebDeps,
  visit: SignedInVisit,
  { shown, objection }: { readonly shown: CaseShown; readonly objection: Objection | null },
): Promise<PageAnswer> => {
  const { language, session, query } = visit;
  const place = `/dossiers/${encodeURIComponent(shown.id)}`;
  const list = shownOr(
    await deps.api({ language, token: session.token, path: evidencePath(shown.id) }),
    filesShown,
  );
  if ('answer' in list) return list.answer;
  const data = {
    shown,
    place,
    criterion: criterionIn(visit),
    files: list.value.items
      .toSorted((one, other) => (one.at < other.at ? 1 : -1))
      .map((file) => ({ ...file, sizeText: sizeOf(file.size, language) })),
    references: list.value.references,
    mayAdd: shown.allowedWithFiles.includes('confirm-evidence'),
    key: deps.random(16).toString('base64url'),
    most: largestFile,
    limits: {
      most: Math.round(largestFile / 1024 / 1024),
      form: Math.round(largestInForm / 1024 / 1024),
    },
    success: query.has('done') && objection === null ? webText(language, 'done.confirm-evidence') : null,
    ...(objection && { problem: problemOf(objection) }),
  };
  return {
    template: 'files.njk',
    data,
    status: objection?.status ?? 200,
    headers: sendingTo(deps.uploadHost),
  };
};

const opened =
  (deps: WebDeps, then: (taking: Taking) => Promise<PageAnswer>): StaffPage['showTo'] =>
  async (visit) => {
    const read = await readCase(deps, visit, visit.parameters['id'] ?? '');
    if ('answer' in read) return read.answer;
    const shown = read.value;
    const criterion = criterionIn(visit);
    const tail = criterion === null ? '' : `&for=${criterion}`;
    const done = `/dossiers/${encodeURIComponent(shown.id)}/files?done=1${tail}`;
    const again = (objection: Objection) => filesPage(deps, visit, { shown, objection });
    return then({ deps, visit, shown, done, again });
  };

/** `GET …/files/{evidence}`: leads to one file, which is then saved; who asked is recorded first. */
const openFile = (deps: WebDeps): StaffPage => ({
  method: 'GET',
  path: '/dossiers/{id}/files/{evidence}',
  showTo: async ({ language, session, parameters }) => {
    const path = `${evidencePath(parameters['id'] ?? '')}/${encodeURIComponent(parameters['evidence'] ?? '')}`;
    const reply = await deps.api({ language, token: session.token, path });
    if (reply.status === 503)
      return {
        template: 'being-fetched.njk',
        data: { place: `/dossiers/${encodeURIComponent(parameters['id'] ?? '')}/files` },
        headers: { refresh: '3' },
      };
    const link = shownOr(reply, fileLink);
    return 'answer' in link ? link.answer : { goTo: link.value.url };
  },
});

/** The files of a case: its list, a form that sends one whole, and the steps in which a script sends a larger one. */
export const filePages = (deps: WebDeps): readonly StaffPage[] => [
  {
    method: 'GET',
    path: '/dossiers/{id}/files',
    showTo: opened(deps, ({ visit, shown }) => filesPage(deps, visit, { shown, objection: null })),
  },
  {
    method: 'POST',
    path: '/dossiers/{id}/files',
    mostBytes: 6 * 1024 * 1024,
    showTo: opened(deps, sendWholeFile),
  },
  {
    method: 'POST',
    path: '/dossiers/{id}/files/place',
    showTo: (visit) => askedPlace(deps, visit),
  },
  {
    method: 'POST',
    path: '/dossiers/{id}/files/confirmation',
    showTo: opened(deps, confirmFile),
  },
  openFile(deps),
];
