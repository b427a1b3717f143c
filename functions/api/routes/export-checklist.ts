import { writeCsv } from '../../../shared/contracts/csv.ts';
import { ok } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import type { Dossier } from '../../../shared/domain/dossier/dossier.ts';
import { languageOf } from '../../../shared/messages/language.ts';
import type { Language } from '../../../shared/messages/language.ts';
import type { Criterion } from '../../../shared/rulesets/ruleset.ts';
import { cellsOf, columns, markOf } from '../checklist/cells.ts';
import type { Column } from '../checklist/cells.ts';
import { standingsOf } from '../checklist/standing.ts';
import type { Standings } from '../checklist/standing.ts';
import type { ApiDeps } from '../deps.ts';
import { caseRoute } from './case-route.ts';
import { listed } from './read-criteria.ts';

interface Around {
  readonly state: Dossier;
  readonly standings: Standings;
  readonly language: Language;
}

const rowOf = (criterion: Criterion, { state, standings, language }: Around): string[] => {
  const { id, group, clause, due } = criterion;
  const cells = cellsOf(standings.get(id));
  const row: Readonly<Record<Column, string>> = {
    criterion: id,
    group,
    title: criterion[language],
    clause: clause ?? '',
    due,
    ...cells,
    accepted: state.results[id] === 'A' ? 'yes' : '',
    recorded: markOf(cells),
  };
  return columns.map((column) => row[column]);
};

/**
 * `GET /dossiers/{id}/checklist.csv`: the criteria of the case with what stands on each, one row per criterion, as a file that
 * spreadsheets open and `POST /dossiers/{id}/checklist` takes back.
 */
export const exportChecklist = (deps: ApiDeps): Route =>
  caseRoute(deps, '/dossiers/{id}/checklist.csv', async ({ state, version, context }, { headers }) => {
    const language = languageOf(headers['accept-language']);
    const around: Around = { state, standings: await standingsOf(deps, state), language };
    const rows = listed(state, context).map((criterion) => rowOf(criterion, around));
    return ok(writeCsv([[...columns], ...rows]), {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="checklist-${state.facts.id.replaceAll(':', '-')}.csv"`,
      'content-language': language,
      etag: `"${String(version)}"`,
    });
  });
