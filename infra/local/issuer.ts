import { randomUUID } from 'node:crypto';
import { exportJWK, SignJWT } from 'jose';
import type { JWK } from 'jose';
import type { Account } from './accounts.ts';
import { keptKey } from './keys.ts';
import type { KeptKey } from './keys.ts';
import { webClientId } from './physical.ts';
import type { DataDir } from './data-dir.ts';

/** What the template's routes ask of a token: a person's carries these, a machine's only the gate's. */
const scopes = { person: 'openid email', machine: 'chot/gate' } as const;

/** The scope of an account's tokens; a deployer is a machine. */
export function scopeOf({ roles }: Account): string {
  return roles === 'deployer' ? scopes.machine : scopes.person;
}

/** How long a bearer token is good for, in seconds: a working day. */
export const tokenSeconds = 8 * 3600;

/** Where the run on a port answers. */
export function baseUrlOn(port: number): string {
  return `http://127.0.0.1:${port}`;
}

/** Who issues the tokens of the run on a port. */
export function issuerOn(port: number): string {
  return `${baseUrlOn(port)}/oidc`;
}

/** The key that signs the tokens of a data folder, made at first start. */
export function issuerKey(dataDir: Pick<DataDir, 'file'>): KeptKey {
  return keptKey(dataDir, 'issuer');
}

/** The public half of the issuer's key, or both halves for the issuer itself. */
export async function issuerJwk(key: KeptKey, half: 'public' | 'private'): Promise<JWK> {
  const jwk = await exportJWK(half === 'public' ? key.publicKey : key.privateKey);
  return { ...jwk, kid: key.keyId, alg: 'ES256', use: 'sig' };
}

/** Signs an access token (RFC 9068) for an account, as the issuer on that port would after a sign-in. */
export async function signToken(key: KeptKey, port: number, account: Account): Promise<string> {
  const { sub, ...claims } = account;
  return new SignJWT({ ...claims, client_id: webClientId, scope: scopeOf(account) })
    .setProtectedHeader({ alg: 'ES256', kid: key.keyId, typ: 'at+jwt' })
    .setIssuer(issuerOn(port))
    .setSubject(sub)
    .setAudience(webClientId)
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime(`${tokenSeconds}s`)
    .sign(key.privateKey);
}
