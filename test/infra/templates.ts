import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { addStacks } from '../../infra/aws/stacks.ts';
import type { EnvironmentName } from '../../infra/aws/environments.ts';

/** The folders of `functions`, by the logical id that each has in the template. */
export const functionFolders = {
  Submission: 'submission',
  Assessment: 'assessment',
  Publication: 'publication',
  Registry: 'registry',
  Projection: 'projection',
  Signer: 'signer',
  Clock: 'clock',
  DeadLetter: 'dead-letter',
  Api: 'api',
  Gate: 'gate',
  Register: 'register',
} as const;

/** Logical ids of the stage queues, without the suffix. */
export const stageNames = [
  'Submission',
  'Assessment',
  'Publication',
  'Registry',
  'Projection',
  'Sign',
] as const;

/** An application with both stacks over empty bundles, so that a template test needs no build. */
export function newApp(environment: EnvironmentName = 'production', alarmEmail?: string) {
  const bundles = mkdtempSync(join(tmpdir(), 'chot-bundles-'));
  for (const folder of Object.values(functionFolders)) {
    mkdirSync(join(bundles, folder));
    writeFileSync(join(bundles, folder, 'index.mjs'), `export const handler = () => '${folder}';\n`);
  }
  const app = new App({ analyticsReporting: false, outdir: mkdtempSync(join(tmpdir(), 'chot-cdk-')) });
  return {
    app,
    ...addStacks(app, { environment, bundles, ...(alarmEmail === undefined ? {} : { alarmEmail }) }),
  };
}

/** The templates of both stacks of one environment. */
export function newTemplates(environment: EnvironmentName = 'production', alarmEmail?: string) {
  const { state, workflow } = newApp(environment, alarmEmail);
  return { state: Template.fromStack(state), workflow: Template.fromStack(workflow) };
}

const resources = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()) }),
  ),
});

/** The properties of all resources of one type, by logical id. */
export function propertiesOf(template: Template, type: string): ReadonlyMap<string, Record<string, unknown>> {
  const found = Object.entries(resources.parse(template.toJSON()).Resources)
    .filter(([, resource]) => resource.Type === type)
    .map(([id, { Properties }]) => [id, Properties] as const);
  return new Map(found);
}
