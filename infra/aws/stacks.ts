import { Tags } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import { environments } from './environments.ts';
import type { EnvironmentName } from './environments.ts';
import { StateStack } from './state-stack.ts';
import { WorkflowStack } from './workflow-stack.ts';

/** What distinguishes one deployment: `bundles` is the folder of bundled functions, `alarmEmail` who is told. */
export type Deployment = Readonly<{ environment: EnvironmentName; bundles: string; alarmEmail?: string }>;

/** Adds both stacks of one environment: `State` holds what must survive, `Workflow` what may be replaced. */
export function addStacks(app: App, deployment: Deployment): { state: StateStack; workflow: WorkflowStack } {
  const environment = environments[deployment.environment];
  const stack = (part: string) => ({
    stackName: `chot-${deployment.environment}-${part}`,
    env: { region: environment.region },
  });
  const state = new StateStack(app, 'State', stack('state'));
  const workflow = new WorkflowStack(app, 'Workflow', {
    ...stack('workflow'),
    ...deployment,
    environment,
    state,
  });
  Tags.of(app).add('application', 'chot');
  Tags.of(app).add('environment', deployment.environment);
  return { state, workflow };
}
