import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Match } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { assetsIn } from '../../functions/web/assets.ts';
import { newApp, newTemplates, propertiesOf } from './templates.ts';

const { edge } = newTemplates();
const rule = z.object({
  Name: z.string(),
  Priority: z.number(),
  Statement: z.unknown(),
  Action: z.unknown().optional(),
});
const acl = z
  .object({ Scope: z.literal('CLOUDFRONT'), Rules: z.array(rule) })
  .parse(propertiesOf(edge, 'AWS::WAFv2::WebACL').get('Firewall'));
const ruleNamed = (name: string) => acl.Rules.find(({ Name }) => Name === name);

test('the edge stands in the region from which CloudFront takes its firewall', () => {
  const { edge: stack, workflow } = newApp();
  expect([stack.region, workflow.region]).toEqual(['us-east-1', 'ap-southeast-1']);
});

test('one address, and one token at the gate, may ask so often and no more', () => {
  expect(ruleNamed('TooMuchFromOneAddress')).toMatchObject({
    Action: { Block: { CustomResponse: { ResponseCode: 429 } } },
    Statement: { RateBasedStatement: { AggregateKeyType: 'IP', EvaluationWindowSec: 60, Limit: 3000 } },
  });
  expect(ruleNamed('TooManyQuestionsOfOneAsker')).toMatchObject({
    Action: { Block: { CustomResponse: { ResponseCode: 429 } } },
    Statement: {
      RateBasedStatement: {
        AggregateKeyType: 'CUSTOM_KEYS',
        CustomKeys: [{ Header: { Name: 'authorization' } }],
        ScopeDownStatement: {
          ByteMatchStatement: { SearchString: '/gate/', PositionalConstraint: 'STARTS_WITH' },
        },
      },
    },
  });
});

test('known attacks are stopped, and a dossier of 256 KiB is none', () => {
  const managed = ['AWSManagedRulesCommonRuleSet', 'AWSManagedRulesKnownBadInputsRuleSet'];
  for (const name of managed) {
    expect(ruleNamed(name)?.Statement).toMatchObject({
      ManagedRuleGroupStatement: { VendorName: 'AWS', Name: name },
    });
  }
  expect(ruleNamed('AWSManagedRulesCommonRuleSet')?.Statement).toMatchObject({
    ManagedRuleGroupStatement: {
      RuleActionOverrides: [{ Name: 'SizeRestrictions_BODY', ActionToUse: { Count: {} } }],
    },
  });
  expect(new Set(acl.Rules.map(({ Priority }) => Priority)).size).toBe(acl.Rules.length);
});

test('tokens are in no log of the firewall, and no request is kept whole', () => {
  edge.hasResourceProperties('AWS::WAFv2::LoggingConfiguration', {
    RedactedFields: [
      { SingleHeader: { Name: 'authorization' } },
      { SingleHeader: { Name: 'cookie' } },
      { QueryString: {} },
    ],
  });
  expect(JSON.stringify(edge.toJSON())).not.toContain('"SampledRequestsEnabled":true');
});

test("the distribution keeps nobody's error for somebody else", () => {
  const [properties] = propertiesOf(edge, 'AWS::CloudFront::Distribution').values();
  const config = z
    .object({
      DistributionConfig: z.object({
        CustomErrorResponses: z.array(z.object({ ErrorCode: z.number(), ErrorCachingMinTTL: z.literal(0) })),
      }),
    })
    .parse(properties).DistributionConfig;
  const codes = config.CustomErrorResponses.map(({ ErrorCode }) => ErrorCode);
  expect(codes).toEqual(expect.arrayContaining([403, 404, 500, 502, 503, 504]));
});

test('what pages load is kept at the edge, for its name changes with what is in it', () => {
  edge.hasResourceProperties('AWS::CloudFront::Distribution', {
    DistributionConfig: {
      CacheBehaviors: [
        {
          PathPattern: '/assets/*',
          // Amazon's name for "caching optimized".
          CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6',
          Compress: true,
          ViewerProtocolPolicy: 'https-only',
        },
        { PathPattern: '/register.*', CachePolicyId: { Ref: 'Briefly' }, ViewerProtocolPolicy: 'https-only' },
      ],
    },
  });
});

test('open data is kept at the edge as long as it says of itself, and no longer than half a minute', () => {
  edge.hasResourceProperties('AWS::CloudFront::CachePolicy', {
    CachePolicyConfig: {
      MinTTL: 0,
      DefaultTTL: 0,
      MaxTTL: 30,
      ParametersInCacheKeyAndForwardedToOrigin: {
        CookiesConfig: { CookieBehavior: 'none' },
        HeadersConfig: { HeaderBehavior: 'none' },
        QueryStringsConfig: { QueryStringBehavior: 'none' },
        EnableAcceptEncodingGzip: true,
      },
    },
  });
});

test('what pages load comes from a bucket that only the distribution reads, and else from the function', () => {
  const shape = z.object({
    DistributionConfig: z.object({
      Origins: z.array(z.looseObject({ Id: z.string(), DomainName: z.unknown() })),
      OriginGroups: z.object({
        Items: z.tuple([
          z.object({
            Id: z.string(),
            FailoverCriteria: z.object({ StatusCodes: z.object({ Items: z.array(z.number()) }) }),
            Members: z.object({ Items: z.array(z.object({ OriginId: z.string() })) }),
          }),
        ]),
      }),
      CacheBehaviors: z.tuple([z.looseObject({ TargetOriginId: z.string() })], z.unknown()),
    }),
  });
  const [properties] = propertiesOf(edge, 'AWS::CloudFront::Distribution').values();
  const { Origins, OriginGroups, CacheBehaviors } = shape.parse(properties).DistributionConfig;
  const [group] = OriginGroups.Items;
  expect(CacheBehaviors[0].TargetOriginId).toBe(group.Id);
  expect(group.FailoverCriteria.StatusCodes.Items).toEqual(expect.arrayContaining([403, 404]));
  const [first, second] = group.Members.Items.map(({ OriginId }) =>
    Origins.find(({ Id }) => Id === OriginId),
  );
  expect(first).toMatchObject({
    DomainName: { 'Fn::GetAtt': ['PageFiles', 'RegionalDomainName'] },
    OriginAccessControlId: expect.anything(),
  });
  expect(second).toMatchObject({ DomainName: { Ref: 'ApiDomain' } });
  edge.hasResourceProperties('AWS::S3::Bucket', {
    PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
  });
  edge.resourceCountIs('AWS::S3::BucketPolicy', 1);
  edge.hasResourceProperties('AWS::S3::BucketPolicy', {
    PolicyDocument: {
      Statement: [
        { Sid: 'OnlyEncrypted', Effect: 'Deny' },
        { Action: 's3:GetObject', Effect: 'Allow', Principal: { Service: 'cloudfront.amazonaws.com' } },
      ],
    },
  });
});

test('the files of the bucket bear the names that pages ask for', () => {
  const dist = join(import.meta.dirname, '../../dist');
  const asked = [...assetsIn(join(dist, 'functions/web/assets')).values()];
  expect(asked.length).toBeGreaterThan(2);
  for (const { address, body } of asked)
    expect(readFileSync(join(dist, 'bucket', address), 'utf8')).toBe(body);
});

test('the API is asked over TLS 1.2 at least, at the domain that is given, and no answer of it is cached but open data', () => {
  edge.hasParameter('ApiDomain', { MinLength: 1 });
  edge.hasResourceProperties('AWS::CloudFront::Distribution', {
    DistributionConfig: {
      Aliases: [{ Ref: 'DomainName' }],
      WebACLId: { 'Fn::GetAtt': ['Firewall', 'Arn'] },
      ViewerCertificate: {
        AcmCertificateArn: { Ref: 'CertificateArn' },
        MinimumProtocolVersion: 'TLSv1.2_2021',
      },
      Origins: Match.arrayWith([
        Match.objectLike({
          DomainName: { Ref: 'ApiDomain' },
          CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] },
        }),
      ]),
      DefaultCacheBehavior: {
        // Amazon's names for "caching disabled" and "all viewer headers except host".
        CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
        OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
        ResponseHeadersPolicyId: { Ref: 'ResponseHeaders' },
        ViewerProtocolPolicy: 'https-only',
      },
    },
  });
});
