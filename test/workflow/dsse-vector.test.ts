import { describe, expect, it } from 'vitest';
import { preAuthEncoding } from '../../shared/workflow/dsse.ts';
import { canonical } from '../../shared/workflow/hash.ts';
import { openEnvelope, trustedKeys } from '../../shared/workflow/open-envelope.ts';

/**
 * The test vector of protocol.md in github.com/secure-systems-lab/dsse (v1), with the key id of its reference
 * implementation. The vector has the signature as r and s side by side; ours are DER, so it is written as DER here.
 */
const vector = {
  payloadType: 'http://example.com/HelloWorld',
  payload: 'aGVsbG8gd29ybGQ=',
  x: 46950820868899156662930047687818585632848591499744589407958293238635476079160n,
  y: 5640078356564379163099075877009565129882514886557779369047442380624545832820n,
  sig: 'A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJPcIAriEGAHTVeCUjW2JIZA==',
  keyid: '66301bbf',
};

const coordinate = (value: bigint): string =>
  Buffer.from(value.toString(16).padStart(64, '0'), 'hex').toString('base64url');
const keys = trustedKeys([
  { kty: 'EC', crv: 'P-256', x: coordinate(vector.x), y: coordinate(vector.y), kid: vector.keyid },
]);

/** A number of a signature as a DER integer: no leading zeros but the one that keeps it positive. */
const integer = (bytes: Buffer): Buffer => {
  const digits = bytes.subarray(bytes.findIndex((byte) => byte !== 0));
  const positive = (digits[0] ?? 0) < 128 ? digits : Buffer.concat([Buffer.of(0), digits]);
  return Buffer.concat([Buffer.of(2, positive.length), positive]);
};
const raw = Buffer.from(vector.sig, 'base64');
const numbers = Buffer.concat([integer(raw.subarray(0, 32)), integer(raw.subarray(32))]);
const der = Buffer.concat([Buffer.of(0x30, numbers.length), numbers]);

const envelope = (change: object = {}, sig = der.toString('base64')) =>
  Buffer.from(
    canonical({
      payload: vector.payload,
      payloadType: vector.payloadType,
      signatures: [{ keyid: vector.keyid, sig }],
      ...change,
    }),
  );

describe('the test vector of the DSSE specification', () => {
  it('has the pre-authentication encoding that the specification gives', () => {
    const encoded = preAuthEncoding(vector.payloadType, 'hello world').toString('utf8');
    expect(encoded).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world');
  });

  it('verifies', () => {
    expect(openEnvelope(envelope(), { keys, revokedKeys: [] })).toEqual({
      ok: true,
      value: { payloadType: vector.payloadType, payload: 'hello world', keyid: vector.keyid },
    });
  });

  it.each([
    ['another payload', envelope({ payload: 'aGVsbG8gd29ybGR=' }), 'envelope-malformed'],
    ['another text', envelope({ payload: 'aGVsbG8gV29ybGQ=' }), 'signature-invalid'],
    ['another type', envelope({ payloadType: 'http://example.com/HelloWorle' }), 'signature-invalid'],
    ['a signature that is not DER', envelope({}, vector.sig), 'signature-invalid'],
  ])('does not with %s', (_, file, reason) => {
    expect(openEnvelope(file, { keys, revokedKeys: [] })).toEqual({ ok: false, reason });
  });
});
