import type { WebDeps } from './deps.ts';
import { adoptionPages } from './public/adoption-pages.ts';
import { certificatePage } from './public/certificate-page.ts';
import { duplicatesPage } from './public/duplicates-page.ts';
import { importPages } from './public/import-pages.ts';
import { listForms } from './public/list-forms.ts';
import { listPage, listsPage } from './public/lists.ts';
import { localitiesPage, localityPage } from './public/localities.ts';
import { platformPage } from './public/platform-page.ts';
import { statisticsPage } from './public/statistics-page.ts';
import { about } from './routes/about.ts';
import { casePage, historyPage } from './routes/case.ts';
import { changePages } from './routes/change.ts';
import { checklistFilePages } from './routes/checklist-file.ts';
import { contentPages } from './routes/content.ts';
import { criteriaPages } from './routes/criteria.ts';
import { takeOutPages } from './files/take-out-file.ts';
import { filePages } from './routes/files.ts';
import { formPages } from './routes/forms.ts';
import { home } from './routes/home.ts';
import { incidentForms } from './routes/incident-forms.ts';
import { incidentPages } from './routes/incidents.ts';
import { levelsPage } from './routes/levels.ts';
import { makeMove, moveFormPage } from './routes/move.ts';
import { noticePages } from './routes/notices.ts';
import { organisationActPages } from './routes/organisation-acts.ts';
import { organisationPages } from './routes/organisations.ts';
import { overviewPage } from './routes/overview.ts';
import { platformPages } from './routes/platforms.ts';
import { refusalsPage } from './routes/refusals.ts';
import { registerPage } from './routes/register.ts';
import { releasePage } from './routes/release.ts';
import { verifyForm, verifyPermit } from './routes/verify.ts';
import { waitingPage } from './routes/waiting.ts';
import { webhookFailurePages } from './routes/webhook-failures.ts';
import { webhookPages } from './routes/webhooks.ts';
import { workPage } from './routes/work.ts';
import { beginSignIn } from './signing-in/begin.ts';
import { signedOut, signOut } from './signing-in/finish.ts';
import type { Page } from './visit.ts';

/** Files, checklists, forms and organisations, and what oversees them. */
const pagesOfStaff = (deps: WebDeps): readonly Page[] => [
  overviewPage(deps),
  refusalsPage(deps),
  ...criteriaPages(deps),
  ...checklistFilePages(deps),
  ...filePages(deps),
  ...formPages(deps),
  ...organisationActPages(deps),
  ...organisationPages(deps),
  ...webhookPages(deps),
  ...webhookFailurePages(deps),
];

/** Every page, over what it may touch. */
export const pages = (deps: WebDeps): readonly Page[] => [
  home(deps),
  registerPage(deps),
  platformPage(deps),
  certificatePage(deps),
  statisticsPage(deps),
  listsPage(deps),
  ...listForms(deps),
  listPage(deps),
  ...importPages(deps),
  localitiesPage(),
  localityPage(deps),
  ...adoptionPages(deps),
  releasePage(deps),
  levelsPage(deps),
  verifyForm(),
  verifyPermit(deps),
  about(),
  beginSignIn(deps),
  signOut(deps),
  signedOut(),
  workPage(deps),
  ...pagesOfStaff(deps),
  ...noticePages(deps),
  ...incidentForms(deps),
  ...incidentPages(deps),
  ...platformPages(deps),
  casePage(deps),
  historyPage(deps),
  duplicatesPage(deps),
  ...changePages(deps),
  ...contentPages(deps),
  ...takeOutPages(deps),
  moveFormPage(deps),
  makeMove(deps),
  waitingPage(deps),
];
