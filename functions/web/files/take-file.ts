import { webText } from '../../../shared/messages/web-messages.ts';
import type { WebKey } from '../../../shared/messages/web-messages.ts';
import type { WebDeps } from '../deps.ts';
import { objectionOf } from '../forms/form-page.ts';
import type { Objection } from '../forms/form-page.ts';
import { sendForm } from '../forms/send.ts';
import { fileIn } from '../multipart.ts';
import type { PageAnswer, SignedInVisit } from '../visit.ts';
import { announcement } from './file-views.ts';
import type { Announcement } from './file-views.ts';
import { announced, askPlace, keyOfFile } from './send-file.ts';

/** The largest file that comes whole with a form, in bytes: what a Lambda event of 6 MB holds in Base64, less the rest of it. */
export const largestInForm = 4 * 1024 * 1024;

/** A file on its way to where it is kept. */
export interface Taking {
  readonly deps: WebDeps;
  readonly visit: SignedInVisit;
  /** The path of the files in the HTTP API. */
  readonly path: string;
  /** The part of the dossier that the form names. */
  readonly section: Announcement['section'];
  /** Where to go on once it is there. */
  readonly done: string;
  /** The page with the form again, and why. */
  readonly again: (objection: Objection | null) => Promise<PageAnswer>;
}

const objection = ({ visit: { language } }: Taking, key: 'none' | 'tooLarge' | 'broken'): Objection => {
  const next: WebKey = 'files.problem.next';
  const title = webText(language, `files.problem.${key}`, {
    most: Math.round(largestInForm / 1024 / 1024),
  });
  return { status: 422, title, next: webText(language, next), wrong: [] };
};

/** Confirms what was uploaded; the same file of the same form, sent again, is there already and is not sent twice. */
const confirm = async (
  taking: Taking,
  { evidence, file }: { readonly evidence: string; readonly file: Announcement },
): Promise<PageAnswer> => {
  const { deps, visit, done, again } = taking;
  const form = new URLSearchParams({ key: keyOfFile(visit.form.get('key') ?? '', file) });
  const path = `${taking.path}/${encodeURIComponent(evidence)}/confirmation`;
  const wish = { method: 'POST', path, body: file } as const;
  const sent = await sendForm(
    deps,
    { ...visit, form },
    { wish, fields: [], done: 'confirm-evidence', then: done },
  );
  if ('answer' in sent) return sent.answer;
  return sent.objection.code === 'idempotency-key-reused'
    ? { goTo: `/${visit.language}${done}` }
    : again(sent.objection);
};

/** `POST …/files`: takes a file that comes whole with its form, as browsers without script send it. */
export const sendWholeFile = async (taking: Taking): Promise<PageAnswer> => {
  const { deps, visit, path, section, again } = taking;
  const found = fileIn(visit.body, visit.headers['content-type'] ?? '', 'file');
  if (found === null) return again(objection(taking, 'none'));
  if (found.bytes.length > largestInForm) return again(objection(taking, 'tooLarge'));
  const file = announced(found, section);
  if (file.size === 0) return again(objection(taking, 'none'));
  const asked = await askPlace(deps, visit, { path, file });
  if ('refusal' in asked) return again(objectionOf(asked.status, asked.refusal, []));
  const { evidenceId: evidence, upload } = asked.place;
  if (!(await deps.putFile(upload, found.bytes))) return again(objection(taking, 'broken'));
  return confirm(taking, { evidence, file });
};

/** `POST …/files/place`: for the script of the page, where it may put a file, or in words why nowhere. */
export const askedPlace = async (deps: WebDeps, visit: SignedInVisit, path: string): Promise<PageAnswer> => {
  const type = 'application/json';
  const file = announcement.safeParse(Object.fromEntries(visit.form)).data;
  if (file === undefined) {
    const message = webText(visit.language, 'files.problem.none');
    return { type, status: 422, body: JSON.stringify({ message }) };
  }
  const asked = await askPlace(deps, visit, { path, file });
  if ('place' in asked) return { type, body: JSON.stringify(asked.place) };
  const message = `${asked.refusal.title} ${asked.refusal.next}`;
  return { type, status: asked.status, body: JSON.stringify({ message }) };
};

/** `POST …/files/confirmation`: confirms what the script of the page has uploaded. */
export const confirmFile = async (taking: Taking): Promise<PageAnswer> => {
  const file = announcement.safeParse(Object.fromEntries(taking.visit.form)).data;
  const evidence = taking.visit.form.get('evidence') ?? '';
  if (file === undefined || evidence === '') return taking.again(objection(taking, 'none'));
  return confirm(taking, { evidence, file });
};
