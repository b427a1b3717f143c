import { createHash } from 'node:crypto';
import * as z from 'zod';

const discovered = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
});
const tokens = z.object({ access_token: z.string(), expires_in: z.number().positive() });

/** What an issuer gave for a code: a token for the API, and for how many seconds it is good. */
export interface Granted {
  readonly token: string;
  readonly goodForSeconds: number;
}

/** Where people sign in. */
export interface Issuer {
  /** The address at which a sign-in begins (RFC 6749 4.1.1, RFC 7636 4.3). */
  readonly signInAddress: (asked: {
    state: string;
    verifier: string;
    redirectUri: string;
  }) => Promise<string>;
  /** Changes a code for a token; null where the issuer refuses the code. */
  readonly redeem: (
    code: string,
    proof: { verifier: string; redirectUri: string },
  ) => Promise<Granted | null>;
}

const discover = async (issuerUrl: string) => {
  const response = await fetch(`${issuerUrl}/.well-known/openid-configuration`);
  if (!response.ok)
    throw new Error(`the issuer answered ${String(response.status)} when asked for its addresses`);
  const found = discovered.parse(await response.json());
  if (found.issuer !== issuerUrl) throw new Error('the issuer names another one as itself');
  return found;
};

/** The addresses of an issuer, asked for once; a failure is not remembered. */
const addressesOf = (issuerUrl: string): (() => ReturnType<typeof discover>) => {
  let found: ReturnType<typeof discover> | undefined;
  const ask = () =>
    discover(issuerUrl).catch((error: unknown) => {
      found = undefined;
      throw error;
    });
  return () => (found ??= ask());
};

/** Changes a code for a token at an issuer's address (RFC 6749 4.1.3, RFC 7636 4.5). */
const exchange = async (
  address: string,
  asked: Readonly<Record<string, string>>,
): Promise<Granted | null> => {
  const body = new URLSearchParams({ grant_type: 'authorization_code', ...asked });
  const response = await fetch(address, { method: 'POST', body });
  if (response.status >= 500) throw new Error(`the issuer answered ${String(response.status)} to a code`);
  if (!response.ok) return null;
  const granted = tokens.parse(await response.json());
  return { token: granted.access_token, goodForSeconds: granted.expires_in };
};

/**
 * An OpenID provider, by its discovery document: authorization code with PKCE (S256) as a client without a secret. The
 * token comes over TLS from the issuer itself and goes to the API, which verifies it.
 */
export const openIdIssuer = (issuerUrl: string, clientId: string): Issuer => {
  const addresses = addressesOf(issuerUrl);
  return {
    signInAddress: async ({ state, verifier, redirectUri }) => {
      const address = new URL((await addresses()).authorization_endpoint);
      const asked = {
        client_id: clientId,
        response_type: 'code',
        scope: 'openid email',
        redirect_uri: redirectUri,
        state,
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
        // Who shares a machine is asked each time who they are.
        prompt: 'login',
      };
      for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value);
      return address.href;
    },
    redeem: async (code, { verifier, redirectUri }) =>
      exchange((await addresses()).token_endpoint, {
        client_id: clientId,
        code,
        redirect_uri: redirectUri,
        code_verifier: verifier,
      }),
  };
};
