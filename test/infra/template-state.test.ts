import { expect, test } from 'vitest';
import { permitKeyNumber } from '../../infra/aws/environments.ts';
import { newTemplates, propertiesOf } from './templates.ts';

const environments = ['production', 'staging', 'demonstration'] as const;
const index = (name: string, partition: string, sort: string) => ({
  IndexName: name,
  KeySchema: [
    { AttributeName: partition, KeyType: 'HASH' },
    { AttributeName: sort, KeyType: 'RANGE' },
  ],
  Projection: { ProjectionType: 'ALL' },
});

test.each(environments)('%s: the table survives mistakes', (environment) => {
  newTemplates(environment).state.hasResource('AWS::DynamoDB::Table', {
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: {
        SSEEnabled: true,
        SSEType: 'KMS',
        KMSMasterKeyId: { 'Fn::GetAtt': ['TableKey', 'Arn'] },
      },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    },
  });
});

test('the table has its keys and three indexes, and no stream', () => {
  const table = propertiesOf(newTemplates().state, 'AWS::DynamoDB::Table').get('Table');
  expect(table).toMatchObject({
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    GlobalSecondaryIndexes: [
      index('by-kind', 'kindPk', 'kindSk'),
      index('by-turn', 'turnPk', 'turnSk'),
      index('by-due', 'duePk', 'dueSk'),
    ],
  });
  expect(table).not.toHaveProperty('StreamSpecification');
});

test('the key of the table is ours, rotates, and serves only this account through DynamoDB', () => {
  const keys = propertiesOf(newTemplates().state, 'AWS::KMS::Key');
  expect(keys.get('TableKey')).toMatchObject({
    EnableKeyRotation: true,
    KeyPolicy: {
      Statement: [
        { Action: 'kms:*', Principal: { AWS: expect.anything() } },
        {
          Principal: { AWS: '*' },
          Condition: {
            StringEquals: {
              'kms:CallerAccount': { Ref: 'AWS::AccountId' },
              'kms:ViaService': 'dynamodb.ap-southeast-1.amazonaws.com',
            },
          },
        },
      ],
    },
  });
});

test.each(environments)('%s: the permit key signs, and is kept', (environment) => {
  newTemplates(environment).state.hasResource('AWS::KMS::Key', {
    DeletionPolicy: 'Retain',
    Properties: { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' },
  });
});

test('another permit key is another resource, and the only one that the signer may use', () => {
  const { state, workflow } = newTemplates('production', { permitKey: 2 });
  const keys = propertiesOf(state, 'AWS::KMS::Key');
  expect([...keys.keys()].filter((id) => id.startsWith('PermitKey'))).toEqual(['PermitKey2']);
  expect(JSON.stringify(workflow.toJSON())).toContain('PermitKey2');
  expect(JSON.stringify(workflow.toJSON())).not.toMatch(/PermitKey[^2A-Za-z]/u);
});

test.each([
  [undefined, 1],
  ['2', 2],
  [3, 3],
])('the permit key %j is number %j', (given, number) => {
  expect(permitKeyNumber(given)).toBe(number);
});

test.each(['0', '-1', 'two', '', 1.5, null])('the permit key %j is refused', (given) => {
  expect(() => permitKeyNumber(given)).toThrow('permitKey');
});
