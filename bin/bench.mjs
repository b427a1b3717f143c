/** `npm run bench`: every figure of the performance table, or of the parts that are named, as counts and ratios of one run, also in `.chot/bench.json`. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onNode24 } from './on-node-24.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const bareHandler = { in: join(root, 'test/bench/bare-handler.ts'), out: 'index' };

if (process.argv.includes('--help')) {
  console.log(
    'npm run bench -- [bundles|gate|commits|costs|duplicates|register|imports]…\n  Đo chi phí và tốc độ · measures cost and speed (.chot/bench.json)',
  );
} else {
  await onNode24(import.meta.url);
  const { bundle } = await import('./build.mjs');
  const { synthesizeIfStale } = await import('./synth.mjs');
  await synthesizeIfStale();
  await bundle([bareHandler], join(root, '.chot/bench/lean-bare'));
  await bundle([bareHandler], join(root, '.chot/bench/bare'), { external: [] });
  const { status } = spawnSync(process.execPath, ['test/bench/main.ts', ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
}
