import * as z from 'zod';
import type { WebDeps } from '../deps.ts';
import { addressIn } from '../visit.ts';
import type { PageAnswer, PublicPage, Visit } from '../visit.ts';
import { cookie, cookieIn } from './cookies.ts';
import { idOf, newSecret, seconds } from './session.ts';
import type { KeptForm } from './session.ts';

const begun = z.object({
  verifier: z.string(),
  /** Where to go on, with the language. */
  goOn: z.string(),
  expiresAt: z.number(),
  kept: z.object({ path: z.string(), fields: z.array(z.tuple([z.string(), z.string()])) }).nullable(),
});

/** A sign-in that is under way. */
export type Begun = z.infer<typeof begun>;

/** How long a sign-in may take, and a form waits for one, in seconds. */
const patience = 3600;

/** Only a page of ours, under a language. */
const isOwnPage = (path: string): boolean =>
  /^\/(?:vi|en)(?:\/[\w.~:@!$&'()*+,;=%/-]*)?(?:\?[^#\s]*)?$/u.test(path);

type Deps = Pick<WebDeps, 'sessions' | 'now' | 'random'>;

/** Keeps what a browser will need when it comes back; answers the secret for its cookie. */
const keep = async (deps: Deps, what: Omit<Begun, 'expiresAt'>): Promise<string> => {
  const secret = newSecret(deps);
  await deps.sessions.put(idOf(secret), what, seconds(deps.now()) + patience);
  return secret;
};

/** What a browser began; null where it began nothing, or too long ago. */
export const begunBy = async ({ sessions, now, publicUrl }: WebDeps, visit: Pick<Visit, 'cookies'>) => {
  const secret = cookieIn(publicUrl, 'signIn', visit.cookies);
  const item = secret === undefined ? null : await sessions.get(idOf(secret));
  const read = begun.safeParse(item);
  if (secret === undefined || !read.success || read.data.expiresAt <= seconds(now())) return null;
  return { secret, ...read.data };
};

/** `GET /sign-in`: sends the browser to the issuer, and remembers where it wanted to go (`on`). */
export const beginSignIn = (deps: WebDeps): PublicPage => ({
  method: 'GET',
  path: '/sign-in',
  show: async (visit): Promise<PageAnswer> => {
    const asked = visit.query.get('on') ?? '';
    const before = await begunBy(deps, visit);
    const goOn = isOwnPage(asked) ? asked : addressIn(visit.language, '/work');
    const kept = before?.kept ?? null;
    const verifier = newSecret(deps);
    const secret = await keep(deps, { verifier, goOn, kept });
    if (before !== null) await deps.sessions.remove(idOf(before.secret));
    const redirectUri = `${deps.publicUrl}/signed-in`;
    const goTo = await deps.issuer.signInAddress({ state: idOf(secret), verifier, redirectUri });
    return { goTo, cookies: [cookie(deps.publicUrl, 'signIn', secret)] };
  },
});

/** Keeps a form that was sent when nobody was signed in any more, until somebody has signed in again; answers the cookie. */
export const keepForm = async (deps: WebDeps, form: KeptForm): Promise<string> => {
  const secret = await keep(deps, { verifier: '', goOn: form.path, kept: form });
  return cookie(deps.publicUrl, 'signIn', secret);
};
