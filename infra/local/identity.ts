import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import Provider, { errors } from 'oidc-provider';
import type { ClientMetadata, Configuration, KoaContextWithOIDC } from 'oidc-provider';
import type { FindAccount } from './appointed-accounts.ts';
import type { DataDir } from './data-dir.ts';
import { issuerJwk, issuerKey, issuerOn, scopeOf, tokenSeconds } from './issuer.ts';
import { findMachine, keptSecret, MachineClients } from './machine-clients.ts';
import { webClientId } from './physical.ts';
import { SessionStore } from './session-store.ts';
import type { KeptSessions } from './session-store.ts';
import { guard, signIn, signInPath } from './sign-in.ts';

/** The resource that access tokens are for (RFC 8707). */
export const apiResource = 'urn:chot:api';

/** The issuer of the embedded run, as a part of its HTTP server. */
export interface Identity {
  /** Whether the issuer answers this path. */
  owns(path: string): boolean;
  serve(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** Where the issuer runs, where people come back to, and who they are. */
export interface IdentityParts {
  readonly dataDir: DataDir;
  readonly port: number;
  readonly callbackPaths: readonly string[];
  readonly find: FindAccount;
}

/** Starts the issuer of a data folder on a port; people come back from the sign-in to these paths of the run. */
export async function createIdentity({
  dataDir,
  port,
  callbackPaths,
  find,
}: IdentityParts): Promise<Identity> {
  const origin = `http://127.0.0.1:${port}`;
  const jwk = await issuerJwk(issuerKey(dataDir), 'private');
  const sessions: KeptSessions = new Map();
  keptSecret(dataDir);
  const provider = new Provider(issuerOn(port), {
    ...configuration(find),
    adapter: (name) =>
      name === 'Client' ? new MachineClients(dataDir, sessions) : new SessionStore(name, sessions),
    jwks: { keys: [jwk] },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    clients: [peopleClient(callbackPaths.map((path) => `${origin}${path}`))],
  });
  const callback = provider.callback();
  return {
    owns: (path) => path === '/oidc' || path.startsWith('/oidc/') || path.startsWith(signInPath),
    async serve(request, response) {
      guard(response, origin);
      if (request.url?.startsWith(signInPath) === true) return signIn({ provider, find }, request, response);
      const url = request.url?.slice('/oidc'.length) ?? '/';
      await callback(
        Object.assign(request, { originalUrl: request.url, url: url === '' ? '/' : url }),
        response,
      );
    },
  };
}

/** The public client of the pages: code with PKCE. */
function peopleClient(redirectUris: string[]): ClientMetadata {
  return {
    client_id: webClientId,
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: redirectUris,
  };
}

const features: NonNullable<Configuration['features']> = {
  devInteractions: { enabled: false },
  clientCredentials: { enabled: true },
  resourceIndicators: {
    enabled: true,
    defaultResource: () => apiResource,
    useGrantedResource: () => true,
    getResourceServerInfo(_, resource) {
      if (resource !== apiResource) throw new errors.InvalidTarget();
      return {
        scope: 'openid email chot/gate',
        audience: webClientId,
        accessTokenFormat: 'jwt',
        accessTokenTTL: tokenSeconds,
        jwt: { sign: { alg: 'ES256' } },
      };
    },
  },
};

const configuration = (find: FindAccount): Configuration => ({
  claims: { openid: ['sub'], profile: ['unit', 'organisation', 'roles'] },
  scopes: ['openid', 'profile', 'email', 'offline_access', 'chot/gate'],
  clientDefaults: { id_token_signed_response_alg: 'ES256' },
  enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
  features,
  formats: {
    customizers: {
      jwt: async (_, token, { payload }) => void Object.assign(payload, await claimsOf(find, token)),
    },
  },
  interactions: { url: (_, interaction) => `${signInPath}${interaction.uid}` },
  async findAccount(_, sub) {
    const account = await find(sub);
    return account === undefined ? undefined : { accountId: account.sub, claims: () => ({ ...account }) };
  },
  loadExistingGrant: grantEverything,
  ttl: {
    Session: tokenSeconds,
    Grant: tokenSeconds,
    Interaction: 3600,
    IdToken: 3600,
    ClientCredentials: tokenSeconds,
  },
});

interface Bearer {
  readonly accountId?: string | undefined;
  readonly clientId?: string | undefined;
}

/** A machine acts for the organisation that its client is named after, people as the account they chose. */
async function claimsOf(find: FindAccount, { accountId, clientId }: Bearer): Promise<object> {
  const account = accountId === undefined ? findMachine(clientId ?? '') : await find(accountId);
  return account === undefined ? {} : { ...account, scope: scopeOf(account) };
}

/** Nobody is asked for consent: the only client is the system itself. */
async function grantEverything(ctx: KoaContextWithOIDC) {
  const { client, session, provider } = ctx.oidc;
  if (client === undefined || session?.accountId === undefined) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid profile email offline_access');
  grant.addResourceScope(apiResource, 'openid email');
  await grant.save();
  return grant;
}
