import { largestFile } from '../../../shared/workflow/files/evidence.ts';
import { partsWithFiles } from '../../../shared/domain/dossier/content.ts';
import { webText } from '../../../shared/messages/web-messages.ts';
import type { WebDeps } from '../deps.ts';
import { fileLink, filesIn, readFiles } from '../files/file-views.ts';
import { filesPath, holderKinds } from '../files/holder.ts';
import type { Holder, HolderKind } from '../files/holder.ts';
import { askedPlace, confirmFile, largestInForm, sendWholeFile } from '../files/take-file.ts';
import type { Taking } from '../files/take-file.ts';
import type { Objection } from '../forms/form-page.ts';
import { sendingTo } from '../headers.ts';
import { shown as shownOr } from '../refusal.ts';
import type { PageAnswer, SignedInVisit, StaffPage } from '../visit.ts';

/** What a file is fetched for: a criterion, a part of the dossier, or nothing in particular. */
const purposeOf = ({ query, form }: SignedInVisit, { parts }: Pick<Holder, 'parts'>) => {
  const given = (name: string) => form.get(name) ?? query.get(name) ?? '';
  const criterion = /^[A-Z0-9][A-Za-z0-9.-]{0,39}$/u.test(given('for')) ? given('for') : null;
  const section = partsWithFiles.find((part) => part === given('section')) ?? null;
  return { criterion, section, isClosed: section !== null && !parts.includes(section) };
};

const problemOf = ({ title, next, wrong }: Objection) => ({
  title,
  next,
  list:
    wrong.length === 0 ? [{ text: title, href: '#file' }] : wrong.map(({ message }) => ({ text: message })),
});

interface Showing {
  readonly deps: WebDeps;
  readonly visit: SignedInVisit;
  readonly kind: HolderKind;
  readonly holder: Holder;
}

/** What is said to have been done, as the address tells it. */
const doneText = ({ language, query }: SignedInVisit, isOfCase: boolean): string | null => {
  const done = query.get('done');
  if (done === null) return null;
  if (done === 'take-out-file') return webText(language, 'done.take-out-file');
  return webText(language, isOfCase ? 'done.confirm-evidence' : 'done.confirm-file');
};

/** The list of files with the form that adds one; for a part of the dossier, the files of that part. */
const filesPage = async (
  { deps, visit, kind, holder }: Showing,
  objection: Objection | null,
): Promise<PageAnswer> => {
  const list = await readFiles(deps, visit, kind);
  if ('answer' in list) return list.answer;
  const { isClosed, ...purpose } = purposeOf(visit, holder);
  const { files, references } = list.value;
  const isOfCase = kind.files === 'evidence';
  const data = {
    ...{ ...holder, ...purpose, isOfCase },
    files: purpose.section === null ? files : filesIn(files, purpose.section),
    references: purpose.section === null ? references : [],
    mayAdd: holder.mayAdd && !isClosed,
    key: deps.random(16).toString('base64url'),
    most: largestFile,
    limits: {
      most: Math.round(largestFile / 1024 / 1024),
      form: Math.round(largestInForm / 1024 / 1024),
    },
    success: objection === null ? doneText(visit, isOfCase) : null,
    ...(objection && { problem: problemOf(objection) }),
  };
  return {
    template: 'files.njk',
    data,
    status: objection?.status ?? 200,
    headers: sendingTo(deps.uploadHost),
  };
};

/** Where a file that was taken is listed. */
const doneAt = ({ place }: Holder, { criterion, section }: ReturnType<typeof purposeOf>): string => {
  if (section !== null) return `${place}/files?done=1&section=${section}`;
  return `${place}/files?done=1${criterion === null ? '' : `&for=${criterion}`}`;
};

const opened =
  (deps: WebDeps, kind: HolderKind, then: (taking: Taking) => Promise<PageAnswer>): StaffPage['showTo'] =>
  async (visit) => {
    const read = await kind.read(deps, visit);
    if ('answer' in read) return read.answer;
    const holder = read.value;
    const purpose = purposeOf(visit, holder);
    const again = (objection: Objection | null) => filesPage({ deps, visit, kind, holder }, objection);
    const done = doneAt(holder, purpose);
    return then({
      deps,
      visit,
      path: filesPath(kind, visit),
      section: purpose.section ?? undefined,
      done,
      again,
    });
  };

/** `GET …/files/{file}`: leads to one file, which is then saved; who asked is recorded first. */
const openFile = (deps: WebDeps, kind: HolderKind): StaffPage => ({
  method: 'GET',
  path: `${kind.path}/files/{file}`,
  showTo: async (visit) => {
    const { language, session, parameters } = visit;
    const path = `${filesPath(kind, visit)}/${encodeURIComponent(parameters['file'] ?? '')}`;
    const reply = await deps.api({ language, token: session.token, path });
    if (reply.status === 503)
      return {
        template: 'being-fetched.njk',
        data: { place: kind.path.replace('{id}', encodeURIComponent(parameters['id'] ?? '')) + '/files' },
        headers: { refresh: '3' },
      };
    const link = shownOr(reply, fileLink);
    return 'answer' in link ? link.answer : { goTo: link.value.url };
  },
});

const pagesOf = (deps: WebDeps, kind: HolderKind): readonly StaffPage[] => {
  const path = `${kind.path}/files`;
  return [
    { method: 'GET', path, showTo: opened(deps, kind, ({ again }) => again(null)) },
    { method: 'POST', path, mostBytes: 6 * 1024 * 1024, showTo: opened(deps, kind, sendWholeFile) },
    {
      method: 'POST',
      path: `${path}/place`,
      showTo: (visit) => askedPlace(deps, visit, filesPath(kind, visit)),
    },
    { method: 'POST', path: `${path}/confirmation`, showTo: opened(deps, kind, confirmFile) },
    openFile(deps, kind),
  ];
};

/**
 * The files of a case or an organisation: their list, a form that sends one whole, and the steps in which a script sends a
 * larger one.
 */
export const filePages = (deps: WebDeps): readonly StaffPage[] =>
  holderKinds.flatMap((kind) => pagesOf(deps, kind));
