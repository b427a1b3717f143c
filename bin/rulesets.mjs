/** Lists the folders of `shared/rulesets` for the bundles; with `--check` only says whether the lists differ. */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const head =
  '/** Written by bin/rulesets.mjs from the folders beside it: a ruleset is a folder of data, and no code. */';

/** The folders that hold a ruleset, by name; versions of one law are folders of their own. */
export function rulesetFolders(home) {
  return readdirSync(home, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((folder) => ({
      folder,
      hasLevels: existsSync(join(home, folder, 'levels.json')),
      hasForms: existsSync(join(home, folder, 'forms.json')),
    }));
}

/** A name that JavaScript takes for what stands in a file of a folder. */
function variable(folder, what) {
  return `${folder.replaceAll(/[^a-z0-9]+(.)?/gu, (_, next = '') => next.toUpperCase())}${what}`;
}

function importOf(folder, what) {
  const file = what === 'Manifest' ? 'ruleset' : what.toLowerCase();
  return `import ${variable(folder, what)} from './${folder}/${file}.json' with { type: 'json' };`;
}

/** A law that gives no level by facts has no `levels.json`. */
function levelsOf({ folder, hasLevels }) {
  return hasLevels ? variable(folder, 'Levels') : 'null';
}

/** A law whose official forms nobody has read has no `forms.json`. */
function formsOf({ folder, hasForms }) {
  return hasForms ? variable(folder, 'Forms') : 'null';
}

function wholeOf(found) {
  const [manifest, criteria, provenance] = ['Manifest', 'Criteria', 'Provenance'].map((what) =>
    variable(found.folder, what),
  );
  return [
    '  {',
    `    manifest: ${manifest},`,
    `    criteria: ${criteria},`,
    `    provenance: ${provenance},`,
    `    levels: ${levelsOf(found)},`,
    '  },',
  ];
}

const fileOf = (imports, declaration) => [...imports, '', head, ...declaration, ''].join('\n');

/** The lists, each in the order of the folders: manifests, levels and forms alone, for bundles that must stay small, and everything. */
export function registries(folders) {
  const ofLevels = folders
    .filter(({ hasLevels }) => hasLevels)
    .map(({ folder }) => importOf(folder, 'Levels'));
  const ofForms = folders.filter(({ hasForms }) => hasForms).map(({ folder }) => importOf(folder, 'Forms'));
  const ofManifests = folders.map(({ folder }) => importOf(folder, 'Manifest'));
  const rest = folders.flatMap(({ folder }) => [
    importOf(folder, 'Criteria'),
    importOf(folder, 'Provenance'),
  ]);
  const listed = (names) => `readonly unknown[] = [${names.join(', ')}];`;
  const manifests = folders.map(({ folder }) => variable(folder, 'Manifest'));
  return {
    'registry.ts': fileOf(ofManifests, [`export const manifests: ${listed(manifests)}`]),
    'level-registry.ts': fileOf(ofLevels, [`export const levelFiles: ${listed(folders.map(levelsOf))}`]),
    'form-registry.ts': fileOf(ofForms, [`export const formFiles: ${listed(folders.map(formsOf))}`]),
    'content-registry.ts': fileOf(
      [...ofManifests, ...rest, ...ofLevels],
      ['export const contents: readonly unknown[] = [', ...folders.flatMap(wholeOf), '];'],
    ),
  };
}

function textOf(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** Brings the lists up to date, or says which are not; answers the names of those that differed. */
export function writeRegistries({ onlyCheck = false, home = join(root, 'shared/rulesets') } = {}) {
  const wanted = Object.entries(registries(rulesetFolders(home)));
  const differing = wanted.filter(([file, text]) => textOf(join(home, file)) !== text);
  if (!onlyCheck) for (const [file, text] of differing) writeFileSync(join(home, file), text);
  return differing.map(([file]) => file);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const onlyCheck = process.argv.includes('--check');
  const differing = writeRegistries({ onlyCheck });
  for (const file of differing) {
    console.log(
      onlyCheck ? `${file} differs from the folders: run node bin/rulesets.mjs` : `${file} written`,
    );
  }
  process.exitCode = onlyCheck && differing.length > 0 ? 1 : 0;
}
