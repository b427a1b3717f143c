import * as z from 'zod';
import type { Language } from '../../shared/messages/language.ts';
import type { WebDeps } from './deps.ts';
import type { Session } from './signing-in/session.ts';

/** The API counts no more unread notices than these. */
const mostCounted = 100;

const counted = z.object({ unread: z.number() });

/**
 * How many notices wait for who is signed in, as the menu says it: `"3"`, `"100+"` where more were not counted, or null where
 * none wait, nobody is signed in, or the API does not say.
 */
export const unreadNotices = async (
  { api }: Pick<WebDeps, 'api'>,
  language: Language,
  session: Pick<Session, 'token'> | null,
): Promise<string | null> => {
  if (session === null) return null;
  const { status, body } = await api({ language, token: session.token, path: '/notices' });
  const read = counted.safeParse(body);
  if (status !== 200 || !read.success || read.data.unread === 0) return null;
  return read.data.unread < mostCounted ? String(read.data.unread) : `${mostCounted}+`;
};
