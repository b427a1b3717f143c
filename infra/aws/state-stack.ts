import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import type { App } from 'aws-cdk-lib';
import type { Environment } from './environments.ts';
import { EvidenceStore } from './constructs/evidence-store.ts';
import { People } from './constructs/people.ts';
import { named } from './constructs/named.ts';

/** The sparse indexes over `CARD` items, and the key attributes of each. */
export const tableIndexes = {
  'by-kind': ['kindPk', 'kindSk'],
  'by-turn': ['turnPk', 'turnSk'],
  'by-due': ['duePk', 'dueSk'],
} as const;

type StateProps = StackProps &
  Readonly<{
    environment: Environment;
    bundles: string;
    deployers: readonly string[];
    permitKey: number;
  }>;

/** What must survive: the table with its key, the permit key, the files, and the people who sign in. */
export class StateStack extends Stack {
  readonly table: Table;
  readonly permitKey: Key;
  readonly webhookKey: Key;
  readonly files: EvidenceStore;
  readonly people: People;

  constructor(app: App, id: string, { environment, bundles, deployers, permitKey, ...props }: StateProps) {
    super(app, id, { ...props, description: 'Chốt: what must survive', terminationProtection: true });
    this.table = this.addTable(this.addTableKey());
    this.permitKey = named(
      // One after another is another key; the one before is retained, and its public half stays in the set.
      new Key(this, permitKey === 1 ? 'PermitKey' : `PermitKey${String(permitKey)}`, {
        description: 'Signs permits and the status list',
        keySpec: KeySpec.ECC_NIST_P256,
        keyUsage: KeyUsage.SIGN_VERIFY,
        removalPolicy: RemovalPolicy.RETAIN,
      }),
    );
    this.webhookKey = named(
      new Key(this, 'WebhookKey', {
        description: 'Makes and seals the secret of each webhook',
        enableKeyRotation: true,
        removalPolicy: RemovalPolicy.RETAIN,
      }),
    );
    this.files = new EvidenceStore(this, 'Files');
    this.people = new People({ stack: this, environment, bundles, table: this.table }, deployers);
  }

  /** Whoever DynamoDB lets through may use this key through DynamoDB, so that no function needs a grant on it. */
  private addTableKey(): Key {
    const key = new Key(this, 'TableKey', {
      description: 'Encrypts the table',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new AnyPrincipal()],
        actions: [
          'kms:Encrypt',
          'kms:Decrypt',
          'kms:ReEncryptFrom',
          'kms:ReEncryptTo',
          'kms:GenerateDataKey',
          'kms:GenerateDataKeyWithoutPlaintext',
          'kms:DescribeKey',
          'kms:CreateGrant',
        ],
        resources: ['*'],
        conditions: {
          StringEquals: {
            'kms:CallerAccount': this.account,
            'kms:ViaService': `dynamodb.${this.region}.amazonaws.com`,
          },
        },
      }),
    );
    return named(key);
  }

  private addTable(encryptionKey: Key): Table {
    const table = new Table(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      timeToLiveAttribute: 'expiresAt',
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const [indexName, [partition, sort]] of Object.entries(tableIndexes)) {
      table.addGlobalSecondaryIndex({
        indexName,
        partitionKey: { name: partition, type: AttributeType.STRING },
        sortKey: { name: sort, type: AttributeType.STRING },
      });
    }
    return named(table);
  }
}
