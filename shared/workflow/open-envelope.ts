import { createPublicKey, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { PaperReason } from '../domain/gate/reasons.ts';
import { preAuthEncoding } from './dsse.ts';
import { canonical } from './hash.ts';

/** A public key on P-256 as a key set holds it (RFC 7517). */
interface PublicJwk {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
  readonly kid: string;
  readonly revokedAt?: string | undefined;
}

/** Keys by their id; revoked ones are there, so that they are told from unknown ones. */
export type TrustedKeys = ReadonlyMap<string, { readonly key: KeyObject; readonly isRevoked: boolean }>;

/** Whose signatures count: keys of a set, less those that a status list has revoked since. */
export interface Trust {
  readonly keys: TrustedKeys;
  readonly revokedKeys: readonly string[];
}

/** The keys of a set; throws where two have one id, or where one is no point of the curve. */
export const trustedKeys = (jwks: readonly PublicJwk[]): TrustedKeys => {
  const keys = new Map(
    jwks.map(({ kty, crv, x, y, kid, revokedAt }) => [
      kid,
      {
        key: createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' }),
        isRevoked: revokedAt !== undefined,
      },
    ]),
  );
  if (keys.size !== jwks.length) throw new Error('two keys of the set have the same id');
  return keys;
};

/** An envelope whose signature holds. */
export interface OpenedEnvelope {
  readonly payloadType: string;
  readonly payload: string;
  readonly keyid: string;
}

interface SealedEnvelope extends OpenedEnvelope {
  readonly signature: Buffer;
}

/** A text of JSON that needs no escapes. */
const plain = String.raw`[^"\\\u0000-\u001f]*`;
const form = new RegExp(
  `^\\{"payload":"(?<payload>${plain})","payloadType":"(?<payloadType>${plain})",` +
    `"signatures":\\[\\{"keyid":"(?<keyid>${plain})","sig":"(?<sig>${plain})"\\}\\]\\}\n?$`,
  'u',
);

/** The bytes of a text as base64 (RFC 4648 section 4); null where another text would give the same bytes. */
const bytesOf = (base64: string): Buffer | null => {
  const bytes = Buffer.from(base64, 'base64');
  return bytes.toString('base64') === base64 ? bytes : null;
};

/** A text whose UTF-8 is exactly these bytes; null where there is none. */
const textOf = (bytes: Buffer): string | null => {
  const text = bytes.toString('utf8');
  return Buffer.from(text).equals(bytes) ? text : null;
};

/** The members of the envelope that a text is; null where writing them out again gives another text. */
const membersOf = (text: string) => {
  const { payload = '', payloadType = '', keyid = '', sig = '' } = form.exec(text)?.groups ?? {};
  const written = canonical({ payload, payloadType, signatures: [{ keyid, sig }] });
  return text.replace(/\n$/u, '') === written ? { payload, payloadType, keyid, sig } : null;
};

/**
 * Reads the exact RFC 8785 bytes of one envelope with one signature, and of nothing else: no reader of JSON can find
 * another envelope in them.
 */
const sealedIn = (file: Buffer): SealedEnvelope | null => {
  const members = membersOf(textOf(file) ?? '');
  if (members === null) return null;
  const [payload, signature] = [bytesOf(members.payload), bytesOf(members.sig)];
  const content = payload && textOf(payload);
  if (content === null || signature === null) return null;
  return { payloadType: members.payloadType, payload: content, keyid: members.keyid, signature };
};

const refused = (reason: PaperReason) => ({ ok: false, reason }) as const;

/**
 * Opens a DSSE envelope (secure-systems-lab/dsse v1.0.2) of ECDSA P-256 with SHA-256 and a DER signature. The file is the
 * canonical bytes of the envelope, at most a line feed after them. Refuses `envelope-malformed`, `key-unknown`,
 * `key-revoked` (whenever the signature was made) and `signature-invalid`.
 */
export const openEnvelope = (
  file: Uint8Array,
  { keys, revokedKeys }: Trust,
): { readonly ok: true; readonly value: OpenedEnvelope } | ReturnType<typeof refused> => {
  const sealed = sealedIn(Buffer.from(file));
  if (sealed === null) return refused('envelope-malformed');
  const { payloadType, payload, keyid, signature } = sealed;
  const known = keys.get(keyid);
  if (known === undefined) return refused('key-unknown');
  if (known.isRevoked || revokedKeys.includes(keyid)) return refused('key-revoked');
  const holds = verify(
    'sha256',
    preAuthEncoding(payloadType, payload),
    { key: known.key, dsaEncoding: 'der' },
    signature,
  );
  return holds ? { ok: true, value: { payloadType, payload, keyid } } : refused('signature-invalid');
};
