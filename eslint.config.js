import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const scriptGlobals = Object.fromEntries(
  [
    'AbortController',
    'AbortSignal',
    'Buffer',
    'URL',
    'URLSearchParams',
    'clearInterval',
    'clearTimeout',
    'console',
    'fetch',
    'performance',
    'process',
    'setInterval',
    'setTimeout',
    'structuredClone',
  ].map((name) => [name, 'readonly']),
);

const shape = {
  complexity: ['error', { max: 10, variant: 'modified' }],
  'max-depth': ['error', 3],
  'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
  'max-params': ['error', 3],
};

const impure = ['Date', 'process', 'crypto', 'performance', 'console', 'fetch', 'setTimeout', 'setInterval'];

const defaultExport = {
  selector: 'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
  message: 'Export by name.',
};
const enumeration = { selector: 'TSEnumDeclaration', message: 'Use a union of string literals.' };
const barrel = { selector: 'ExportAllDeclaration', message: 'Import the file that has the thing.' };
const today = {
  selector: 'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
  message: 'The same input gives the same output.',
};

export default defineConfig(
  globalIgnores(['dist', 'cdk.out', '.chot', 'coverage']),
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...shape,
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      'no-restricted-syntax': ['error', defaultExport, enumeration, barrel],
    },
  },
  {
    files: ['shared/domain/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...impure],
      'no-restricted-syntax': ['error', defaultExport, enumeration, barrel, today],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
  { files: ['*.config.ts'], rules: { 'no-restricted-syntax': ['error', enumeration, barrel] } },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: { ecmaVersion: 2024, globals: scriptGlobals },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      ...shape,
      eqeqeq: 'error',
      'no-async-promise-executor': 'error',
      'no-const-assign': 'error',
      'no-dupe-keys': 'error',
      'no-empty': 'error',
      'no-fallthrough': 'error',
      'no-redeclare': 'error',
      'no-self-assign': 'error',
      'no-undef': 'error',
      'no-unreachable': 'error',
      'no-unsafe-finally': 'error',
      'no-unused-vars': 'error',
      'no-useless-catch': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'valid-typeof': 'error',
    },
  },
  {
    files: ['functions/web/assets/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'FormData',
          'HTMLElement',
          'XMLHttpRequest',
          'addEventListener',
          'crypto',
          'document',
          'localStorage',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
);
