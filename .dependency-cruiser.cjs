/** The directions of import; a folder imports only what its row allows. */

const folders = [
  'shared/domain',
  'shared/workflow',
  'shared/contracts',
  'shared/rulesets',
  'shared/register',
  'shared/aws',
  'shared/lambda',
  'shared/messages',
  'functions',
  'infra/aws',
];

const allowed = {
  'shared/domain': [],
  'shared/workflow': ['shared/domain'],
  'shared/contracts': ['shared/domain', 'shared/workflow'],
  'shared/rulesets': ['shared/domain'],
  'shared/register': ['shared/domain'],
  'shared/messages': ['shared/domain'],
  'shared/aws': ['shared/workflow', 'shared/contracts', 'shared/domain'],
  'shared/lambda': ['shared/workflow', 'shared/contracts', 'shared/domain', 'shared/messages'],
  functions: folders.filter((folder) => folder.startsWith('shared/')),
  'infra/aws': ['shared/contracts/environment[.]ts$'],
};

const own = ['shared', 'functions', 'infra', 'test', 'bin'];
const path = (names) => `^(?:${names.join('|')})(?:/|$)`;

const directions = folders.map((folder) => ({
  name: `${folder.replace('/', '-')}-imports-only-its-row`,
  severity: 'error',
  from: { path: path([folder]) },
  to: {
    path: path(own),
    pathNot: [path([folder]), ...allowed[folder].map((to) => (to.endsWith('$') ? `^${to}` : path([to])))],
  },
}));

/** An external package (or a built-in module) and the only folders that may import it. */
const belongs = (name, packages, homes) => ({
  name,
  severity: 'error',
  from: { path: path(own), pathNot: path(homes) },
  to: { path: packages },
});

const packages = [
  belongs('aws-sdk-in-adapters', 'node_modules/@aws-sdk/', ['shared/aws', 'infra/local', 'test']),
  belongs('middy-in-lambda', 'node_modules/(@middy|@types/aws-lambda)/', [
    'shared/lambda',
    'functions',
    'test',
  ]),
  belongs('cdk-in-infra', 'node_modules/(aws-cdk-lib|constructs|cdk-nag)/', ['infra/aws', 'test/infra']),
];

/** What costs start-up time, and the only functions that may carry it. */
const heavy = [
  {
    name: 'files-only-where-they-are-handled',
    severity: 'error',
    from: { path: '^functions/', pathNot: '^functions/(?:api|assessment|exports|register)/' },
    to: {
      path: 'node_modules/(?:@aws-sdk/client-s3|@aws-sdk/s3-request-presigner|file-type)/',
      reachable: true,
    },
  },
];

const pure = [
  {
    name: 'domain-imports-no-package',
    severity: 'error',
    from: { path: '^shared/domain/' },
    to: { dependencyTypesNot: ['local', 'type-only'], pathNot: '^shared/' },
  },
  {
    name: 'workflow-imports-only-hashing',
    severity: 'error',
    from: { path: '^shared/workflow/' },
    to: { pathNot: ['^shared/', '^(node:)?crypto$', 'node_modules/canonicalize/'] },
  },
  {
    name: 'contracts-import-only-zod',
    severity: 'error',
    from: { path: '^shared/contracts/' },
    to: { pathNot: ['^shared/', 'node_modules/(zod|zod-openapi)/'] },
  },
  {
    name: 'register-and-messages-import-no-package',
    severity: 'error',
    from: { path: '^shared/(register|messages)/', pathNot: '^shared/register/(?:search|pictures)/' },
    to: { pathNot: '^shared/' },
  },
  {
    name: 'search-imports-only-its-library',
    severity: 'error',
    from: { path: '^shared/register/search/' },
    to: { pathNot: ['^shared/', 'node_modules/minisearch/'] },
  },
  {
    name: 'pictures-import-only-their-library',
    severity: 'error',
    from: { path: '^shared/register/pictures/' },
    to: { pathNot: ['^shared/', 'node_modules/qrcode-generator/'] },
  },
  {
    name: 'law-imports-only-zod',
    severity: 'error',
    from: { path: '^shared/rulesets/' },
    to: { pathNot: ['^shared/', 'node_modules/zod/'] },
  },
];

module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'everything-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...directions,
    {
      name: 'functions-meet-through-queues',
      severity: 'error',
      from: { path: '^functions/([^/]+)/' },
      to: { path: '^functions/', pathNot: '^functions/$1/' },
    },
    {
      name: 'nobody-imports-a-test',
      severity: 'error',
      from: { path: path(['infra/local', 'bin']) },
      to: { path: path(['test']) },
    },
    ...pure,
    ...packages,
    ...heavy,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|cdk[.]out|[.]chot)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
    combinedDependencies: false,
  },
};
