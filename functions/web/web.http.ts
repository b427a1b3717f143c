import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { sessionItems } from '../../shared/aws/session-items.ts';
import { openTable } from '../../shared/aws/table.ts';
import { environments } from '../../shared/contracts/environment.ts';
import { systemClock } from '../../shared/lambda/clock.ts';
import { apiAt } from './api.ts';
import { assetsIn } from './assets.ts';
import type { WebDeps } from './deps.ts';
import { webEndpoint } from './endpoint.ts';
import { directoryOver } from './names/directory.ts';
import { pages } from './pages.ts';
import { renderer } from './render.ts';
import { openIdIssuer } from './signing-in/issuer.ts';

const env = environments.web.parse(process.env);
const api = apiAt(env.API_URL);
const deps: WebDeps = {
  api,
  names: directoryOver({ api, now: systemClock }),
  sessions: sessionItems(openTable(env.TABLE_NAME)),
  issuer: openIdIssuer(env.ISSUER_URL, env.CLIENT_ID),
  now: systemClock,
  publicUrl: env.PUBLIC_URL,
  isDemonstration: env.PURPOSE === 'demonstration',
  putFile: async ({ url, headers }, bytes) => {
    const { ok } = await fetch(url, { method: 'PUT', headers: { ...headers }, body: Buffer.from(bytes) });
    return ok;
  },
  uploadHost: env.UPLOAD_HOST,
  random: randomBytes,
};
const beside = (folder: string): string => join(import.meta.dirname, folder);

/** The pages, for everybody and for who is signed in. */
export const handler = webEndpoint({
  deps,
  pages: pages(deps),
  render: renderer([beside('templates')]),
  assets: assetsIn(beside('assets')),
});
