import { verdicts } from '../../../shared/domain/dossier/dossier.ts';
import { vietnamDayOf } from '../../../shared/domain/working-days.ts';
import { webText } from '../../../shared/messages/web-messages.ts';
import { criteriaShown, groupsOf } from '../cases/criteria-views.ts';
import type { CriterionShown } from '../cases/criteria-views.ts';
import type { CaseShown } from '../cases/case-views.ts';
import { readCase } from '../cases/read-case.ts';
import { typedResults } from '../cases/typed-results.ts';
import type { WebDeps } from '../deps.ts';
import type { Objection } from '../forms/form-page.ts';
import { sendForm } from '../forms/send.ts';
import { shown as shownOr } from '../refusal.ts';
import { addressIn } from '../visit.ts';
import type { PageAnswer, SignedInVisit, StaffPage } from '../visit.ts';
import { dayText } from '../written.ts';

interface Showing {
  readonly deps: WebDeps;
  readonly visit: SignedInVisit;
  readonly shown: CaseShown;
  /** What people judge, of all groups. */
  readonly items: readonly CriterionShown[];
  readonly group: string;
}

const placeOf = ({ id }: CaseShown): string => `/dossiers/${encodeURIComponent(id)}`;

/** What is recorded on a criterion, as it stands in the fields of its row. */
const recordedOn = ({ result }: CriterionShown) => {
  const [evidence] = result?.evidence ?? [];
  return {
    verdict: result?.verdict ?? '',
    note: result?.note ?? '',
    paper: evidence?.paper ?? '',
    effectiveOn: evidence === undefined ? '' : dayText('vi', evidence.effectiveOn),
  };
};

/** What stands in a row: what was typed, or else what is recorded. */
const rowOf = ({ visit: { language, form } }: Showing, item: CriterionShown) => {
  const fields = Object.entries(recordedOn(item)).map(([name, recorded]): [string, string] => [
    name,
    form.get(`${name}:${item.id}`) ?? recorded,
  ]);
  return { ...item, text: language === 'en' ? item.en : item.vi, ...Object.fromEntries(fields) };
};

const problemOf = ({ title, next, wrong }: Objection) => ({
  title,
  next,
  list: wrong.map(({ message }) => ({ text: message })),
});

const page = (showing: Showing, objection: Objection | null): PageAnswer => {
  const { deps, visit, shown, items, group } = showing;
  const { language, query } = visit;
  const data = {
    shown,
    group,
    groups: groupsOf(items),
    answered: items.filter(({ result }) => result !== null).length,
    total: items.length,
    rows: items.filter((item) => item.group === group).map((item) => rowOf(showing, item)),
    verdicts: verdicts.map((value) => ({ value, text: webText(language, `word.${value}`) })),
    place: placeOf(shown),
    action: addressIn(language, `${placeOf(shown)}/criteria?group=${encodeURIComponent(group)}`),
    isEditable: shown.allowed.includes('record-results'),
    today: dayText('vi', vietnamDayOf(deps.now())),
    key: (objection === null ? visit.form.get('key') : null) ?? deps.random(16).toString('base64url'),
    success: query.has('done') && objection === null ? webText(language, 'done.record-results') : null,
    ...(objection && { problem: problemOf(objection) }),
  };
  return { template: 'criteria.njk', data, status: objection?.status ?? 200 };
};

const opened =
  (deps: WebDeps, then: (showing: Showing) => Promise<PageAnswer>): StaffPage['showTo'] =>
  async (visit) => {
    const { language, session, parameters, query } = visit;
    const read = await readCase(deps, visit, parameters['id'] ?? '');
    if ('answer' in read) return read.answer;
    const path = `${placeOf(read.value)}/criteria`;
    const list = shownOr(await deps.api({ language, token: session.token, path }), criteriaShown);
    if ('answer' in list) return list.answer;
    const items = list.value.items.filter(({ due }) => due !== 'by-system');
    const asked = query.get('group');
    const group = items.find((item) => item.group === asked)?.group ?? items[0]?.group ?? '';
    return then({ deps, visit, shown: read.value, items, group });
  };

const nothing = ({ language }: SignedInVisit): Objection => ({
  status: 422,
  title: webText(language, 'criteria.nothing'),
  next: webText(language, 'criteria.nothingNext'),
  wrong: [],
});

const record = async (showing: Showing): Promise<PageAnswer> => {
  const { deps, visit, shown, items, group } = showing;
  const results = typedResults(
    visit.form,
    items.filter((item) => item.group === group),
  );
  if (results.length === 0) return page(showing, nothing(visit));
  const wish = {
    method: 'POST',
    path: `${placeOf(shown)}/results`,
    body: { results: results.slice(0, 50) },
  } as const;
  const sent = await sendForm(deps, visit, { wish, fields: [], done: 'record-results' });
  if ('objection' in sent) return page(showing, sent.objection);
  const isThere = 'goTo' in sent.answer && !sent.answer.goTo.includes('/waiting/');
  const address = `${placeOf(shown)}/criteria?group=${encodeURIComponent(group)}&done=1`;
  return isThere ? { goTo: addressIn(visit.language, address) } : sent.answer;
};

/** `GET` and `POST /dossiers/{id}/criteria`: the criteria of a case by group, to read, and for the assessor to judge. */
export const criteriaPages = (deps: WebDeps): readonly StaffPage[] => [
  {
    method: 'GET',
    path: '/dossiers/{id}/criteria',
    showTo: opened(deps, (showing) => Promise.resolve(page(showing, null))),
  },
  { method: 'POST', path: '/dossiers/{id}/criteria', showTo: opened(deps, record) },
];
