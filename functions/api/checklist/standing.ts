import { parseStandingResult } from '../../../shared/contracts/records.ts';
import type { StandingResult } from '../../../shared/contracts/records.ts';
import type { Dossier } from '../../../shared/domain/dossier/dossier.ts';
import type { ApiDeps } from '../deps.ts';
import { recordedOn } from './recorded.ts';

/** What stands on each criterion of a case by its id; absent where nothing does. */
export type Standings = ReadonlyMap<string, StandingResult>;

/** Reads what stands on the criteria of a case: of each, what was recorded last. */
export const standingsOf = async (deps: Pick<ApiDeps, 'reads'>, state: Dossier): Promise<Standings> => {
  return new Map(
    (await recordedOn(deps, state.facts.id))
      .map(parseStandingResult)
      .filter(({ criterion }) => state.results[criterion] !== undefined)
      .map((standing) => [standing.criterion, standing]),
  );
};
