import * as z from 'zod';
import type { WebDeps } from '../deps.ts';
import { addressIn } from '../visit.ts';
import type { PageAnswer, PublicPage, StaffPage, Visit } from '../visit.ts';
import type { Begun } from './begin.ts';
import { begunBy } from './begin.ts';
import { cookie } from './cookies.ts';
import type { Granted } from './issuer.ts';
import { idOf, keepSession, newSecret, seconds } from './session.ts';
import type { Session } from './session.ts';

const claims = z.object({
  sub: z.string(),
  organisation: z.string().default(''),
  roles: z.string().default(''),
});

/** What the token says of its bearer: shown, and used for nothing else; the API reads it for itself. */
const claimsIn = (token: string): z.infer<typeof claims> => {
  const payload: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
  return claims.parse(payload);
};

const sessionOf = (deps: WebDeps, { token, goodForSeconds }: Granted, { kept }: Begun): Session => {
  const { sub, organisation, roles } = claimsIn(token);
  const since = seconds(deps.now());
  return {
    subject: sub,
    organisation,
    roles: roles.split(/[\s,[\]]+/u).filter((role) => role !== ''),
    csrf: newSecret(deps),
    secret: newSecret(deps),
    token,
    goodUntil: since + goodForSeconds,
    since,
    kept,
  };
};

const over: PageAnswer = { template: 'sign-in-over.njk', data: {}, status: 400 };

/** `GET /signed-in`: the browser comes back from the issuer with a code; one that did not begin here gets no session. */
export const finishSignIn =
  (deps: WebDeps) =>
  async (visit: Visit): Promise<PageAnswer> => {
    const begun = await begunBy(deps, visit);
    const code = visit.query.get('code');
    if (begun === null || code === null || visit.query.get('state') !== idOf(begun.secret)) return over;
    const { verifier, goOn, secret } = begun;
    await deps.sessions.remove(idOf(secret));
    const granted = await deps.issuer.redeem(code, { verifier, redirectUri: `${deps.publicUrl}/signed-in` });
    if (granted === null) return over;
    const session = sessionOf(deps, granted, begun);
    await keepSession(deps, session);
    return {
      goTo: goOn,
      cookies: [cookie(deps.publicUrl, 'session', session.secret), cookie(deps.publicUrl, 'signIn', '')],
    };
  };

/** `POST /sign-out`: the session is gone here, and the browser forgets it. */
export const signOut = ({ sessions, publicUrl }: WebDeps): StaffPage => ({
  method: 'POST',
  path: '/sign-out',
  showTo: async ({ session, language }) => {
    await sessions.remove(idOf(session.secret));
    return { goTo: addressIn(language, '/signed-out'), cookies: [cookie(publicUrl, 'session', '')] };
  },
});

/** `GET /signed-out`. */
export const signedOut = (): PublicPage => ({
  method: 'GET',
  path: '/signed-out',
  show: () => Promise.resolve({ template: 'signed-out.njk', data: {} }),
});
