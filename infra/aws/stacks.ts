import { Tags } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import { environments } from './environments.ts';
import type { EnvironmentName } from './environments.ts';
import { EdgeStack } from './edge-stack.ts';
import { StateStack } from './state-stack.ts';
import { WorkflowStack } from './workflow-stack.ts';

/**
 * What distinguishes one deployment: `bundles` is the folder of bundled functions, `alarmEmail` who is told, `deployers`
 * the organisations whose pipelines get a machine identity, `permitKey` the number of the key that signs.
 */
export type Deployment = Readonly<{
  environment: EnvironmentName;
  bundles: string;
  alarmEmail?: string;
  deployers?: readonly string[];
  permitKey?: number;
}>;

/** The stacks of one environment. */
export type Stacks = Readonly<{ state: StateStack; workflow: WorkflowStack; edge: EdgeStack }>;

/**
 * Adds the stacks of one environment: `State` holds what must survive, `Workflow` what may be replaced, `Edge` what
 * stands before the API. CloudFront takes its firewall only from us-east-1.
 */
export function addStacks(app: App, deployment: Deployment): Stacks {
  const environment = environments[deployment.environment];
  const stack = (part: string, region = environment.region) => ({
    stackName: `chot-${deployment.environment}-${part}`,
    env: { region },
  });
  const { bundles, deployers = [], permitKey = 1 } = deployment;
  const state = new StateStack(app, 'State', {
    ...stack('state'),
    environment,
    bundles,
    deployers,
    permitKey,
  });
  const workflow = new WorkflowStack(app, 'Workflow', {
    ...stack('workflow'),
    ...deployment,
    environment,
    state,
  });
  const edge = new EdgeStack(app, 'Edge', { ...stack('edge', 'us-east-1'), environment });
  Tags.of(app).add('application', 'chot');
  Tags.of(app).add('environment', deployment.environment);
  return { state, workflow, edge };
}
