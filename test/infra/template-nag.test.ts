import { App, Stack, Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { expect, test } from 'vitest';
import { newApp } from './templates.ts';

test.each(['production', 'staging', 'demonstration'] as const)(
  'cdk-nag finds nothing in %s that is not acknowledged with a reason',
  (environment) => {
    const { app } = newApp(environment, { deployers: ['2025:37'] });
    const checks = new AwsSolutionsChecks(app);
    Validations.of(app).addPlugins(checks);
    app.synth();
    expect(checks.validateScope(app).violations).toEqual([]);
  },
);

test('cdk-nag reads resources at all', () => {
  const app = new App();
  const stack = new Stack(app, 'Careless');
  new Bucket(stack, 'Open');
  const { violations } = new AwsSolutionsChecks(app).validateScope(app);
  expect(violations.map(({ ruleName }) => ruleName)).toContain('AwsSolutions-S10');
});
