import { refusalCodes } from '../../../shared/domain/refusal.ts';
import { verdicts } from '../../../shared/domain/dossier/dossier.ts';
import { vietnamDayOf } from '../../../shared/domain/working-days.ts';
import { problemText } from '../../../shared/messages/messages.ts';
import { webText } from '../../../shared/messages/web-messages.ts';
import { groupsOf } from '../cases/criteria-views.ts';
import type { CriterionShown, EvidenceShown } from '../cases/criteria-views.ts';
import type { CaseShown } from '../cases/case-views.ts';
import type { WebDeps } from '../deps.ts';
import type { ListedFile } from '../files/file-views.ts';
import type { Objection } from '../forms/form-page.ts';
import { addressIn } from '../visit.ts';
import type { PageAnswer, SignedInVisit } from '../visit.ts';
import { dayText } from '../written.ts';
import { filtered, queryOf, standings, stateOfObstacle } from './filter.ts';
import type { Filter } from './filter.ts';
import { furtherEvidence, recordedIn } from './typed-results.ts';

/** The checklist of a case as somebody looks at it. */
export interface Showing {
  readonly deps: WebDeps;
  readonly visit: SignedInVisit;
  readonly shown: CaseShown;
  /** What people judge, of all groups. */
  readonly items: readonly CriterionShown[];
  readonly files: readonly ListedFile[];
  readonly filter: Filter;
}

/** Moves of the checklist that have forms of their own. */
const beside = ['raise-finding', 'accept-not-applicable', 'take-over-results', 'recheck-finding', 'conclude'];

const linkText = ({ visit: { language }, files }: Showing, link: EvidenceShown): string => {
  const named = files.find(({ evidence }) => evidence === link.evidence)?.name;
  const what = link.paper ?? named ?? link.evidence ?? '';
  const day = dayText(language, link.effectiveOn);
  return webText(language, 'checklist.paperDay', { paper: what, day });
};

const findingsOn = ({ findings }: CaseShown, id: string) =>
  Object.values(findings).filter(({ criterion }) => criterion === id);

/** What stands in a row: what was typed, or else what is recorded. */
const rowOf = (showing: Showing, item: CriterionShown) => {
  const { language, form } = showing.visit;
  const fields = Object.entries(recordedIn(item)).map(([name, recorded]): [string, string] => [
    name,
    form.get(`${name}:${item.id}`) ?? recorded,
  ]);
  return {
    ...item,
    text: language === 'en' ? item.en : item.vi,
    further: furtherEvidence(item).map((link) => linkText(showing, link)),
    findings: findingsOn(showing.shown, item.id),
    mayBePlanned: item.due !== 'before-conclusion',
    ...Object.fromEntries(fields),
  };
};

/** What still prevents *eligible*, each with the address that shows the criteria that it concerns. */
const obstaclesOf = ({ shown, visit: { language } }: Showing) =>
  shown.obstacles.map(({ code, items }) => {
    const known = refusalCodes.find((each) => each === code);
    const state = stateOfObstacle[code];
    return {
      title: known === undefined ? code : problemText(language, known).title,
      count: items.length,
      items: items.slice(0, 12).join(', '),
      query: state === undefined ? null : queryOf({ group: null, state, page: 1 }),
    };
  });

const problemOf = ({ title, next, wrong }: Objection) => ({
  title,
  next,
  list: wrong.map(({ message }) => ({ text: message })),
});

const groupName = (language: SignedInVisit['language'], group: string): string => {
  try {
    return webText(language, `group.${group}`);
  } catch {
    return group;
  }
};

/** What chooses which criteria are shown. */
const choicesOf = ({ visit: { language }, items, filter }: Showing) => ({
  groups: groupsOf(items).map((group) => ({ ...group, text: groupName(language, group.name) })),
  heading: filter.group === null ? webText(language, 'checklist.all') : groupName(language, filter.group),
  states: [
    { value: '', text: webText(language, 'checklist.state.every') },
    ...standings.map((value) => ({ value, text: webText(language, `checklist.state.${value}`) })),
  ],
});

/** The rows of a page of the list, and the pages before and after it. */
const listOf = (showing: Showing) => {
  const { items, filter, shown } = showing;
  const { rows, count, page, pages } = filtered(items, filter, shown);
  const at = (number: number) => (number < 1 || number > pages ? null : queryOf({ ...filter, page: number }));
  return {
    rows: rows.map((item) => rowOf(showing, item)),
    count,
    ...{ page, pages, before: at(page - 1), after: at(page + 1) },
  };
};

/** The page of the checklist; with an objection it holds what was typed. */
export const checklistPage = (showing: Showing, objection: Objection | null): PageAnswer => {
  const { deps, visit, shown, items, files, filter } = showing;
  const { language, query, form } = visit;
  const place = `/dossiers/${encodeURIComponent(shown.id)}`;
  const data = {
    ...{ shown, place, filter },
    ...choicesOf(showing),
    ...listOf(showing),
    answered: items.filter(({ result }) => result !== null).length,
    total: items.length,
    obstacles: obstaclesOf(showing),
    isAssessed: ['assessing', 'remediating'].includes(shown.status),
    moves: beside.filter((move) => shown.allowed.includes(move)),
    files: files.filter(({ name }) => typeof name === 'string'),
    verdicts: verdicts.map((value) => ({ value, text: webText(language, `word.${value}`) })),
    view: queryOf(filter),
    action: addressIn(language, `${place}/criteria?${queryOf(filter)}`),
    isEditable: shown.allowed.includes('record-results'),
    today: dayText('vi', vietnamDayOf(deps.now())),
    key: (objection === null ? form.get('key') : null) ?? deps.random(16).toString('base64url'),
    success: query.has('done') && objection === null ? webText(language, 'done.record-results') : null,
    ...(objection && { problem: problemOf(objection) }),
  };
  return { template: 'criteria.njk', data, status: objection?.status ?? 200 };
};
