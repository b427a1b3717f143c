import { CfnOutput, Validations } from 'aws-cdk-lib';
import type { IOrigin } from 'aws-cdk-lib/aws-cloudfront';
import { OriginGroup, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Bucket, CfnBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { named } from './named.ts';

/** What the bucket answers for a file that it does not hold, and where it does not answer. */
const notThere = [403, 404, 500, 502, 503, 504];

/** Refuses whoever asks for a file without encryption on the way. */
const onlyEncrypted = (bucket: IBucket) =>
  new PolicyStatement({
    sid: 'OnlyEncrypted',
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: ['s3:*'],
    resources: [bucket.bucketArn, bucket.arnForObjects('*')],
    conditions: { Bool: { 'aws:SecureTransport': 'false' } },
  });

/** The bucket of what browsers load with a page: names with digests, filled before each release (README), never emptied by one. */
const pageFiles = (scope: Construct): IBucket => {
  const resource = new CfnBucket(scope, 'PageFiles', {
    publicAccessBlockConfiguration: {
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
    bucketEncryption: {
      serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }],
    },
    ownershipControls: { rules: [{ objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED }] },
  });
  Validations.of(resource).acknowledge({
    id: 'AwsSolutions-S1',
    reason:
      'It holds what everybody may load, and only the distribution reads it; a log of that would hold addresses of persons in a further bucket.',
  });
  const bucket = Bucket.fromCfnBucket(resource);
  bucket.addToResourcePolicy(onlyEncrypted(bucket));
  if (bucket.policy !== undefined) named(bucket.policy, 'PageFilesPolicy');
  return bucket;
};

/**
 * Where the distribution takes the stylesheet and the script of the pages from: its bucket, which only the distribution may read
 * (origin access control), and for a file that is not there the function that made the page, so that no page waits for the filling.
 */
export const pageFilesOrigin = (scope: Construct, pages: IOrigin): IOrigin => {
  const bucket = pageFiles(scope);
  new CfnOutput(scope, 'PageFilesBucket', { value: bucket.bucketName });
  return new OriginGroup({
    primaryOrigin: S3BucketOrigin.withOriginAccessControl(bucket),
    fallbackOrigin: pages,
    fallbackStatusCodes: notThere,
  });
};
