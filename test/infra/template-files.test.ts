import { describe, expect, test } from 'vitest';
import { newTemplates, propertiesOf } from './templates.ts';

const environments = ['production', 'staging', 'demonstration'] as const;
const { state } = newTemplates();
const buckets = propertiesOf(state, 'AWS::S3::Bucket');
const policies = propertiesOf(state, 'AWS::S3::BucketPolicy');

describe('the buckets of files', () => {
  test('are three', () => expect([...buckets.keys()]).toEqual(['Quarantine', 'Outbox', 'Evidence']));

  test.each([...buckets])('%s is private, encrypted, and of its owner alone', (_, properties) => {
    expect(properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    });
  });

  test.each([...policies])('%s lets nobody in without TLS 1.2', (_, properties) => {
    const policy = JSON.stringify(properties);
    expect(policy).toContain('{"Bool":{"aws:SecureTransport":"false"}}');
    expect(policy).toContain('{"NumericLessThan":{"s3:TlsVersion":1.2}}');
    expect(policy).not.toContain('"Allow"');
  });

  test.each(['Quarantine', 'Outbox'])('%s keeps nothing longer than a day', (id) => {
    expect(buckets.get(id)).toMatchObject({
      LifecycleConfiguration: { Rules: [{ ExpirationInDays: 1, Status: 'Enabled' }] },
    });
    expect(buckets.get(id)).not.toHaveProperty('VersioningConfiguration');
  });

  test('pages may put into quarantine, and into nothing else', () => {
    expect(buckets.get('Quarantine')).toMatchObject({
      CorsConfiguration: {
        CorsRules: [{ AllowedMethods: ['PUT'], AllowedHeaders: ['content-type', 'x-amz-checksum-sha256'] }],
      },
    });
    for (const id of ['Evidence', 'Outbox']) expect(buckets.get(id)).not.toHaveProperty('CorsConfiguration');
  });
});

describe('evidence', () => {
  test.each(environments)('%s: it is kept, every version, for five years', (environment) => {
    newTemplates(environment).state.hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        VersioningConfiguration: { Status: 'Enabled' },
        ObjectLockEnabled: true,
        ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 1825 } } },
      },
    });
  });

  test('nobody overwrites or deletes, whatever else they may', () => {
    expect(policies.get('EvidencePolicy')).toMatchObject({
      PolicyDocument: {
        Statement: expect.arrayContaining([
          expect.objectContaining({
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: 's3:PutObject',
            Condition: { Null: { 's3:if-none-match': 'true' } },
          }),
          expect.objectContaining({
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: [
              's3:DeleteObject',
              's3:DeleteObjectVersion',
              's3:BypassGovernanceRetention',
              's3:PutObjectRetention',
            ],
          }),
        ]),
      },
    });
  });

  test('its key is ours, rotates and is kept', () => {
    state.hasResource('AWS::KMS::Key', {
      DeletionPolicy: 'Retain',
      Properties: { Description: 'Wraps the data key of each dossier', EnableKeyRotation: true },
    });
  });
});

describe('the files of the register', () => {
  const { workflow } = newTemplates();
  const [bucket] = propertiesOf(workflow, 'AWS::S3::Bucket').values();

  test('lie in a bucket that nobody opens but by an address that was given, also from a page of another site', () => {
    expect([...propertiesOf(workflow, 'AWS::S3::Bucket').keys()]).toEqual(['ExportFiles']);
    expect(bucket).toMatchObject({
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
      CorsConfiguration: { CorsRules: [{ AllowedMethods: ['GET'], AllowedOrigins: ['*'] }] },
      LifecycleConfiguration: { Rules: [{ ExpirationInDays: 2, Status: 'Enabled' }] },
    });
    const [policy] = propertiesOf(workflow, 'AWS::S3::BucketPolicy').values();
    expect(JSON.stringify(policy)).not.toContain('"Allow"');
  });

  test('go with the stack, for each change makes them again', () => {
    workflow.hasResource('AWS::S3::Bucket', { DeletionPolicy: 'Delete' });
  });
});
