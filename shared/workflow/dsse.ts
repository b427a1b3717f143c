import { canonical } from './hash.ts';

/** A DSSE envelope (secure-systems-lab/dsse v1.0.2) with one signature. */
export interface DsseEnvelope {
  readonly payload: string;
  readonly payloadType: string;
  readonly signatures: readonly { readonly keyid: string; readonly sig: string }[];
}

/** Makes a signature over bytes and says with which key. */
export interface SigningKey {
  readonly keyid: string;
  readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>;
}

/** The pre-authentication encoding: the bytes that are signed, so that type and payload cannot be swapped (DSSE v1). */
export const preAuthEncoding = (payloadType: string, payload: string): Buffer =>
  Buffer.from(
    `DSSEv1 ${String(Buffer.byteLength(payloadType))} ${payloadType} ${String(Buffer.byteLength(payload))} ${payload}`,
  );

/** Signs a payload (exact bytes as text) into an envelope. */
export const signEnvelope = async (
  { keyid, sign }: SigningKey,
  { payloadType, payload }: { readonly payloadType: string; readonly payload: string },
): Promise<DsseEnvelope> => {
  const signature = await sign(preAuthEncoding(payloadType, payload));
  return {
    payload: Buffer.from(payload).toString('base64'),
    payloadType,
    signatures: [{ keyid, sig: Buffer.from(signature).toString('base64') }],
  };
};

/** An envelope in the order of RFC 8785, which a table does not keep: who checks without us asks for those bytes. */
export const exactEnvelope = (envelope: unknown): unknown => JSON.parse(canonical(envelope));
