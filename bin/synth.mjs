/** Synthesizes the CDK templates into `cdk.out` without a network, an account or the CDK command line. */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfStale, isOlder } from './build.mjs';
import { onNode24 } from './on-node-24.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const output = join(root, 'cdk.out');
const sources = ['infra/aws', 'shared/contracts/environment.ts', 'dist/meta.json', 'package-lock.json'];

/** Bundles what is stale, then writes `cdk.out`; answers the exit code of the CDK application. */
export async function synthesize() {
  await buildIfStale();
  rmSync(output, { recursive: true, force: true });
  const { status } = spawnSync(process.execPath, ['infra/aws/app.ts'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, CDK_OUTDIR: output },
  });
  if (status !== 0) rmSync(output, { recursive: true, force: true });
  return status ?? 1;
}

/** Leaves `cdk.out` fresh: synthesizes only when bundles or templates are stale; throws when that fails. */
export async function synthesizeIfStale() {
  const rebuilt = await buildIfStale();
  if (!rebuilt && existsSync(output) && !isOlder(join(output, 'manifest.json'), sources)) return;
  const code = await synthesize();
  if (code !== 0) throw new Error(`infra/aws/app.ts ended with code ${code}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await onNode24(import.meta.url);
  process.exitCode = await synthesize();
}
