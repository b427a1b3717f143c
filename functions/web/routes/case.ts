import { refusalCodes } from '../../../shared/domain/refusal.ts';
import type { Language } from '../../../shared/messages/language.ts';
import { problemText } from '../../../shared/messages/messages.ts';
import { webText } from '../../../shared/messages/web-messages.ts';
import type { CaseShown } from '../cases/case-views.ts';
import { clockLine, deadlineLines, timeLines } from '../cases/clock-lines.ts';
import { dueText } from '../cases/due.ts';
import { namesOf, readCase, readHistory } from '../cases/read-case.ts';
import type { WebDeps } from '../deps.ts';
import { wayToIncidents } from '../incidents/read-incidents.ts';
import { moveForms } from '../moves/move-forms.ts';
import type { StaffPage } from '../visit.ts';

/** Moves that have pages of their own, by the page. */
const ownPages: Readonly<Record<string, string>> = {
  'save-content': 'content',
  'record-results': 'criteria',
  'confirm-evidence': 'files',
};

/** Where each move that is allowed now is made; one with a page of its own is called by what is done there. */
const actionsOf = ({ allowed, allowedWithFiles, id }: CaseShown, language: Language) =>
  [...new Set([...allowed, ...allowedWithFiles])].flatMap((move) => {
    const own = ownPages[move];
    const page = own ?? (move in moveForms ? `do/${move}` : null);
    const text = own === undefined ? null : webText(language, `caseAction.${own}`);
    return page === null ? [] : [{ move, text, path: `/dossiers/${encodeURIComponent(id)}/${page}` }];
  });

/** What still prevents *eligible*, in words, with how many criteria or findings it concerns. */
const obstaclesOf = ({ obstacles }: CaseShown, language: Language) =>
  obstacles.map(({ code, items }) => {
    const known = refusalCodes.find((each) => each === code);
    return {
      title: known === undefined ? code : problemText(language, known).title,
      items: items.slice(0, 12).join(', '),
      count: items.length,
    };
  });

const findingsOf = ({ findings, findingTexts }: CaseShown) =>
  Object.entries(findings).map(([id, finding]) => ({
    ...finding,
    said: findingTexts
      .filter((each) => each.finding === id)
      .flatMap(({ text, answer, reasons }) => [text, answer, reasons])
      .filter((said) => said !== undefined),
  }));

/** What is said to have been done, where it is something that can be. */
const doneText = (language: Language, done: string | null): string | null => {
  if (done === null) return null;
  const key = `done.${done}`;
  return /^[a-z-]{1,40}$/u.test(done) && (done in moveForms || done in ownPages || done === 'open-dossier')
    ? webText(language, done in moveForms ? 'done.move' : key)
    : null;
};

/** The clocks of the case, what falls due on it, and with whom it lay. */
const timesOf = ({ clocks, deadlines, time }: CaseShown, language: Language) => ({
  clocks: clocks.map((clock) => clockLine(language, clock)),
  deadlines: deadlineLines(language, deadlines),
  timeLines: timeLines(language, time),
});

/** `GET /dossiers/{id}`: where the case stands, whose turn it is, what the reader may do, and what comes next. */
export const casePage = (deps: WebDeps): StaffPage => ({
  method: 'GET',
  path: '/dossiers/{id}',
  showTo: async (visit) => {
    const { language, parameters, query } = visit;
    const read = await readCase(deps, visit, parameters['id'] ?? '');
    if ('answer' in read) return read.answer;
    const shown = read.value;
    const [names, incidents] = await Promise.all([
      namesOf(deps, visit, [shown.platformId]),
      wayToIncidents(deps, visit, { platformId: shown.platformId, dossier: shown.id }),
    ]);
    const data = {
      incidents,
      shown,
      isVendor: visit.session.organisation === shown.vendor,
      title: names.get(shown.platformId) ?? shown.platformId,
      place: `/dossiers/${encodeURIComponent(shown.id)}`,
      due: dueText(language, shown.dueOn, deps.now()),
      ...timesOf(shown, language),
      actions: actionsOf(shown, language),
      obstacles: obstaclesOf(shown, language),
      findings: findingsOf(shown),
      missing: shown.missing.map((path) => shown.missingNames[path] ?? path),
      success: doneText(language, query.get('done')),
    };
    return { template: 'case.njk', data };
  },
});

/** `GET /dossiers/{id}/history`: everything that has happened to the case, the newest first. */
export const historyPage = (deps: WebDeps): StaffPage => ({
  method: 'GET',
  path: '/dossiers/{id}/history',
  showTo: async (visit) => {
    const id = visit.parameters['id'] ?? '';
    const [read, found] = await Promise.all([readHistory(deps, visit, id), readCase(deps, visit, id)]);
    if ('answer' in read) return read.answer;
    if ('answer' in found) return found.answer;
    const { caseNumber } = found.value;
    const items = read.value.items.toReversed();
    return {
      template: 'history.njk',
      data: { items, caseNumber, place: `/dossiers/${encodeURIComponent(id)}` },
    };
  },
});
