import { createLocalJWKSet, errors, jwtVerify } from 'jose';
import type { JSONWebKeySet } from 'jose';

/** Who may call: tokens of this issuer for one of these audiences, signed with a key of the set. */
export interface Trust {
  readonly issuer: string;
  readonly audiences: readonly string[];
  readonly keys: JSONWebKeySet;
}

/** The claims of a token as API Gateway gives them to a function, all of them text; undefined when it is not to be trusted. */
export type Verify = (
  authorization: string | undefined,
) => Promise<Readonly<Record<string, string>> | undefined>;

/** Verifies bearer tokens as a JWT authorizer does: signature, issuer, audience and expiry, by the machine's own time. */
export function createVerifier({ issuer, audiences, keys }: Trust): Verify {
  const keySet = createLocalJWKSet(keys);
  return async (authorization) => {
    const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) return undefined;
    try {
      const { payload } = await jwtVerify(token, keySet, {
        issuer,
        audience: [...audiences],
        algorithms: ['ES256'],
        requiredClaims: ['exp', 'sub'],
      });
      return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, asText(value)]));
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  };
}

function asText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(asText).join(' ')}]`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
