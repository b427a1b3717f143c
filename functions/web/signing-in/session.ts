import { createCipheriv, createDecipheriv, createHash, hkdfSync } from 'node:crypto';
import * as z from 'zod';
import type { WebDeps } from '../deps.ts';

/** A form that somebody had filled in when the session ended: where it is, and what was typed. */
const keptForm = z.object({ path: z.string(), fields: z.array(z.tuple([z.string(), z.string()])) });
export type KeptForm = z.infer<typeof keptForm>;

const stored = z.object({
  subject: z.string(),
  organisation: z.string(),
  roles: z.array(z.string()),
  csrf: z.string(),
  sealedToken: z.string(),
  /** Seconds of the Unix time: until when the token is good, and since when the session has its id. */
  goodUntil: z.number(),
  since: z.number(),
  expiresAt: z.number(),
  kept: keptForm.nullable(),
});

/** Who is signed in, for as long as the token is good. */
export interface Session extends Omit<z.infer<typeof stored>, 'sealedToken' | 'expiresAt'> {
  /** The secret that the browser holds. */
  readonly secret: string;
  readonly token: string;
}

type Deps = Pick<WebDeps, 'sessions' | 'now' | 'random'>;

/** The id under which a secret's item stands: whoever reads the table learns no secret. */
export const idOf = (secret: string): string => createHash('sha256').update(`id:${secret}`).digest('hex');

/** The key that seals the token comes from the secret too, so that whoever reads the table holds no token. */
const sealKey = (secret: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', 'chot session token', 32));

const seal = (token: string, secret: string, iv: Buffer): string => {
  const cipher = createCipheriv('aes-256-gcm', sealKey(secret), iv);
  const sealed = Buffer.concat([cipher.update(token, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
};

const open = (sealed: string, secret: string): string => {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', sealKey(secret), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
};

/** The present in seconds of the Unix time. */
export const seconds = (now: string): number => Math.floor(Date.parse(now) / 1000);

/** A secret for a browser. */
export const newSecret = ({ random }: Pick<WebDeps, 'random'>): string => random(32).toString('base64url');

/** Keeps a session under its secret until `expiresAt`, which is the end of its token unless it is replaced before. */
export const keepSession = async (
  { sessions, random }: Deps,
  { secret, token, ...rest }: Session,
  expiresAt = rest.goodUntil,
): Promise<void> => {
  await sessions.put(idOf(secret), { ...rest, sealedToken: seal(token, secret, random(12)) }, expiresAt);
};

/** The session of a secret; null for none, and for one that is over though its item still stands. */
export const readSession = async ({ sessions, now }: Deps, secret: string): Promise<Session | null> => {
  const item = await sessions.get(idOf(secret));
  if (item === null) return null;
  const { sealedToken, expiresAt, ...rest } = stored.parse(item);
  if (expiresAt <= seconds(now())) return null;
  return { ...rest, secret, token: open(sealedToken, secret) };
};

/** A secret is used for so long, in seconds. */
const rotateAfter = 15 * 60;
/** The former secret still counts for requests that are under way, in seconds. */
const grace = 60;

/** The session under a new secret where the present one is old; null where it is not. */
export const rotated = async (deps: Deps, session: Session): Promise<Session | null> => {
  const present = seconds(deps.now());
  if (present - session.since < rotateAfter || session.goodUntil - present < rotateAfter) return null;
  const next = { ...session, secret: newSecret(deps), since: present };
  await keepSession(deps, next);
  await keepSession(deps, session, present + grace);
  return next;
};
