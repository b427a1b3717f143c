import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { addStacks } from '../../infra/aws/stacks.ts';
import type { Deployment } from '../../infra/aws/stacks.ts';
import type { EnvironmentName } from '../../infra/aws/environments.ts';

/** The folder of the function that stands with the people, by its logical id. */
export const identityFolders = { Claims: 'claims' } as const;

/** The folders of the workflow's `functions`, by the logical id that each has in the template. */
export const functionFolders = {
  Submission: 'submission',
  Assessment: 'assessment',
  Publication: 'publication',
  Registry: 'registry',
  Projection: 'projection',
  Exports: 'exports',
  Signer: 'signer',
  Notice: 'notice',
  Webhook: 'webhook',
  Clock: 'clock',
  DeadLetter: 'dead-letter',
  Api: 'api',
  Gate: 'gate',
  Register: 'register',
  Web: 'web',
} as const;

/** Logical ids of the stage queues, without the suffix. */
export const stageNames = [
  'Submission',
  'Assessment',
  'Publication',
  'Registry',
  'Projection',
  'Sign',
  'Notice',
  'Webhook',
  'Exports',
] as const;

type More = Partial<Pick<Deployment, 'alarmEmail' | 'deployers' | 'permitKey'>>;

/** An application with all stacks over empty bundles, so that a template test needs no build. */
export function newApp(environment: EnvironmentName = 'production', more: More = {}) {
  const bundles = mkdtempSync(join(tmpdir(), 'chot-bundles-'));
  for (const folder of Object.values({ ...functionFolders, ...identityFolders })) {
    mkdirSync(join(bundles, folder));
    writeFileSync(join(bundles, folder, 'index.mjs'), `export const handler = () => '${folder}';\n`);
  }
  const app = new App({ analyticsReporting: false, outdir: mkdtempSync(join(tmpdir(), 'chot-cdk-')) });
  return { app, ...addStacks(app, { environment, bundles, ...more }) };
}

/** The templates of one environment. */
export function newTemplates(environment: EnvironmentName = 'production', more: More = {}) {
  const { state, workflow, edge } = newApp(environment, more);
  return {
    state: Template.fromStack(state),
    workflow: Template.fromStack(workflow),
    edge: Template.fromStack(edge),
  };
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
