import { expect, test } from 'vitest';
import { z } from 'zod';
import { newTemplates, propertiesOf } from './templates.ts';

const { workflow } = newTemplates();
const reference = z.object({ Ref: z.string() });
const target = z.object({
  'Fn::Join': z.tuple([z.literal(''), z.tuple([z.literal('integrations/'), reference])]),
});
const integration = z.object({
  IntegrationUri: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }),
  PayloadFormatVersion: z.literal('2.0'),
});
const route = z.object({
  RouteKey: z.string(),
  AuthorizationType: z.string(),
  AuthorizerId: reference.optional(),
  AuthorizationScopes: z.array(z.string()).default([]),
  Target: target,
});

/** Who answers each route, who is let in, and what their token must be for. */
const expected = {
  'ANY /platforms': 'Api JWT openid',
  'ANY /platforms/{proxy+}': 'Api JWT openid',
  'ANY /imports': 'Api JWT openid',
  'ANY /lists': 'Api JWT openid',
  'ANY /lists/{proxy+}': 'Api JWT openid',
  'ANY /dossiers': 'Api JWT openid',
  'ANY /dossiers/{proxy+}': 'Api JWT openid',
  'ANY /organisations': 'Api JWT openid',
  'ANY /organisations/{proxy+}': 'Api JWT openid',
  'ANY /people/{proxy+}': 'Api JWT openid',
  'ANY /webhooks': 'Api JWT openid',
  'ANY /webhooks/{proxy+}': 'Api JWT openid',
  'GET /incidents': 'Api JWT openid',
  'GET /adoptions/overdue': 'Api JWT openid',
  'GET /notices': 'Api JWT openid',
  'POST /notices/{id}/read': 'Api JWT openid',
  'GET /refusals': 'Api JWT openid',
  'GET /commands/{id}': 'Api JWT openid',
  'POST /gate/relaxations': 'Api JWT openid',
  'POST /gate/relaxations/{id}/end': 'Api JWT openid',
  'POST /gate/decisions': 'Gate JWT openid or chot/gate',
  'GET /gate/decisions/{id}': 'Gate JWT openid or chot/gate',
  'GET /gate/decisions/{id}/replay': 'Gate JWT openid or chot/gate',
  'ANY /gate/trials': 'Gate JWT openid or chot/gate',
  'ANY /gate/deployments': 'Gate JWT openid or chot/gate',
  'GET /gate/instances': 'Gate JWT openid or chot/gate',
  'GET /register': 'Register NONE',
  'GET /gate/relaxations': 'Register NONE',
  'GET /register/{id}': 'Register NONE',
  'GET /register/statistics': 'Register NONE',
  'GET /register/feed.json': 'Register NONE',
  'GET /register.json': 'Register NONE',
  'GET /register.csv': 'Register NONE',
  'GET /register.jsonld': 'Register NONE',
  'GET /register.schema.json': 'Register NONE',
  'GET /register/{id}/seal.svg': 'Register NONE',
  'GET /register/{id}/rulings': 'Register NONE',
  'GET /register/lists': 'Register NONE',
  'GET /localities/{id}/adoptions': 'Register NONE',
  'GET /register/lists/{id}': 'Register NONE',
  'GET /permits/{digest}': 'Register NONE',
  'GET /permits/{digest}/platforms/{id}': 'Register NONE',
  'GET /permits/status': 'Register NONE',
  'GET /.well-known/jwks.json': 'Register NONE',
  'POST /level-determinations': 'Register NONE',
  'GET /document-style.css': 'Register NONE',
  'GET /openapi.json': 'Register NONE',
  'GET /health': 'Register NONE',
  $default: 'Register NONE',
  'GET /': 'Web NONE',
  'ANY /vi': 'Web NONE',
  'ANY /vi/{proxy+}': 'Web NONE',
  'ANY /en': 'Web NONE',
  'ANY /en/{proxy+}': 'Web NONE',
  'GET /signed-in': 'Web NONE',
  'GET /assets/{file}': 'Web NONE',
};

const integrations = propertiesOf(workflow, 'AWS::ApiGatewayV2::Integration');
const routes = [...propertiesOf(workflow, 'AWS::ApiGatewayV2::Route').values()].map((properties) =>
  route.parse(properties),
);
const answerer = ({ Target }: z.infer<typeof route>) =>
  integration.parse(integrations.get(Target['Fn::Join'][1][1].Ref)).IntegrationUri['Fn::GetAtt'][0];

test('every route asks who is there, but those of the register and the pages', () => {
  const actual = routes.map((it) => [
    it.RouteKey,
    [answerer(it), it.AuthorizationType, it.AuthorizationScopes.join(' or ')].join(' ').trim(),
  ]);
  expect(Object.fromEntries(actual)).toEqual(expected);
  expect(routes).toHaveLength(Object.keys(expected).length);
});

test('the authorizer believes the user pool, and only tokens for our client', () => {
  const authorizers = propertiesOf(workflow, 'AWS::ApiGatewayV2::Authorizer');
  const used = new Set(routes.flatMap(({ AuthorizerId }) => (AuthorizerId ? [AuthorizerId.Ref] : [])));
  expect([...authorizers.keys()]).toEqual([...used]);
  const pool: unknown = expect.stringContaining('RefUserPool');
  expect([...authorizers.values()][0]).toMatchObject({
    AuthorizerType: 'JWT',
    IdentitySource: ['$request.header.Authorization'],
    JwtConfiguration: {
      Audience: [{ 'Fn::ImportValue': expect.stringContaining('RefUserPoolClient') }],
      Issuer: {
        'Fn::Join': ['', ['https://cognito-idp.ap-southeast-1.amazonaws.com/', { 'Fn::ImportValue': pool }]],
      },
    },
  });
});

test('requests are logged and not without limit', () => {
  workflow.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
    StageName: '$default',
    AccessLogSettings: { DestinationArn: { 'Fn::GetAtt': ['AccessLogs', 'Arn'] } },
    DefaultRouteSettings: { ThrottlingBurstLimit: 1000, ThrottlingRateLimit: 500 },
  });
});
