import type { Route } from '../../shared/lambda/http-endpoint.ts';
import type { ApiDeps } from './deps.ts';
import { duplicateFinder } from './duplicates.ts';
import { replayed } from './replay.ts';
import { adoptPlatform } from './routes/adoptions.ts';
import { getAnnualReport } from './routes/annual-report.ts';
import { getDuplicateCandidates } from './routes/duplicate-candidates.ts';
import { evidenceRoutes } from './routes/evidence.ts';
import { exportChecklist } from './routes/export-checklist.ts';
import { formRoutes } from './routes/forms.ts';
import { getCommand } from './routes/get-command.ts';
import { importChecklist } from './routes/import-checklist.ts';
import { importRoutes } from './routes/imports.ts';
import { listDossiers } from './routes/list-dossiers.ts';
import { noticeRoutes } from './routes/notices.ts';
import { incidentRoutes } from './routes/incidents.ts';
import { moveDossierRoutes } from './routes/move-dossier.ts';
import { listRoutes } from './routes/lists.ts';
import { listRefusals } from './routes/list-refusals.ts';
import { organisationRoutes } from './routes/organisations.ts';
import { organisationFileRoutes } from './routes/organisation-files.ts';
import { readOrganisationRoutes } from './routes/read-organisations.ts';
import { listOverdueAdoptions } from './routes/overdue-adoptions.ts';
import { peopleRoutes } from './routes/people.ts';
import { relaxationRoutes } from './routes/relaxations.ts';
import { openDossier } from './routes/open-dossier.ts';
import { terminatePlatform } from './routes/terminate-platform.ts';
import { addRelease, getPlatform, registerPlatform, updatePlatform } from './routes/platforms.ts';
import { getAssessors } from './routes/read-assessors.ts';
import { getCriteria, getCriterion } from './routes/read-criteria.ts';
import { getChange } from './routes/read-change.ts';
import { getCasePermits } from './routes/read-permits.ts';
import { getDossier, getHistory } from './routes/read-dossiers.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import { watched } from './watched.ts';

/** Every route of the staff API, over the ports it is given. */
export const apiRoutes = (deps: ApiDeps): Route[] => {
  const find = duplicateFinder(deps);
  return [
    registerPlatform(deps),
    getPlatform(deps),
    updatePlatform(deps),
    addRelease(deps),
    terminatePlatform(deps),
    ...incidentRoutes(deps),
    adoptPlatform(deps),
    listOverdueAdoptions(deps),
    ...listRoutes(deps),
    ...importRoutes(deps),
    openDossier(deps),
    listDossiers(deps),
    getDossier(deps),
    getHistory(deps),
    getChange(deps),
    getCasePermits(deps),
    getAssessors(deps),
    getCriteria(deps),
    getCriterion(deps),
    exportChecklist(deps),
    importChecklist(deps),
    getDuplicateCandidates(deps, find),
    ...moveDossierRoutes(deps, find),
    ...formRoutes(deps),
    ...evidenceRoutes(deps),
    ...organisationRoutes(deps),
    ...readOrganisationRoutes(deps),
    ...organisationFileRoutes(deps),
    getAnnualReport(deps),
    ...noticeRoutes(deps),
    ...peopleRoutes(deps),
    ...relaxationRoutes(deps),
    ...webhookRoutes(deps),
    listRefusals(deps),
    getCommand(deps),
  ].map((route) => watched(deps, replayed(deps, route)));
};
