import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { errors } from 'oidc-provider';
import type Provider from 'oidc-provider';
import { organisationOf } from '../../shared/register/organisations.ts';
import type { FindAccount } from './appointed-accounts.ts';
import { bothLanguages } from './local-messages.ts';
import { signInPage, signInStyle } from './sign-in-page.ts';

/** Where people choose as whom to go on; what follows it names the interaction. */
export const signInPath = '/embedded/sign-in/';
const stylePath = `${signInPath}style.css`;

/**
 * What every answer of the issuer tells a browser: nothing but its own stylesheet, no frame around it, no memory of it.
 * The form leads back to the run by redirects, which browsers hold to `form-action` too.
 */
export function guard(response: ServerResponse, origin: string): void {
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    `form-action 'self' ${origin}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ];
  response.setHeader('content-security-policy', policy.join('; '));
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('cache-control', 'no-store');
}

/** Shows the page, its stylesheet, or takes the choice; an account that does not exist is refused by the issuer. */
export async function signIn(
  { provider, find }: { readonly provider: Provider; readonly find: FindAccount },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.url === stylePath) {
    response.writeHead(200, { 'content-type': 'text/css; charset=utf-8' }).end(signInStyle);
    return;
  }
  if (!(await isUnderWay(provider, request, response))) {
    response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' }).end(bothLanguages('signInOver'));
    return;
  }
  if (request.method !== 'POST') {
    const page = signInPage({ action: request.url ?? '', style: stylePath, organisationOf });
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
    return;
  }
  const chosen = new URLSearchParams(await text(request)).get('account') ?? '';
  const account = await find(chosen);
  const result =
    account === undefined
      ? { error: 'access_denied', error_description: 'there is no such account' }
      : { login: { accountId: account.sub } };
  await provider.interactionFinished(request, response, result);
}

/** False for a sign-in that nobody began in this browser, or that ended, or that the run has forgotten since. */
async function isUnderWay(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  try {
    await provider.interactionDetails(request, response);
    return true;
  } catch (error) {
    if (error instanceof errors.SessionNotFound) return false;
    throw error;
  }
}
