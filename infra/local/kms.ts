import { sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { makeDataKey, openDataKey } from './data-keys.ts';
import type { ServedSecret } from './data-keys.ts';
import type { Engine } from './engine.ts';
import type { KeptKey } from './keys.ts';
import { KmsRefusal } from './kms-refusal.ts';
import { signDigest } from './sign-digest.ts';

/** The longest message that KMS signs raw, and the length of a SHA-256 digest, in bytes. */
const longestMessage = 4096;
const digestLength = 32;

const base64 = z.string().transform((value) => Buffer.from(value, 'base64'));
const signShape = z.object({
  KeyId: z.string(),
  Message: base64,
  MessageType: z.enum(['RAW', 'DIGEST']).default('RAW'),
  SigningAlgorithm: z.literal('ECDSA_SHA_256'),
});
const keyShape = z.object({ KeyId: z.string() });

/** A key as the templates name it. */
export interface ServedKey extends KeptKey {
  readonly arn: string;
}

/** All keys of a run: those that sign, and those that wrap data keys. */
export interface ServedKeys {
  readonly signing: readonly ServedKey[];
  readonly wrapping: readonly ServedSecret[];
}

/** Answers `Sign` and `GetPublicKey` of the KMS JSON protocol for P-256 keys, `GenerateDataKey` and `Decrypt` for symmetric ones, on a free port. */
export async function startKeyEngine(keys: ServedKeys): Promise<Engine> {
  const server = createServer((request, response) => {
    void answer(request, keys).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const ended = new Promise<void>((resolve) => server.on('close', resolve));
  return {
    endpoint: `http://127.0.0.1:${port}`,
    ended,
    stop() {
      server.close();
      server.closeAllConnections();
      return ended;
    },
  };
}

async function answer(
  request: IncomingMessage,
  keys: ServedKeys,
): Promise<{ status: number; body: unknown }> {
  const action = String(request.headers['x-amz-target']).replace('TrentService.', '');
  try {
    const input: unknown = JSON.parse(await text(request));
    return { status: 200, body: act(action, input, keys) };
  } catch (error) {
    const isOurs = error instanceof KmsRefusal;
    const isInput = error instanceof z.ZodError || error instanceof SyntaxError;
    const type = isOurs ? error.name : isInput ? 'ValidationException' : 'KMSInternalException';
    const message = error instanceof Error ? error.message : String(error);
    return { status: isOurs || isInput ? 400 : 500, body: { __type: type, message } };
  }
}

function act(action: string, input: unknown, { signing, wrapping }: ServedKeys): unknown {
  if (action === 'Sign') return signWith(input, signing);
  if (action === 'GetPublicKey') return publicKeyOf(input, signing);
  if (action === 'GenerateDataKey') return makeDataKey(input, wrapping);
  if (action === 'Decrypt') return openDataKey(input, wrapping);
  throw new KmsRefusal('UnsupportedOperationException', `${action} is not answered here`);
}

function signWith(input: unknown, keys: readonly ServedKey[]): unknown {
  const { KeyId, Message, MessageType, SigningAlgorithm } = signShape.parse(input);
  const { arn, privateKey } = find(KeyId, keys);
  const isRaw = MessageType === 'RAW';
  if (isRaw ? Message.length === 0 || Message.length > longestMessage : Message.length !== digestLength) {
    throw new KmsRefusal(
      'ValidationException',
      `a message of ${Message.length} bytes cannot be signed as ${MessageType}`,
    );
  }
  const signature = isRaw ? sign('sha256', Message, privateKey) : signDigest(Message, privateKey);
  return { KeyId: arn, Signature: signature.toString('base64'), SigningAlgorithm };
}

function publicKeyOf(input: unknown, keys: readonly ServedKey[]): unknown {
  const { arn, publicKey } = find(keyShape.parse(input).KeyId, keys);
  return {
    KeyId: arn,
    PublicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    KeySpec: 'ECC_NIST_P256',
    CustomerMasterKeySpec: 'ECC_NIST_P256',
    KeyUsage: 'SIGN_VERIFY',
    SigningAlgorithms: ['ECDSA_SHA_256'],
  };
}

function find(wanted: string, keys: readonly ServedKey[]): ServedKey {
  const found = keys.find(({ keyId, arn }) => keyId === wanted || arn === wanted);
  if (found === undefined) throw new KmsRefusal('NotFoundException', `there is no key ${wanted}`);
  return found;
}
