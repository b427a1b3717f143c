import { Agent, request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import { text } from 'node:stream/consumers';
import { SignatureV4 } from '@smithy/signature-v4';
import { SigningHash } from './signing-hash.ts';

/** How a service is spoken to: its protocol is AWS JSON 1.0 (one POST, the operation in a header). */
const services = {
  dynamodb: { target: 'DynamoDB_20120810', endpoint: 'AWS_ENDPOINT_URL_DYNAMODB' },
  sqs: { target: 'AmazonSQS', endpoint: 'AWS_ENDPOINT_URL_SQS' },
} as const;
type Service = keyof typeof services;

/** Calls one operation of a service: its answer, or a fault with the name that the service gave it. */
export type Call = (operation: string, input: object, until?: AbortSignal) => Promise<unknown>;

/** Lambda gives every function its credentials in these variables. */
const credentials = () => {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
  if (AWS_ACCESS_KEY_ID === undefined || AWS_SECRET_ACCESS_KEY === undefined)
    throw new Error('the environment holds no credentials');
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN !== undefined && { sessionToken: AWS_SESSION_TOKEN }),
  };
};

/** How often a call is made in all before its fault is thrown, and how long it may be silent, in milliseconds. */
const attempts = 3;
const patience = 1_500;

const agents = { 'http:': new Agent({ keepAlive: true }), 'https:': new SecureAgent({ keepAlive: true }) };

interface Sent {
  readonly status: number;
  readonly body: string;
}

/** One signed request over Node's own transport: the status and the body, whatever they say; throws where nothing answers. */
export const post = async (
  endpoint: URL,
  { headers, body }: { headers: Record<string, string>; body: string },
  signal: AbortSignal | undefined,
): Promise<Sent> => {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const isPlain = endpoint.protocol === 'http:';
    const agent = isPlain ? agents['http:'] : agents['https:'];
    const sent = (isPlain ? request : secureRequest)(endpoint, {
      method: 'POST',
      headers,
      agent,
      timeout: patience,
      ...(signal && { signal }),
    });
    sent
      .on('timeout', () => sent.destroy(new Error('no answer in time')))
      .on('response', resolve)
      .on('error', reject)
      .end(body);
  });
  return { status: answer.statusCode ?? 0, body: await text(answer) };
};

/** Signs for one service with the credentials of the function. */
export const signerOf = (service: string): SignatureV4 =>
  new SignatureV4({
    service,
    region: process.env['AWS_REGION'] ?? '',
    credentials: () => Promise.resolve(credentials()),
    sha256: SigningHash,
  });

/** The fault that a service names, without its text: that may quote what was asked. */
const faultOf = (operation: string, { status, body }: Sent): Error => {
  const named = /"__type":"(?:[^"]*#)?(?<name>\w+)"/u.exec(body)?.groups?.['name'];
  const fault = new Error(`${operation} was answered ${String(status)} ${named ?? ''}`.trim());
  fault.name = named ?? 'ServiceFault';
  return fault;
};

/** Faults that pass by themselves: the service is busy, or somewhere between here and there. */
const passes = ({ status, body }: Sent): boolean =>
  status >= 500 || /Throttl|ProvisionedThroughputExceeded|RequestLimitExceeded/u.test(body);

const signedBy =
  (signer: SignatureV4, { endpoint, target }: { readonly endpoint: URL; readonly target: string }) =>
  async (operation: string, body: string): Promise<Record<string, string>> => {
    const { headers } = await signer.sign({
      method: 'POST',
      protocol: endpoint.protocol,
      hostname: endpoint.hostname,
      path: '/',
      headers: {
        host: endpoint.host,
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `${target}.${operation}`,
        'content-length': String(Buffer.byteLength(body)),
      },
      body,
    });
    return headers;
  };

const parsed = (body: string): unknown => JSON.parse(body);

/**
 * A client of one service for functions that must start fast and answer many: the signature is a library's, the transport
 * is Node's own. A call that is busy or breaks off is made again, three times in all, so that only what may be repeated is
 * called through it. Throws with the name of the fault, or when `until` aborts.
 */
export const leanClient = (service: Service, at = process.env[services[service].endpoint]): Call => {
  const { target } = services[service];
  const region = process.env['AWS_REGION'] ?? '';
  const endpoint = new URL(at ?? `https://${service}.${region}.amazonaws.com/`);
  const signed = signedBy(signerOf(service), { endpoint, target });

  const once = async (operation: string, body: string, until: AbortSignal | undefined): Promise<Sent> =>
    post(endpoint, { headers: await signed(operation, body), body }, until);

  return async (operation, input, until) => {
    const body = JSON.stringify(input);
    for (let attempt = 1; ; attempt += 1) {
      const isLast = attempt === attempts;
      const sent = await once(operation, body, until).catch((error: unknown) => {
        if (isLast || until?.aborted === true) throw error;
        return null;
      });
      if (sent?.status === 200) return parsed(sent.body);
      if (sent !== null && (isLast || !passes(sent))) throw faultOf(operation, sent);
    }
  };
};
