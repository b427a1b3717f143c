import { webText } from '../../../shared/messages/web-messages.ts';
import type { CaseShown } from '../cases/case-views.ts';
import { changesSince, readCase } from '../cases/read-case.ts';
import { answersOf, filesOfPart, lackingIn } from '../content/answers.ts';
import { sections } from '../content/sections.ts';
import type { Content, Section } from '../content/sections.ts';
import type { WebDeps } from '../deps.ts';
import { readFiles } from '../files/file-views.ts';
import type { ListedFile } from '../files/file-views.ts';
import { filesOfCases } from '../files/holder.ts';
import { typedIn } from '../forms/field.ts';
import { formPage, objectionTo } from '../forms/form-page.ts';
import type { Objection } from '../forms/form-page.ts';
import { sendForm, versionIn } from '../forms/send.ts';
import { addressIn } from '../visit.ts';
import type { PageAnswer, SignedInVisit, StaffPage } from '../visit.ts';

const placeOf = ({ id }: Pick<CaseShown, 'id'>): string => `/dossiers/${encodeURIComponent(id)}`;

const isFilled = (value: string | readonly string[]): boolean => value.length > 0;

/** How a part stands: something the law asks for is missing, or there is something in it, or it may stay empty. */
const standingOf = (section: Section, shown: CaseShown) => {
  const lacking = lackingIn(section, shown);
  if (lacking > 0) return { key: 'incomplete', lacking };
  const isSaid = Object.values(section.from(shown.content ?? {})).some(isFilled);
  return { key: isSaid ? 'complete' : 'empty', lacking };
};

/** What the dossier says, to read. */
const wholeContent = async (deps: WebDeps, visit: SignedInVisit, shown: CaseShown): Promise<PageAnswer> => {
  const read = await readFiles(deps, visit, filesOfCases);
  if ('answer' in read) return read.answer;
  const parts = answersOf(visit.language, { shown, files: read.value.files });
  return { template: 'content-read.njk', data: { shown, parts, place: placeOf(shown) } };
};

/**
 * `GET /dossiers/{id}/content`: for who writes it, the dossier as a list of tasks, with what is still missing of each; for all
 * others what it says.
 */
const taskList = (deps: WebDeps): StaffPage => ({
  method: 'GET',
  path: '/dossiers/{id}/content',
  showTo: async (visit) => {
    const read = await readCase(deps, visit, visit.parameters['id'] ?? '');
    if ('answer' in read) return read.answer;
    const shown = read.value;
    if (!shown.allowed.includes('save-content')) return wholeContent(deps, visit, shown);
    const tasks = sections.map((section) => ({ name: section.name, ...standingOf(section, shown) }));
    const data = {
      shown,
      tasks,
      place: placeOf(shown),
      missing: shown.missing.map((path) => shown.missingNames[path] ?? path),
      success: visit.query.get('done') === null ? null : webText(visit.language, 'done.save-content'),
    };
    return { template: 'content.njk', data };
  },
});

interface Showing {
  readonly deps: WebDeps;
  readonly visit: SignedInVisit;
  readonly shown: CaseShown;
  readonly section: Section;
  readonly files: readonly ListedFile[];
  /** What was said of the release before, where the case follows another; nothing of it is saved unless it is sent. */
  readonly before: Content | null;
}

const keptIn = ({ session, language, path }: SignedInVisit): URLSearchParams | null =>
  session.kept?.path === addressIn(language, path)
    ? new URLSearchParams(session.kept.fields.map(([name, value]): [string, string] => [name, value]))
    : null;

const isEmpty = (filled: ReturnType<Section['from']>): boolean =>
  Object.values(filled).every((value) => value.length === 0);

/** What was said of this release; where nothing was yet, what was said of the one before, to be sent anew. */
const saidOf = ({ section, shown, before }: Showing): ReturnType<Section['from']> => {
  const own = section.from(shown.content ?? {});
  return before !== null && isEmpty(own) ? section.from(before) : own;
};

const filledFrom = (showing: Showing): URLSearchParams =>
  new URLSearchParams(
    Object.entries(saidOf(showing)).flatMap(([name, value]) =>
      (typeof value === 'string' ? [value] : [...value]).map((each): [string, string] => [name, each]),
    ),
  );

const show = (showing: Showing, objection: Objection | null): PageAnswer => {
  const { deps, visit, shown, section } = showing;
  const { language } = visit;
  const kept = objection === null ? keptIn(visit) : null;
  const form = {
    language,
    heading: webText(language, `section.${section.name}`),
    caption: shown.caseNumber,
    action: addressIn(language, visit.path),
    back: addressIn(language, `${placeOf(shown)}/content`),
    fields: section.fields.map((field) => ({ ...field, dependsOnCase: true as const })),
    words: {},
    typed: objection === null ? (kept ?? filledFrom(showing)) : visit.form,
    version: (kept && versionIn(kept)) ?? shown.version,
    button: webText(language, 'content.save'),
    filesOfPart: filesOfPart(language, showing, section.name),
  };
  return formPage({ deps, form, objection });
};

const opened =
  (deps: WebDeps, then: (showing: Showing) => Promise<PageAnswer>): StaffPage['showTo'] =>
  async (visit) => {
    const section = sections.find(({ name }) => name === visit.parameters['section']);
    if (section === undefined) return { template: 'not-found.njk', data: {}, status: 404 };
    const [read, filed] = await Promise.all([
      readCase(deps, visit, visit.parameters['id'] ?? ''),
      readFiles(deps, visit, filesOfCases),
    ]);
    if ('answer' in read) return read.answer;
    if ('answer' in filed) return filed.answer;
    const { follows } = read.value;
    const previous = follows === undefined ? null : await readCase(deps, visit, follows.dossier);
    const before = previous !== null && 'value' in previous ? previous.value.content : null;
    return then({ deps, visit, shown: read.value, section, before, files: filed.value.files });
  };

/** Saves one part with all others as they are; where the case has moved on, the form comes back with what was typed and what changed. */
const save = async (showing: Showing): Promise<PageAnswer> => {
  const { deps, visit, shown, section } = showing;
  const wrong = objectionTo(visit.language, section.fields, visit.form);
  if (wrong !== null) return show(showing, wrong);
  const body = { ...shown.content, ...section.to(typedIn(visit.form), shown.content ?? {}) };
  const wish = { method: 'PUT', path: `${placeOf(shown)}/content`, body } as const;
  const sent = await sendForm(deps, visit, { wish, fields: section.fields, done: 'save-content' });
  if ('answer' in sent) {
    const isThere = 'goTo' in sent.answer && !sent.answer.goTo.includes('/waiting/');
    return isThere
      ? { goTo: addressIn(visit.language, `${placeOf(shown)}/content?done=save-content`) }
      : sent.answer;
  }
  const version = versionIn(visit.form) ?? shown.version;
  const changes = shown.version > version ? await changesSince(deps, visit, { id: shown.id, version }) : [];
  return show(showing, { ...sent.objection, changes });
};

/** The task list of a dossier, and the page of each of its parts. */
export const contentPages = (deps: WebDeps): readonly StaffPage[] => [
  taskList(deps),
  {
    method: 'GET',
    path: '/dossiers/{id}/content/{section}',
    showTo: opened(deps, (showing) => Promise.resolve(show(showing, null))),
  },
  { method: 'POST', path: '/dossiers/{id}/content/{section}', showTo: opened(deps, save) },
];
