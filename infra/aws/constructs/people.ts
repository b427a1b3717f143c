import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AccountRecovery,
  ClientAttributes,
  FeaturePlan,
  LambdaVersion,
  Mfa,
  OAuthScope,
  StandardThreatProtectionMode,
  UserPool,
  UserPoolOperation,
} from 'aws-cdk-lib/aws-cognito';
import type { UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { Ground } from './house.ts';
import { machineClients } from './machines.ts';
import { named } from './named.ts';
import { publicUrl } from './public-url.ts';
import { WorkflowFunction } from './workflow-function.ts';

/** What a token was made for: `openid` is in every token of a person, `chot/gate` is all that a machine gets. */
export const scopes = { people: 'openid', gate: 'chot/gate' } as const;

/**
 * Those who sign in: a user pool that nobody joins uninvited, a client for code with PKCE, a client per machine, and the
 * function that says in every token for whom its bearer acts. The function stands here and not among the functions of
 * the workflow: the pool must know it, the workflow must know the pool, and without it nobody gets in.
 */
export class People extends Construct {
  readonly pool: UserPool;
  readonly client: UserPoolClient;
  readonly deployers: readonly UserPoolClient[];
  readonly claims: WorkflowFunction;

  constructor(ground: Ground, deployers: readonly string[]) {
    super(ground.stack, 'People');
    this.pool = named(this.addPool(), 'UserPool');
    this.client = named(this.addClient(publicUrl(ground.stack)), 'UserPoolClient');
    const { stackName, account } = Stack.of(this);
    const domainPrefix = `${stackName}-${account}`;
    named(this.pool.addDomain('Domain', { cognitoDomain: { domainPrefix } }), 'UserPoolDomain');
    this.deployers = machineClients(this.pool, scopes.gate, deployers);
    this.claims = this.addClaims(ground);
  }

  private addPool(): UserPool {
    return new UserPool(this, 'Pool', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      passwordPolicy: {
        minLength: 14,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  /** Has no secret, so it must prove itself with PKCE; comes back to the pages, or to a loopback address (RFC 8252). */
  private addClient(pages: string): UserPoolClient {
    return this.pool.addClient('Client', {
      generateSecret: false,
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.minutes(60),
      idTokenValidity: Duration.minutes(60),
      refreshTokenValidity: Duration.hours(12),
      authFlows: { userSrp: true },
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL],
        callbackUrls: [`${pages}/signed-in`, 'http://localhost:3000/signed-in'],
      },
      readAttributes: new ClientAttributes().withStandardAttributes({ email: true }),
      writeAttributes: new ClientAttributes().withStandardAttributes({ email: true }),
    });
  }

  /** Reads appointments and nothing else may it do; V3_0 is the version that also covers the tokens of machines. */
  private addClaims(ground: Ground): WorkflowFunction {
    const claims = new WorkflowFunction(ground, 'Claims', { folder: 'claims', timeoutSeconds: 5 });
    const actions = ['dynamodb:GetItem', 'dynamodb:BatchGetItem'];
    claims.allow({ actions, resources: [ground.table.tableArn] });
    const before = UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG;
    this.pool.addTrigger(before, claims.lambda, LambdaVersion.V3_0);
    return claims;
  }
}
