import { gunzipSync } from 'node:zlib';
import type { APIGatewayProxyEventV2, Context, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import type { Actor } from '../../shared/domain/actor.ts';

/** What Lambda tells a function about its run, as far as anyone here reads it. */
export const lambdaContext: Context = z.custom<Context>().parse({
  functionName: 'function',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:local:0:function:function',
  memoryLimitInMB: '512',
  awsRequestId: 'request-1',
  getRemainingTimeInMillis: () => 5000,
});

/** A message as SQS hands it over; `body` is JSON unless it is a text already. */
export const sqsRecord = (
  messageId: string,
  body: unknown,
  { group = 'dossier-ds-a', reason }: { group?: string; reason?: string } = {},
): SQSRecord => ({
  messageId,
  receiptHandle: `receipt-${messageId}`,
  body: typeof body === 'string' ? body : JSON.stringify(body),
  attributes: {
    ApproximateReceiveCount: '1',
    SentTimestamp: String(Date.parse('2026-11-23T02:00:00.000Z')),
    SenderId: 'sender',
    ApproximateFirstReceiveTimestamp: '0',
    MessageGroupId: group,
    MessageDeduplicationId: messageId,
  },
  messageAttributes: reason === undefined ? {} : { reason: { dataType: 'String', stringValue: reason } },
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn:aws:sqs:local:000000000000:chot-assessment.fifo',
  awsRegion: 'local',
});

export const sqsEvent = (...Records: SQSRecord[]): SQSEvent => ({ Records });

/** A request as API Gateway hands it over (payload 2.0), with the claims of whoever has signed in. */
export const httpEvent = (
  request: string,
  { actor, body, headers = {} }: { actor?: Actor; body?: string; headers?: Record<string, string> } = {},
): APIGatewayProxyEventV2 => {
  const [method = '', address = ''] = request.split(' ');
  const { pathname, search, searchParams } = new URL(address, 'https://api.test');
  const jwt = actor && {
    claims: {
      sub: actor.subject,
      unit: actor.unit,
      organisation: actor.organisation,
      roles: actor.roles.join(' '),
    },
    scopes: [],
  };
  const requestContext = {
    accountId: '0',
    apiId: 'api',
    domainName: 'api.test',
    domainPrefix: 'api',
    http: { method, path: pathname, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
    requestId: 'request-1',
    routeKey: '$default',
    stage: '$default',
    time: '23/Nov/2026:02:00:00 +0000',
    timeEpoch: 0,
    ...(jwt && { authorizer: { jwt } }),
  };
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: pathname,
    rawQueryString: search.slice(1),
    queryStringParameters: Object.fromEntries(searchParams),
    headers,
    requestContext,
    isBase64Encoded: false,
    ...(body !== undefined && { body }),
  };
};

const answerShape = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  isBase64Encoded: z.boolean().default(false),
});

const unpacked = (bytes: Buffer, headers: Readonly<Record<string, string>>): string =>
  (headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString('utf8');

/** An answer as its reader sees it; `body` is what the JSON says, or the text where it is none. */
export const answerOf = (result: unknown) => {
  const { statusCode, headers, body, isBase64Encoded } = answerShape.parse(result);
  const text = unpacked(Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'), headers);
  const json: unknown =
    headers['content-type']?.includes('json') === false ? text : text === '' ? null : JSON.parse(text);
  return { status: statusCode, headers, text, body: json, bytes: body.length };
};
