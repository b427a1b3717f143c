import { App } from 'aws-cdk-lib';
import { join } from 'node:path';
import { deployerList, environmentName, permitKeyNumber } from './environments.ts';
import { addStacks } from './stacks.ts';

const app = new App({
  analyticsReporting: false,
  context: { 'aws:cdk:enable-asset-metadata': true },
});
const alarmEmail: unknown = app.node.tryGetContext('alarmEmail');

addStacks(app, {
  environment: environmentName(app.node.tryGetContext('environment')),
  bundles: join(import.meta.dirname, '../../dist/functions'),
  deployers: deployerList(app.node.tryGetContext('deployers')),
  permitKey: permitKeyNumber(app.node.tryGetContext('permitKey')),
  ...(typeof alarmEmail === 'string' ? { alarmEmail } : {}),
});
app.synth();
