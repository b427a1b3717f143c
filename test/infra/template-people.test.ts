import { expect, test } from 'vitest';
import { deployerList } from '../../infra/aws/environments.ts';
import { newTemplates, propertiesOf } from './templates.ts';

const deployers = ['2025:37', 'BTC'];
const { state, workflow } = newTemplates('production', { deployers });
const pool = propertiesOf(state, 'AWS::Cognito::UserPool').get('UserPool');
const clients = propertiesOf(state, 'AWS::Cognito::UserPoolClient');
const machines = [...clients].filter(([id]) => id !== 'UserPoolClient');

test.each(['production', 'staging', 'demonstration'] as const)(
  '%s: nobody signs up, and everybody has a second factor',
  (environment) => {
    const people = propertiesOf(newTemplates(environment).state, 'AWS::Cognito::UserPool').get('UserPool');
    expect(people).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      DeletionProtection: 'ACTIVE',
    });
  },
);

test('every token is made with the claims of its bearer, those of machines too', () => {
  expect(pool).toMatchObject({
    UserPoolTier: 'PLUS',
    LambdaConfig: {
      PreTokenGenerationConfig: {
        LambdaArn: { 'Fn::GetAtt': ['Claims', 'Arn'] },
        LambdaVersion: 'V3_0',
      },
    },
  });
  state.hasResourceProperties('AWS::Lambda::Permission', {
    Action: 'lambda:InvokeFunction',
    FunctionName: { 'Fn::GetAtt': ['Claims', 'Arn'] },
    Principal: 'cognito-idp.amazonaws.com',
    SourceArn: { 'Fn::GetAtt': ['UserPool', 'Arn'] },
  });
});

test('nobody appoints themselves: the pool knows nothing of appointments', () => {
  expect(pool).not.toHaveProperty('Schema');
  expect(clients.get('UserPoolClient')).toMatchObject({
    GenerateSecret: false,
    AllowedOAuthFlows: ['code'],
    CallbackURLs: [
      { 'Fn::Join': ['', [{ Ref: 'PublicUrl' }, '/signed-in']] },
      'http://localhost:3000/signed-in',
    ],
    AllowedOAuthScopes: ['openid', 'email'],
    WriteAttributes: ['email'],
    ReadAttributes: ['email'],
  });
});

test('a machine has a secret, and its tokens are good for the gate only', () => {
  state.hasResourceProperties('AWS::Cognito::UserPoolResourceServer', {
    Identifier: 'chot',
    Scopes: [{ ScopeName: 'gate' }],
  });
  expect(machines).toHaveLength(deployers.length);
  for (const [, machine] of machines) {
    expect(machine).toMatchObject({
      GenerateSecret: true,
      AllowedOAuthFlows: ['client_credentials'],
      AllowedOAuthScopes: [{ 'Fn::Join': ['', [{ Ref: 'GateServer' }, '/gate']] }],
    });
    expect(machine).not.toHaveProperty('CallbackURLs');
  }
});

test('the authorizer believes tokens of every client, and the id of each machine is told', () => {
  const [authorizer] = propertiesOf(workflow, 'AWS::ApiGatewayV2::Authorizer').values();
  const text = JSON.stringify(authorizer);
  for (const [id] of [...machines, ['RefUserPoolClient']]) expect(text).toContain(id);
  const told = Object.values(state.findOutputs('*')).map(({ Value }) => JSON.stringify(Value));
  for (const [id] of machines) expect(told).toContain(JSON.stringify({ Ref: id }));
});

test.each([
  [undefined, []],
  ['', []],
  ['2025:37, BTC', ['2025:37', 'BTC']],
])('deployers %j', (given, expected) => {
  expect(deployerList(given)).toEqual(expected);
});

test.each(['BTC,', 'a b', 'BTC,BTC', ['BTC'], 7])('deployers %j are refused', (given) => {
  expect(() => deployerList(given)).toThrow('deployers');
});
