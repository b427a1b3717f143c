/** Puts beside the bundle of the pages what it reads at run time: templates, and the files that browsers load. */
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = join(root, 'functions/web');
const kit = join(root, 'node_modules/govuk-frontend/dist/govuk');
/** What stands where the kit has a typeface that only GOV.UK may use. */
const fonts = 'system-ui,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif';

/** The stylesheet of the kit without its typeface and the pictures of the crown, and then our own. */
function stylesheet() {
  const css = readFileSync(join(kit, 'govuk-frontend.min.css'), 'utf8')
    .replaceAll(/@font-face\{[^}]*\}/g, '')
    .replaceAll('GDS Transport,arial,sans-serif', fonts)
    .replaceAll(/\/\*[!#].*?\*\//gs, '')
    .replaceAll(/url\(\/assets\/[^)]*\)/g, 'none');
  if (css.includes('GDS Transport')) throw new Error('govuk-frontend: its typeface is still named');
  const ours = readdirSync(join(source, 'assets')).filter((file) => file.endsWith('.css'));
  return [css, ...ours.toSorted().map((file) => readFileSync(join(source, 'assets', file), 'utf8'))].join(
    '\n',
  );
}

/** Fills the folder of the pages' bundle, and beside it that of their bucket: the same files under the names they are asked by. */
export async function writePages(folder, bucket) {
  const templatesOnly = (path) => !/\.(?:json|md|scss|map|m?js|css)$/.test(path);
  cpSync(join(source, 'templates'), join(folder, 'templates'), { recursive: true });
  for (const part of ['components', 'macros']) {
    const to = join(folder, 'templates/govuk', part);
    cpSync(join(kit, part), to, { recursive: true, filter: templatesOnly });
  }
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'assets/page.css'), stylesheet());
  const scripts = (path) => !path.endsWith('.css');
  cpSync(join(source, 'assets'), join(folder, 'assets'), { recursive: true, filter: scripts });
  const { assetsIn } = await import('../functions/web/assets.ts');
  mkdirSync(join(bucket, 'assets'), { recursive: true });
  for (const { address, body } of assetsIn(join(folder, 'assets')).values())
    writeFileSync(join(bucket, address), body);
}
