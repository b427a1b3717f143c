import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import Provider, { errors } from 'oidc-provider';
import type { ClientMetadata, Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { organisationOf } from '../../shared/register/organisations.ts';
import { findAccount } from './accounts.ts';
import type { Account } from './accounts.ts';
import { readOrMake } from './data-dir.ts';
import type { DataDir } from './data-dir.ts';
import { issuerJwk, issuerKey, issuerOn, tokenSeconds } from './issuer.ts';
import { webClientId } from './physical.ts';
import { SessionStore } from './session-store.ts';
import type { KeptSessions } from './session-store.ts';
import { signInPage } from './sign-in-page.ts';

/** The resource that access tokens are for (RFC 8707). */
export const apiResource = 'urn:chot:api';
const deployerClientId = 'chot-deployer';
const signInPath = '/embedded/sign-in/';

/** The issuer of the embedded run, as a part of its HTTP server. */
export interface Identity {
  /** Whether the issuer answers this path. */
  owns(path: string): boolean;
  serve(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** Starts the issuer of a data folder on a port; people come back from the sign-in to these paths of the run. */
export async function createIdentity(
  dataDir: DataDir,
  port: number,
  callbackPaths: readonly string[],
): Promise<Identity> {
  const origin = `http://127.0.0.1:${port}`;
  const jwk = await issuerJwk(issuerKey(dataDir), 'private');
  const sessions: KeptSessions = new Map();
  const provider = new Provider(issuerOn(port), {
    ...configuration,
    adapter: (name) => new SessionStore(name, sessions),
    jwks: { keys: [jwk] },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    clients: [peopleClient(callbackPaths.map((path) => `${origin}${path}`)), machineClient(dataDir)],
  });
  const callback = provider.callback();
  return {
    owns: (path) => path === '/oidc' || path.startsWith('/oidc/') || path.startsWith(signInPath),
    async serve(request, response) {
      if (request.url?.startsWith(signInPath) === true) return signIn(provider, request, response);
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

/** The client of a deployment pipeline: its secret is made at first start. */
function machineClient(dataDir: DataDir): ClientMetadata {
  return {
    client_id: deployerClientId,
    client_secret: readOrMake(dataDir.file('deployer.secret'), () => randomBytes(32).toString('base64url')),
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
  };
}

const configuration: Configuration = {
  claims: { openid: ['sub'], profile: ['unit', 'organisation', 'roles'] },
  scopes: ['openid', 'profile', 'email', 'offline_access', 'api'],
  clientDefaults: { id_token_signed_response_alg: 'ES256' },
  enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => apiResource,
      useGrantedResource: () => true,
      getResourceServerInfo(_, resource) {
        if (resource !== apiResource) throw new errors.InvalidTarget();
        return {
          scope: 'api',
          audience: webClientId,
          accessTokenFormat: 'jwt',
          accessTokenTTL: tokenSeconds,
          jwt: { sign: { alg: 'ES256' } },
        };
      },
    },
  },
  formats: {
    customizers: {
      jwt: (_, token, { payload }) => void Object.assign(payload, accountOf(token)),
    },
  },
  interactions: { url: (_, interaction) => `${signInPath}${interaction.uid}` },
  findAccount(_, sub) {
    const account = findAccount(sub);
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
};

/** The machine identity acts for the locality that deploys; people act as the account they chose. */
function accountOf(token: { kind?: string; accountId?: string | undefined }): Account | undefined {
  return findAccount(token.accountId ?? 'deployer');
}

/** Nobody is asked for consent: the only client is the system itself. */
async function grantEverything(ctx: KoaContextWithOIDC) {
  const { client, session, provider } = ctx.oidc;
  if (client === undefined || session?.accountId === undefined) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid profile email offline_access');
  grant.addResourceScope(apiResource, 'api');
  await grant.save();
  return grant;
}

async function signIn(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'POST') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(signInPage(request.url ?? '', organisationOf));
    return;
  }
  const chosen = new URLSearchParams(await text(request)).get('account') ?? '';
  const account = findAccount(chosen);
  const result =
    account === undefined
      ? { error: 'access_denied', error_description: `there is no account ${chosen}` }
      : { login: { accountId: account.sub } };
  await provider.interactionFinished(request, response, result);
}
