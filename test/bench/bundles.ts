import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FunctionSpec } from '../../infra/local/functions.ts';
import { readFunctions } from '../../infra/local/functions.ts';
import { localParameters } from '../../infra/local/parameters.ts';
import { createWorld } from '../../infra/local/physical.ts';
import { readTemplates } from '../../infra/local/template.ts';
import { median } from './median.ts';

const rounds = 11;
const script = fileURLToPath(new URL('./time-import.mjs', import.meta.url));
const nowhere = 'http://127.0.0.1:9';

/** What a function weighs and how long it takes to load, and both over a bare handler with only the DynamoDB client. */
export interface BundleFigures {
  readonly name: string;
  readonly kilobytes: number;
  readonly initMs: number;
  readonly sizeRatio: number;
  readonly initRatio: number;
}

/** A bundle to be loaded, with the environment it is loaded in. */
type Subject = Pick<FunctionSpec, 'name' | 'bundle' | 'environment'>;

/**
 * Loads every bundle of the templates in fresh processes, in turn. The bare handler is named first; `leanBare` is the same
 * handler without what our build leaves out, so that a reader sees both comparisons.
 */
export function measureBundles(
  assembly: string,
  { bare, leanBare }: { bare: string; leanBare: string },
): readonly BundleFigures[] {
  const functions = functionsOf(assembly);
  const [{ environment } = { environment: {} }] = functions;
  const subjects: readonly Subject[] = [
    { name: 'bare', bundle: bare, environment },
    { name: 'bare, built like the functions', bundle: leanBare, environment },
    ...functions,
  ];
  const times = subjects.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, subject] of subjects.entries()) times[index]?.push(loadingTime(subject));
  }
  const measured = subjects.map(({ name, bundle }, index) => ({
    name,
    kilobytes: statSync(bundle).size / 1000,
    initMs: median(times[index] ?? []),
  }));
  const [first] = measured;
  return measured.map((one) => ({
    ...one,
    sizeRatio: one.kilobytes / (first?.kilobytes ?? 0),
    initRatio: one.initMs / (first?.initMs ?? 0),
  }));
}

function functionsOf(assembly: string): readonly Subject[] {
  const world = createWorld(readTemplates(assembly, localParameters(1)), {
    sqsEndpoint: nowhere,
    baseUrl: nowhere,
    issuerUrl: nowhere,
    s3Endpoint: () => nowhere,
    keyId: () => 'key',
  });
  const specs = readFunctions(world, assembly, {
    endpoints: { dynamodb: nowhere, sqs: nowhere, kms: nowhere, s3: nowhere, sesv2: nowhere },
    credentials: { accessKeyId: 'embedded', secretAccessKey: 'embedded' },
  });
  return [...specs.values()].map(({ environment, bundle }) => ({
    name: environment['POWERTOOLS_SERVICE_NAME'] ?? bundle,
    bundle,
    environment,
  }));
}

/** Milliseconds from the first import to a handler that can be called, in a process of its own. */
function loadingTime({ name, bundle, environment }: Subject): number {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, bundle], {
    env: environment,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${name} does not load: ${stderr}`);
  return Number(stdout);
}
