import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  HttpMethods,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Stack } from 'aws-cdk-lib';
import { named } from './named.ts';

/** Far longer than any file counts: at the latest each hour there are others. */
const keptFor = Duration.days(2);

/** Pages of any site may read what everybody may; who was sent here from another address comes from no origin. */
const readFromPages = { allowedOrigins: ['*'], allowedMethods: [HttpMethods.GET] };

/** The bucket of the register's files: made again with each change, so that nothing in it is worth keeping. */
export function exportFiles(stack: Stack): Bucket {
  const bucket = new Bucket(stack, 'ExportFiles', {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    lifecycleRules: [{ expiration: keptFor, abortIncompleteMultipartUploadAfter: Duration.days(1) }],
    cors: [readFromPages],
    removalPolicy: RemovalPolicy.DESTROY,
  });
  if (bucket.policy !== undefined) named(bucket.policy, 'ExportFilesPolicy');
  Validations.of(bucket).acknowledge({
    id: 'AwsSolutions-S1',
    reason: 'It holds what everybody may read; a log of who reads it would hold addresses of persons.',
  });
  return named(bucket);
}
