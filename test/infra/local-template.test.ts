import { describe, expect, test } from 'vitest';
import { periodOf } from '../../infra/local/schedules.ts';
import { resolve } from '../../infra/local/intrinsics.ts';
import { createWorld } from '../../infra/local/physical.ts';
import { refuseUnknownTypes } from '../../infra/local/resource-types.ts';
import { matchRoute, readRoutes } from '../../infra/local/routes.ts';
import { readStack, readTemplates } from '../../infra/local/template.ts';

const surroundings = {
  sqsEndpoint: 'http://127.0.0.1:1',
  baseUrl: 'http://127.0.0.1:2',
  issuerUrl: 'http://127.0.0.1:2/oidc',
  s3Endpoint: () => 'http://127.0.0.1:3',
  keyId: () => 'key-1',
};
const sample = new URL('./fixtures/assembly', import.meta.url).pathname;

const scope = {
  ref: (id: string) => `ref-${id}`,
  attribute: (id: string, name: string) => `${id}#${name}`,
  imported: (name: string) => `imported-${name}`,
};

describe('intrinsic functions', () => {
  test.each([
    [{ Ref: 'Queue' }, 'ref-Queue'],
    [{ 'Fn::GetAtt': ['Queue', 'Arn'] }, 'Queue#Arn'],
    [{ 'Fn::GetAtt': 'Queue.Arn' }, 'Queue#Arn'],
    [{ 'Fn::Join': ['-', ['a', { Ref: 'B' }, 3]] }, 'a-ref-B-3'],
    [{ 'Fn::ImportValue': { 'Fn::Join': [':', ['state', 'Table']] } }, 'imported-state:Table'],
    [{ 'Fn::Select': ['1', { 'Fn::Split': ['/', 'a/b/c'] }] }, 'b'],
    [{ 'Fn::Sub': '${A}/${B.Arn}/${!C}' }, 'ref-A/B#Arn/${C}'],
    [{ 'Fn::Sub': ['${A}/${B}', { A: { Ref: 'X' } }] }, 'ref-X/ref-B'],
    [{ a: [{ b: { Ref: 'C' } }, 1, true, null] }, { a: [{ b: 'ref-C' }, 1, true, null] }],
  ])('%j', (value, expected) => {
    expect(resolve(value, scope)).toEqual(expected);
  });

  test('one that is not known is refused by name', () => {
    expect(() => resolve({ 'Fn::Cidr': [] }, scope)).toThrow('Fn::Cidr');
  });
});

describe('templates', () => {
  const stacks = readTemplates(sample, { Purpose: 'demonstration' });
  const world = createWorld(stacks, surroundings);

  test('values cross from one stack to the other, and a given parameter wins', () => {
    const web = stacks.flatMap((stack) => stack.resources.get('Web') ?? [])[0];
    expect(web === undefined ? undefined : world.properties(web)).toMatchObject({
      Environment: {
        Variables: {
          TABLE_NAME: 'Base-Table',
          KEY_ID: 'key-1',
          PURPOSE: 'demonstration',
          QUEUE_URL: 'http://127.0.0.1:1/000000000000/Top-Queue.fifo',
        },
      },
    });
  });

  test('a resource type that is not known is refused by name', () => {
    const stack = readStack('Odd', { Resources: { Bus: { Type: 'AWS::Events::EventBus' } } });
    expect(() => refuseUnknownTypes([...stacks, stack])).toThrow('AWS::Events::EventBus (Odd/Bus)');
    expect(() => refuseUnknownTypes(stacks)).not.toThrow();
  });

  test('a parameter without value, and a resource under a condition, are refused by name', () => {
    expect(() => readStack('Odd', { Parameters: { Size: {} } })).toThrow('Size');
    const resource = { Type: 'AWS::SQS::Queue', Condition: 'IsProduction' };
    expect(() => readStack('Odd', { Resources: { Queue: resource } })).toThrow('IsProduction');
  });

  test('an authorizer that trusts somebody else is refused by name', () => {
    const foreign = {
      Type: 'AWS::ApiGatewayV2::Authorizer',
      Properties: {
        AuthorizerType: 'JWT',
        IdentitySource: ['$request.header.Authorization'],
        JwtConfiguration: { Audience: ['x'], Issuer: 'https://elsewhere.example' },
      },
    };
    const odd = readStack('Odd', { Resources: { Foreign: foreign } });
    const joined = createWorld([...stacks, odd], surroundings);
    expect(() => readRoutes(joined)).toThrow('https://elsewhere.example');
  });
});

describe('routes', () => {
  const route = (key: string) => {
    const [method = '', path] = key.split(' ');
    return {
      key,
      method,
      segments: path?.split('/').slice(1),
      functionArn: key,
      audiences: undefined,
      scopes: [],
    };
  };
  const keys = [
    '$default',
    'ANY /a',
    'ANY /a/{proxy+}',
    'GET /a/{id}',
    'POST /a/{id}',
    'GET /a/fixed',
    'GET /a/{id}/b',
    'GET /.well-known/jwks.json',
  ];

  test.each([
    ['GET', '/', '$default', {}],
    ['GET', '/a', 'ANY /a', {}],
    ['GET', '/a/', '$default', {}],
    ['GET', '/a/1', 'GET /a/{id}', { id: '1' }],
    ['DELETE', '/a/1', 'ANY /a/{proxy+}', { proxy: '1' }],
    ['GET', '/a/fixed', 'GET /a/fixed', {}],
    ['GET', '/a/1/b', 'GET /a/{id}/b', { id: '1' }],
    ['GET', '/a/1/c/d', 'ANY /a/{proxy+}', { proxy: '1/c/d' }],
    ['GET', '/.well-known/jwks.json', 'GET /.well-known/jwks.json', {}],
    ['POST', '/.well-known/jwks.json', '$default', {}],
  ])('%s %s', (...[method, path, key, pathParameters]) => {
    const match = matchRoute(keys.map(route), method, path);
    expect(match?.route.key).toBe(key);
    expect(match?.pathParameters).toEqual(pathParameters);
  });
});

describe('schedules', () => {
  test('rates are read, other expressions refused', () => {
    expect(periodOf('rate(15 minutes)')).toBe(900_000);
    expect(periodOf('rate(1 hour)')).toBe(3_600_000);
    expect(() => periodOf('cron(0 1 * * ? *)')).toThrow('cron(0 1 * * ? *)');
  });
});
