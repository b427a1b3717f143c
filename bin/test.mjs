/** `npm test`: every check of the project; each runs even when an earlier one failed; exit 1 when any did. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onNode24 } from './on-node-24.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const report = join(root, '.chot/test-report.json');
const homes = ['bin', 'functions', 'infra', 'shared', 'test'];

/** Checks that only read; they run two at a time and speak only when they fail. */
const reading = [
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'lint', command: ['eslint', '--max-warnings', '0', '.'] },
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'directions of import', command: ['depcruise', '--config', '.dependency-cruiser.cjs', ...homes] },
  { name: 'dead code', command: ['knip', '--no-progress', '--no-config-hints'] },
];

const templates = { name: 'bundles and templates', command: ['node', 'bin/synth.mjs'] };

const tests = {
  name: 'tests',
  speaks: true,
  command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
};

/** Runs one step and says how it went; answers whether it passed. */
async function run({ name, command: [tool, ...args], speaks = false }) {
  const started = performance.now();
  const { code, output } = await end(spawnTool(tool, args, speaks ? 'inherit' : 'pipe'));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  if (code !== 0 && output !== '') console.log(output.trimEnd().replaceAll(/^/gm, '    '));
  return code === 0;
}

function spawnTool(tool, args, stdio) {
  const program = tool === 'node' ? process.execPath : join(root, 'node_modules/.bin', tool);
  return spawn(program, args, { cwd: root, stdio: ['ignore', stdio, stdio] });
}

function end(child) {
  return new Promise((resolve) => {
    const output = [];
    child.stdout?.on('data', (part) => output.push(part));
    child.stderr?.on('data', (part) => output.push(part));
    child.on('error', (fault) => resolve({ code: 1, output: fault.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(output).toString() }));
  });
}

/** Runs steps two at a time, in order; answers which of them passed. */
async function runInPairs(steps) {
  const waiting = [...steps];
  const passed = [];
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) passed.push(await run(step));
  };
  await Promise.all([lane(), lane()]);
  return passed;
}

/** How many tests passed and failed; none when the run ended before it could say. */
function counted() {
  if (!existsSync(report)) return { passed: 0, failed: 0 };
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
  return { passed: numPassedTests, failed: numFailedTests };
}

await onNode24(import.meta.url);
mkdirSync(join(root, '.chot'), { recursive: true });
rmSync(report, { force: true });
const steps = [...(await runInPairs(reading)), await run(templates), await run(tests)];
const { passed, failed } = counted();
const failedSteps = steps.filter((ok) => !ok).length;
console.log(`${passed + steps.length - failedSteps} passed, ${failed + failedSteps} failed`);
process.exitCode = failed + failedSteps === 0 ? 0 : 1;
