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

const parts = {
  bundles: () => measureBundles(assembly, { bare, leanBare }),
  gate: () => measureGateSpeed(assembly, bare),
  commits: measureCommitSpeed,
  costs: measureCosts,
  duplicates: measureDuplicates,
  register: measureRegisterSpeed,
  imports: measureImportSpeed,
};

/** The names of the parts that are asked for; all of them where none is named. */
const asked = process.argv.slice(2);
const unknown = asked.find((name) => !Object.hasOwn(parts, name));
if (unknown !== undefined) throw new Error(`${unknown} is none of ${Object.keys(parts).join(', ')}`);

/** The figure of a part, where it is asked for. */
async function measured<Figure>(
  part: keyof typeof parts,
  measure: () => Figure | Promise<Figure>,
): Promise<Figure | undefined> {
  if (asked.length > 0 && !asked.includes(part)) return undefined;
  const started = performance.now();
  const figure = await measure();
  console.error(`${part}: ${((performance.now() - started) / 1000).toFixed(0)} s`);
  return figure;
}

const bundles = await measured('bundles', parts.bundles);
const gate = await measured('gate', parts.gate);
const commits = await measured('commits', parts.commits);
const costs = await measured('costs', parts.costs);
const duplicates = await measured('duplicates', parts.duplicates);
const register = await measured('register', parts.register);
const imports = await measured('imports', parts.imports);
const growthPercent = costs && growthOf(costs);
const figures = { bundles, gate, commits, costs, growthPercent, duplicates, register, imports };
const machine = { node: process.version, cpu: cpus()[0]?.model, cores: availableParallelism() };

mkdirSync(path('.chot'), { recursive: true });
const report = { at: new Date().toISOString(), machine, ...figures, judgements: judgements(figures) };
writeFileSync(path('.chot/bench.json'), `${JSON.stringify(report, undefined, 2)}\n`);
console.log(tables(figures));
