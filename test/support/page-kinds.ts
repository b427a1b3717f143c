/** What the kinds of pages are looked at on: cases by how far they are, and what stands beside them. */
export interface Sights {
  /** The platforms of the cases. */
  readonly draftedPlatform: string;
  readonly publishedPlatform: string;
  readonly draftedRelease: string;
  /** Cases. */
  readonly drafted: string;
  readonly assessed: string;
  readonly published: string;
  /** A case that follows the published one. */
  readonly following: string;
  /** Incidents on the platform that is published: one that nobody has reported on, and one with its report. */
  readonly incident: string;
  readonly reported: string;
}

/** A kind of page: what its pictures are called, who looks at it, and at which address without the language. */
export interface PageKind {
  readonly name: string;
  readonly account: string;
  readonly path: (sights: Sights) => string;
}

const kindsOf =
  (account: string) =>
  (pages: Readonly<Record<string, PageKind['path']>>): PageKind[] =>
    Object.entries(pages).map(([name, path]) => ({ name, account, path }));

const ofCase =
  (which: 'drafted' | 'assessed' | 'published' | 'following', rest = '') =>
  (sights: Sights) =>
    `/dossiers/${sights[which]}${rest}`;
const ofIncident =
  (which: 'incident' | 'reported', rest = '') =>
  (sights: Sights): string =>
    `/platforms/${sights.publishedPlatform}/incidents/${sights[which]}${rest}`;

const ofVendor = kindsOf('vendor')({
  work: () => '/work',
  notices: () => '/notices',
  'notice-preferences': () => '/notices/preferences',
  'platform-new': () => '/platforms/new',
  'staff-platform': ({ draftedPlatform }) => `/platforms/${draftedPlatform}`,
  'release-new': ({ draftedPlatform }) => `/platforms/${draftedPlatform}/releases`,
  'dossier-new': ({ draftedPlatform, draftedRelease }) =>
    `/platforms/${draftedPlatform}/releases/${draftedRelease}`,
  case: ofCase('drafted'),
  content: ofCase('drafted', '/content'),
  'content-facts': ofCase('drafted', '/content/facts'),
  'content-plan': ofCase('drafted', '/content/securityPlan'),
  'content-models': ofCase('drafted', '/content/models'),
  submit: ofCase('drafted', '/do/submit'),
  'not-your-turn': ofCase('drafted', '/do/appraise'),
  files: ofCase('assessed', '/files'),
  'files-of-part': ofCase('drafted', '/files?section=models'),
  forms: ofCase('assessed', '/forms'),
  'form-document': ofCase('assessed', '/forms/02'),
  receipt: ofCase('assessed', '/receipt'),
  duplicates: ofCase('drafted', '/duplicates'),
  'following-new': ofCase('published', '/following'),
  change: ofCase('following', '/change'),
  incidents: ({ publishedPlatform }) => `/platforms/${publishedPlatform}/incidents`,
  'incident-new': ({ publishedPlatform }) => `/platforms/${publishedPlatform}/incidents/new`,
  incident: ofIncident('incident'),
  'incident-report': ofIncident('incident', '/report'),
});

const ofAssessor = kindsOf('assessor')({
  'case-assessed': ofCase('assessed'),
  'content-read': ofCase('assessed', '/content'),
  criteria: ofCase('assessed', '/criteria'),
  'checklist-file': ofCase('assessed', '/checklist'),
  conclude: ofCase('assessed', '/do/conclude'),
  finding: ofCase('assessed', '/do/raise-finding'),
});

const ofOwner = kindsOf('owner')({
  reassign: ofCase('assessed', '/do/reassign'),
  overview: () => '/overview',
  overdue: () => '/adoptions/overdue',
  'organisation-files': () => '/organisations/BTC/files',
  'annual-report': () => '/organisations/BTC/annual-report',
  'annual-report-sent': () => '/organisations/BTC/do/annual-reports',
  delegations: () => '/organisations/BTC/do/delegations',
  'delegation-revocations': () => '/organisations/BTC/do/delegation-revocations',
});

const organisationForms = [
  'change',
  'units',
  'entitlements',
  'entitlement-withdrawals',
  'appointments',
  'dismissals',
  'absences',
  'absence-ends',
  'interests',
  'interest-ends',
];

const ofRegistrar = kindsOf('registrar')({
  organisations: () => '/organisations',
  organisation: () => '/organisations/BTC',
  'organisation-history': () => '/organisations/KTNN/history',
  'organisation-new': () => '/organisations/new',
  ...Object.fromEntries(
    organisationForms.map((form) => [`organisation-${form}`, () => `/organisations/BTC/do/${form}`]),
  ),
  imports: () => '/imports',
  'list-new': () => '/lists/new',
  'list-renewal': () => '/lists/kinds/renewal',
  'list-members': () => '/lists/kinds/members',
  'list-removals': () => '/lists/kinds/removals',
});

const ofOthers = [
  ...kindsOf('appraiser-mps')({ 'appraiser-mps-work': () => '/work?all=1' }),
  ...kindsOf('ministry')({
    suspend: ofCase('published', '/do/suspend'),
    'incident-confirmation': ofIncident('incident', '/confirmation'),
    'incident-closing': ofIncident('reported', '/closing'),
  }),
  ...kindsOf('locality')({
    adoptions: () => '/adoptions',
    'adoption-new': ({ publishedPlatform }) => `/adoptions/${publishedPlatform}`,
    'adoption-end': ({ publishedPlatform }) => `/adoptions/${publishedPlatform}/end`,
  }),
  ...kindsOf('auditor')({
    refusals: () => '/refusals',
    'files-read': ofCase('published', '/files'),
    'criteria-read': ofCase('published', '/criteria'),
    'overdue-all': () => '/adoptions/overdue',
    history: ofCase('assessed', '/history'),
  }),
];

/** Every kind of page that people at work see. */
export const staffKinds: readonly PageKind[] = [
  ...ofVendor,
  ...ofAssessor,
  ...ofOwner,
  ...ofRegistrar,
  ...ofOthers,
];

const digest = 'a'.repeat(64);

/** Every kind of page that anybody sees, by the name of its pictures; `PG-1` is on the list `page-list`. */
export const publicKinds: readonly (readonly [string, (hidden: string) => string])[] = [
  ['home', () => ''],
  ['register', () => '/register'],
  ['register-empty', () => '/register?q=zzz'],
  ['platform', () => '/register/PG-1'],
  ['platform-hidden', (id) => `/register/${id}`],
  ['register-filtered', () => '/register?list=page-list&sort=name&locality=2025:37'],
  ['statistics', () => '/statistics'],
  ['statistics-earlier', () => '/statistics?asOf=01/07/2026'],
  ['statistics-wrong', () => '/statistics?asOf=tomorrow'],
  ['lists', () => '/lists'],
  ['list', () => '/lists/page-list'],
  ['localities', () => '/localities'],
  ['locality', () => '/localities/2025:37'],
  ['levels', () => '/levels'],
  ['level-question', () => '/levels?begin=1'],
  ['level-wrong', () => '/levels?systemType='],
  ['release', () => '/release'],
  ['release-answer', () => `/release?digest=${digest}`],
  ['release-wrong', () => '/release?digest=abc'],
  ['verify', () => '/verify'],
  ['about', () => '/about'],
  ['signed-out', () => '/signed-out'],
  ['not-found', () => '/nowhere'],
];
