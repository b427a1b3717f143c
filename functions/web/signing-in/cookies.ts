/** The names of the two cookies: who is signed in, and a sign-in that is under way. */
const names = { session: 'chot', signIn: 'chot-sign-in' } as const;
export type CookieName = keyof typeof names;

const isSecure = (publicUrl: string): boolean => publicUrl.startsWith('https:');

/** Over TLS the name itself makes browsers insist on `Secure`, on this host and on the whole of it. */
const nameOf = (publicUrl: string, name: CookieName): string =>
  `${isSecure(publicUrl) ? '__Host-' : ''}${names[name]}`;

/** What a browser is told to keep, out of reach of scripts and of other sites' forms; an empty value takes it away. */
export const cookie = (publicUrl: string, name: CookieName, value: string): string =>
  [
    `${nameOf(publicUrl, name)}=${value}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
    ...(isSecure(publicUrl) ? ['Secure'] : []),
    ...(value === '' ? ['Max-Age=0'] : []),
  ].join('; ');

/** What a browser brought under one of the names. */
export const cookieIn = (
  publicUrl: string,
  name: CookieName,
  cookies: ReadonlyMap<string, string>,
): string | undefined => cookies.get(nameOf(publicUrl, name));
