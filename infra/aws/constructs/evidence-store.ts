import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { PolicyStatementProps } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  HttpMethods,
  ObjectLockRetention,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { BucketProps } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { named } from './named.ts';

/** How long a sealed file cannot be deleted: as long as an archive of five years asks (a choice of ours). */
const lockedFor = Duration.days(5 * 365);

/**
 * The files of dossiers: uploads land in quarantine, what is confirmed stays as ciphertext that nobody overwrites, and what is
 * downloaded lies in the outbox for a day. The key wraps one data key per dossier.
 */
export class EvidenceStore extends Construct {
  readonly key: Key;
  readonly quarantine: Bucket;
  readonly evidence: Bucket;
  readonly outbox: Bucket;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.key = named(
      new Key(this, 'EvidenceKey', {
        description: 'Wraps the data key of each dossier',
        enableKeyRotation: true,
        removalPolicy: RemovalPolicy.RETAIN,
      }),
    );
    this.quarantine = this.addBucket('Quarantine', { ...forOneDay, cors: [uploadsFromPages] });
    this.outbox = this.addBucket('Outbox', forOneDay);
    this.evidence = this.addBucket('Evidence', {
      versioned: true,
      objectLockEnabled: true,
      objectLockDefaultRetention: ObjectLockRetention.governance(lockedFor),
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.evidence.policy?.applyRemovalPolicy(RemovalPolicy.RETAIN);
    this.refuseOverwriting();
  }

  private addBucket(id: string, props: BucketProps): Bucket {
    const bucket = new Bucket(this, id, {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      ...props,
    });
    if (bucket.policy !== undefined) named(bucket.policy, `${id}Policy`);
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Every upload, confirmation and download is a command in the history of its dossier. Server access logs would keep presigned URLs and addresses of persons in a further bucket that nobody reads.',
    });
    return named(bucket);
  }

  /** Also whoever gets the right to write one day writes only what is new; deleting would need a change of this policy first. */
  private refuseOverwriting(): void {
    this.forbid({
      sid: 'OnlyNewObjects',
      actions: ['s3:PutObject'],
      conditions: { Null: { 's3:if-none-match': 'true' } },
    });
    this.forbid({
      sid: 'NobodyDeletes',
      actions: [
        's3:DeleteObject',
        's3:DeleteObjectVersion',
        's3:BypassGovernanceRetention',
        's3:PutObjectRetention',
      ],
    });
  }

  private forbid(statement: PolicyStatementProps): void {
    this.evidence.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        resources: [this.evidence.arnForObjects('*')],
        ...statement,
      }),
    );
  }
}

/** One day is the shortest time that S3 knows. */
const forOneDay: BucketProps = {
  lifecycleRules: [{ expiration: Duration.days(1), abortIncompleteMultipartUploadAfter: Duration.days(1) }],
  removalPolicy: RemovalPolicy.DESTROY,
};

/** From any page: the signature in the address is what opens the bucket, and no cookie is ever sent. */
const uploadsFromPages = {
  allowedOrigins: ['*'],
  allowedMethods: [HttpMethods.PUT],
  allowedHeaders: ['content-type', 'x-amz-checksum-sha256'],
  maxAge: 3600,
};
