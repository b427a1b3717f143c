import { expect, test } from 'vitest';
import { secretBytes, secretText, signatureHeaders } from '../../shared/workflow/webhook-signature.ts';

/** The vector of the Standard Webhooks reference libraries. */
const vector = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  given: { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', seconds: 1614265330, body: '{"test": 2432232314}' },
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
};

test('signs as the reference libraries do', () => {
  const bytes = secretBytes(vector.secret) ?? new Uint8Array();
  expect(secretText(bytes)).toBe(vector.secret);
  expect(signatureHeaders(vector.given, [bytes])).toEqual({
    'webhook-id': vector.given.id,
    'webhook-timestamp': '1614265330',
    'webhook-signature': vector.signature,
  });
});

test('signs with each secret that counts while one takes the place of the other', () => {
  const [old, fresh] = [secretBytes(vector.secret) ?? new Uint8Array(), new Uint8Array(32).fill(7)];
  const both = signatureHeaders(vector.given, [fresh, old])['webhook-signature'].split(' ');
  expect(both).toHaveLength(2);
  expect(both[1]).toBe(vector.signature);
});

test.each(['', 'whsec_', 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'whsec_c2hvcnQ=', `whsec_${'A'.repeat(200)}`])(
  '%j is no secret',
  (text) => {
    expect(secretBytes(text)).toBeNull();
  },
);
