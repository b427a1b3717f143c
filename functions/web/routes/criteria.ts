import { webText } from '../../../shared/messages/web-messages.ts';
import { checklistPage } from '../checklist/checklist-page.ts';
import type { Showing } from '../checklist/checklist-page.ts';
import { filterIn, queryOf } from '../checklist/filter.ts';
import { typedResults } from '../checklist/typed-results.ts';
import { criteriaShown } from '../cases/criteria-views.ts';
import { readCase } from '../cases/read-case.ts';
import type { WebDeps } from '../deps.ts';
import { readFiles } from '../files/file-views.ts';
import { filesOfCases } from '../files/holder.ts';
import type { Objection } from '../forms/form-page.ts';
import { sendForm } from '../forms/send.ts';
import { shown as shownOr } from '../refusal.ts';
import { addressIn } from '../visit.ts';
import type { PageAnswer, SignedInVisit, StaffPage } from '../visit.ts';

const opened =
  (deps: WebDeps, then: (showing: Showing) => Promise<PageAnswer>): StaffPage['showTo'] =>
  async (visit) => {
    const { language, session, parameters, query } = visit;
    const id = parameters['id'] ?? '';
    const asked = { language, token: session.token };
    const place = `/dossiers/${encodeURIComponent(id)}`;
    const [read, criteria, files] = await Promise.all([
      readCase(deps, visit, id),
      deps.api({ ...asked, path: `${place}/criteria` }),
      readFiles(deps, visit, filesOfCases),
    ]);
    if ('answer' in read) return read.answer;
    const list = shownOr(criteria, criteriaShown);
    if ('answer' in list) return list.answer;
    if ('answer' in files) return files.answer;
    const items = list.value.items.filter(({ due }) => due !== 'by-system');
    const kept = keptIn(visit);
    const filter = filterIn(kept === null ? query : new URLSearchParams(kept.get('view') ?? ''), items);
    const form = kept ?? visit.form;
    return then({
      deps,
      visit: { ...visit, form },
      shown: read.value,
      items,
      files: files.value.files,
      filter,
    });
  };

/** What was typed when a session ended, on the first look at the page after it; null for every other look. */
const keptIn = ({ session, language, path, form, query }: SignedInVisit): URLSearchParams | null => {
  const isHere = session.kept?.path === addressIn(language, path);
  if (session.kept === null || !isHere || form.size > 0 || query.size > 0) return null;
  return new URLSearchParams(session.kept.fields.map(([name, value]): [string, string] => [name, value]));
};

const nothing = ({ language }: SignedInVisit): Objection => ({
  status: 422,
  title: webText(language, 'criteria.nothing'),
  next: webText(language, 'criteria.nothingNext'),
  wrong: [],
});

/** Records what differs from what is recorded, of the rows that were on the page. */
const record = async (showing: Showing): Promise<PageAnswer> => {
  const { deps, visit, shown, items, filter } = showing;
  const rows = new Set(visit.form.getAll('row'));
  const results = typedResults(
    visit.form,
    items.filter(({ id }) => rows.has(id)),
  );
  if (results.length === 0) return checklistPage(showing, nothing(visit));
  const place = `/dossiers/${encodeURIComponent(shown.id)}`;
  const wish = { method: 'POST', path: `${place}/results`, body: { results } } as const;
  const sent = await sendForm(deps, visit, {
    wish,
    fields: [],
    done: 'record-results',
    then: `${place}/criteria?${queryOf(filter)}&done=1`,
  });
  return 'objection' in sent ? checklistPage(showing, sent.objection) : sent.answer;
};

/** `GET` and `POST /dossiers/{id}/criteria`: the criteria of a case by a filter, to read, and for the assessor to judge. */
export const criteriaPages = (deps: WebDeps): readonly StaffPage[] => [
  {
    method: 'GET',
    path: '/dossiers/{id}/criteria',
    showTo: opened(deps, (showing) => Promise.resolve(checklistPage(showing, null))),
  },
  { method: 'POST', path: '/dossiers/{id}/criteria', showTo: opened(deps, record) },
];
