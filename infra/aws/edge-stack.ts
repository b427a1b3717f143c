import { CfnOutput, CfnParameter, Duration, Stack, Validations } from 'aws-cdk-lib';
import type { App, StackProps } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import type { DistributionProps, ErrorResponse } from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { firewall } from './constructs/firewall.ts';
import { named } from './constructs/named.ts';
import { pageFilesOrigin } from './constructs/page-files.ts';
import type { Environment } from './environments.ts';

/** CloudFront keeps errors for ten seconds unless told otherwise: one person's 404 would be the next person's. */
const notKept: readonly ErrorResponse[] = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504].map(
  (httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) }),
);

type EdgeProps = StackProps & Readonly<{ environment: Environment }>;

/** What stands before the API: a firewall and a distribution under a name of our own. It keeps nothing, and caches what the pages load and, for seconds, open data. */
export class EdgeStack extends Stack {
  constructor(app: App, id: string, { environment, ...props }: EdgeProps) {
    super(app, id, { ...props, description: 'Chốt: what stands before the API' });
    const distribution = named(
      new Distribution(this, 'Distribution', {
        domainNames: [this.parameter('DomainName', 'The name that people and pipelines use')],
        certificate: Certificate.fromCertificateArn(
          this,
          'Certificate',
          this.parameter('CertificateArn', 'A certificate for that name, in us-east-1'),
        ),
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
        httpVersion: HttpVersion.HTTP2_AND_3,
        errorResponses: [...notKept],
        webAclId: firewall(this, environment).attrArn,
        ...this.behaviours(),
      }),
    );
    Validations.of(distribution).acknowledge(
      { id: 'AwsSolutions-CFR1', reason: 'The register is for everybody, wherever they are.' },
      {
        id: 'AwsSolutions-CFR3',
        reason:
          'The API logs every request with its subject, and the firewall those that it stops; a second log would hold addresses once more.',
      },
    );
    new CfnOutput(this, 'DistributionDomain', { value: distribution.distributionDomainName });
  }

  /** Answers are made for who asks and never kept, but open data for seconds; what pages load bears a digest in its name and is kept for good. */
  private behaviours(): Pick<DistributionProps, 'defaultBehavior' | 'additionalBehaviors'> {
    const origin = new HttpOrigin(
      this.parameter('ApiDomain', 'The output Url of the workflow stack, without https://'),
      { protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY, originSslProtocols: [OriginSslPolicy.TLS_V1_2] },
    );
    const common = {
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      responseHeadersPolicy: this.responseHeaders(),
    };
    return {
      defaultBehavior: {
        ...common,
        origin,
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      },
      additionalBehaviors: {
        '/assets/*': {
          ...common,
          origin: pageFilesOrigin(this, origin),
          cachePolicy: CachePolicy.CACHING_OPTIMIZED,
          compress: true,
        },
        '/register.*': { ...common, origin, cachePolicy: this.briefly() },
      },
    };
  }

  /** What says of itself how long it may be kept, such as open data, is kept so long and no longer, compressed or not. */
  private briefly(): CachePolicy {
    return named(
      new CachePolicy(this, 'Briefly', {
        minTtl: Duration.seconds(0),
        defaultTtl: Duration.seconds(0),
        maxTtl: Duration.seconds(30),
        enableAcceptEncodingGzip: true,
      }),
    );
  }

  private parameter(id: string, description: string): string {
    return new CfnParameter(this, id, { description, minLength: 1 }).valueAsString;
  }

  /** Says again, for what the firewall or the distribution itself answers, what the functions say of theirs. */
  private responseHeaders(): ResponseHeadersPolicy {
    const override = false;
    return named(
      new ResponseHeadersPolicy(this, 'ResponseHeaders', {
        securityHeadersBehavior: {
          contentSecurityPolicy: {
            contentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'",
            override,
          },
          contentTypeOptions: { override: true },
          frameOptions: { frameOption: HeadersFrameOption.DENY, override },
          referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override },
          strictTransportSecurity: { accessControlMaxAge: Duration.days(730), override: true },
        },
      }),
    );
  }
}
