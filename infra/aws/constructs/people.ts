import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AccountRecovery,
  ClientAttributes,
  FeaturePlan,
  Mfa,
  OAuthScope,
  StandardThreatProtectionMode,
  StringAttribute,
  UserPool,
} from 'aws-cdk-lib/aws-cognito';
import type { UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { named } from './named.ts';

/** What the administrator says of a person; whoever signs in may read it and not change it. */
const appointed = ['unit', 'organisation', 'roles'] as const;

/** Those who sign in: a user pool that nobody joins uninvited, and a client for code with PKCE. */
export class People extends Construct {
  readonly pool: UserPool;
  readonly client: UserPoolClient;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.pool = named(this.addPool(), 'UserPool');
    this.client = named(this.addClient(), 'UserPoolClient');
    const { stackName, account } = Stack.of(this);
    const domainPrefix = `${stackName}-${account}`;
    named(this.pool.addDomain('Domain', { cognitoDomain: { domainPrefix } }), 'UserPoolDomain');
  }

  private addPool(): UserPool {
    const text = () => new StringAttribute({ mutable: true, maxLen: 256 });
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
      customAttributes: Object.fromEntries(appointed.map((attribute) => [attribute, text()])),
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  /** Has no secret, so it must prove itself with PKCE; comes back to a loopback address (RFC 8252); writes no appointment. */
  private addClient(): UserPoolClient {
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
        callbackUrls: ['http://localhost:3000/signed-in'],
      },
      readAttributes: new ClientAttributes()
        .withStandardAttributes({ email: true })
        .withCustomAttributes(...appointed),
      writeAttributes: new ClientAttributes().withStandardAttributes({ email: true }),
    });
  }
}
