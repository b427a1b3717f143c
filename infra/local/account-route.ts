import * as z from 'zod';
import type { Account } from './accounts.ts';
import type { FindAccount } from './appointed-accounts.ts';
import type { Serve } from './gateway.ts';

/** Where the run says for whom a name signs in; what follows it is the name. */
export const accountPath = '/embedded/accounts/';

const accountShape = z.object({
  sub: z.string(),
  unit: z.string(),
  organisation: z.string(),
  roles: z.string(),
}) satisfies z.ZodType<Account>;

/** Answers the account of a name, or 404; it holds no secret, and exists only on this machine. */
export function accountRoute(find: FindAccount): Serve {
  return async (request, response) => {
    const name = nameIn(request.url ?? '');
    const account = name === undefined ? undefined : await find(name);
    response
      .writeHead(account === undefined ? 404 : 200, { 'content-type': 'application/json' })
      .end(JSON.stringify(account ?? null));
  };
}

/** What follows the path; undefined where it is not percent-encoded as it should be. */
function nameIn(url: string): string | undefined {
  try {
    return decodeURIComponent(url.slice(accountPath.length));
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/** Asks the run on a port for the account of a name; undefined where there is none, or no run. */
export async function askForAccount(port: number, name: string): Promise<Account | undefined> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}${accountPath}${encodeURIComponent(name)}`);
    if (!response.ok) return undefined;
    return accountShape.parse(await response.json());
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
