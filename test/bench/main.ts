import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { measureBundles } from './bundles.ts';
import { measureCommitSpeed } from './commit-speed.ts';
import { growthOf, measureCosts } from './costs.ts';
import { measureDuplicates } from './duplicates.ts';
import { measureGateSpeed } from './gate-speed.ts';
import { measureImportSpeed } from './import-speed.ts';
import { measureRegisterSpeed } from './register-speed.ts';
import { judgements, tables } from './report.ts';

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const assembly = path('cdk.out');
const bare = path('.chot/bench/bare/index.mjs');
const leanBare = path('.chot/bench/lean-bare/index.mjs');

async function measured<Figure>(what: string, measure: () => Figure | Promise<Figure>): Promise<Figure> {
  const started = performance.now();
  const figure = await measure();
  console.error(`${what}: ${((performance.now() - started) / 1000).toFixed(0)} s`);
  return figure;
}

const bundles = await measured('bundles', () => measureBundles(assembly, { bare, leanBare }));
const gate = await measured('gate', () => measureGateSpeed(assembly, bare));
const commits = await measured('commits', measureCommitSpeed);
const costs = await measured('costs', measureCosts);
const duplicates = await measured('duplicates', measureDuplicates);
const register = await measured('register', measureRegisterSpeed);
const imports = await measured('imports', measureImportSpeed);
const growthPercent = growthOf(costs);
const figures = { bundles, gate, commits, costs, growthPercent, duplicates, register, imports };
const machine = { node: process.version, cpu: cpus()[0]?.model, cores: availableParallelism() };

mkdirSync(path('.chot'), { recursive: true });
const report = { at: new Date().toISOString(), machine, ...figures, judgements: judgements(figures) };
writeFileSync(path('.chot/bench.json'), `${JSON.stringify(report, undefined, 2)}\n`);
console.log(tables(figures));
