/** Bundles every Lambda function into `dist/functions/<name>/index.mjs`. */
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onNode24 } from './on-node-24.mjs';
import { writePages } from './pages.mjs';
import { writeRegistries } from './rulesets.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const metafile = join(root, 'dist/meta.json');
const triggers = ['queue', 'http', 'schedule', 'trigger'];

/** Sources of credentials that come after the environment's; Lambda always gives these, so no function reaches the others. */
const unreachedCredentials = ['http', 'ini', 'process', 'sso', 'web-identity'].map(
  (source) => `@aws-sdk/credential-provider-${source}`,
);

/** The one entry point of each folder of `functions`; a folder that has none or several is refused by name. */
export function entryPoints(folder = join(root, 'functions')) {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  if (names.length === 0) throw new Error('functions: there is no function to bundle');
  return names.map((name) => ({ in: entryOf(join(folder, name)), out: `${name}/index` }));
}

function entryOf(folder) {
  const found = readdirSync(folder).filter((file) =>
    triggers.some((trigger) => file.endsWith(`.${trigger}.ts`)),
  );
  if (found.length === 1) return join(folder, found[0]);
  const list = found.length === 0 ? 'none' : found.join(', ');
  throw new Error(
    `functions/${basename(folder)}: one entry point *.{queue,http,schedule,trigger}.ts, found ${list}`,
  );
}

/** Bundles all functions with one esbuild call and leaves `dist/meta.json`; answers the names that it bundled. */
export async function build() {
  const entries = entryPoints();
  writeRegistries();
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const meta = await bundle(entries, join(root, 'dist/functions'));
  await writePages(join(root, 'dist/functions/web'), join(root, 'dist/bucket'));
  writeFileSync(metafile, JSON.stringify(meta));
  return entries.map(({ out }) => out.replace('/index', ''));
}

/** Bundles entry points as Lambda runs them, except for what `changes` names; answers esbuild's metafile. */
export async function bundle(entries, outdir, changes = {}) {
  const { build: bundleAll } = await import('esbuild');
  const { metafile: meta } = await bundleAll({
    absWorkingDir: root,
    entryPoints: entries,
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    legalComments: 'none',
    charset: 'utf8',
    external: [...unreachedCredentials, '@smithy/credential-provider-imds'],
    metafile: true,
    logLevel: 'error',
    banner: {
      js: "import{createRequire as chotRequire}from'node:module';const require=chotRequire(import.meta.url);",
    },
    ...changes,
  });
  return meta;
}

/** Bundles only when a source is newer than the last bundles; answers whether it did. */
export async function buildIfStale() {
  if (!isOlder(metafile, ['functions', 'shared', 'package-lock.json', 'bin/build.mjs', 'bin/pages.mjs']))
    return false;
  await build();
  return true;
}

/** Whether a file is missing or older than any of these files, or anything in these folders (from the project's root). */
export function isOlder(file, sources) {
  if (!existsSync(file)) return true;
  const made = statSync(file).mtimeMs;
  return sources.some((source) => newest(join(root, source)) > made);
}

function newest(path) {
  if (!existsSync(path)) return 0;
  const inside = statSync(path).isDirectory() ? readdirSync(path, { recursive: true }) : [];
  return Math.max(statSync(path).mtimeMs, ...inside.map((entry) => statSync(join(path, entry)).mtimeMs));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await onNode24(import.meta.url);
  const started = performance.now();
  const names = await build();
  console.log(`${names.length} functions bundled in ${Math.round(performance.now() - started)} ms`);
}
