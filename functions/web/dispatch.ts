import { timingSafeEqual } from 'node:crypto';
import type { Arrival } from './event.ts';
import { findPage } from './find-page.ts';
import type { FoundPage } from './find-page.ts';
import { textsOf } from './multipart.ts';
import type { Site } from './site.ts';
import { keepForm } from './signing-in/begin.ts';
import { cookieIn } from './signing-in/cookies.ts';
import { readSession, rotated } from './signing-in/session.ts';
import type { Session } from './signing-in/session.ts';
import { addressIn } from './visit.ts';
import type { PageAnswer, Visit } from './visit.ts';

/** What a page answered, to whom, and the secret of the session where it has a new one. */
export interface Dispatched {
  readonly answer: PageAnswer;
  readonly session: Session | null;
  readonly renewed: string | null;
}

/** The largest form that is taken, in bytes: what the API takes. */
const mostBytes = 256 * 1024;

const notFound: PageAnswer = { template: 'not-found.njk', data: {}, status: 404 };
const wrongMethod: PageAnswer = { template: 'not-found.njk', data: {}, status: 405 };
const tooLarge: PageAnswer = { template: 'refused.njk', data: { about: 'too-large' }, status: 413 };
const foreign: PageAnswer = { template: 'refused.njk', data: { about: 'foreign' }, status: 403 };

/** What a form of either kind has typed in it; of one with files, what stands beside them. */
const typedOf = ({ headers, body }: Arrival): URLSearchParams => {
  const whole = headers['content-type'] ?? '';
  const kind = whole.split(';')[0]?.trim().toLowerCase();
  if (kind === 'multipart/form-data') return textsOf(body, whole);
  return new URLSearchParams(kind === 'application/x-www-form-urlencoded' ? body.toString('utf8') : '');
};

/** Sent by a page of ours: browsers say so of every form (Fetch Metadata, or else `Origin`). */
const isOurs = ({ headers }: Arrival, publicUrl: string): boolean =>
  headers['sec-fetch-site'] === undefined
    ? headers['origin'] === publicUrl
    : headers['sec-fetch-site'] === 'same-origin';

const carries = (token: string, session: Session): boolean => {
  const [given, wanted] = [Buffer.from(token), Buffer.from(session.csrf)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
};

/** Nobody is signed in any more: what was typed waits for the same browser, and the page says where to sign in again. */
const signInFirst = async ({ deps }: Site, arrival: Arrival, visit: Visit): Promise<PageAnswer> => {
  const on = addressIn(arrival.language, arrival.path);
  const address = `${deps.publicUrl}${addressIn(arrival.language, '/sign-in')}?on=${encodeURIComponent(on)}`;
  if (arrival.method !== 'POST') return { goTo: address };
  const fields = [...visit.form].filter(([name]) => name !== 'csrf');
  const cookies = [await keepForm(deps, { path: on, fields })];
  return { template: 'session-over.njk', data: { signInAddress: address }, status: 401, cookies };
};

const show = async (
  site: Site,
  arrival: Arrival,
  { page, visit }: Pick<FoundPage, 'page'> & { visit: Visit },
) => {
  if ('show' in page) return page.show(visit);
  const { session } = visit;
  if (arrival.method === 'POST' && !isOurs(arrival, site.deps.publicUrl)) return foreign;
  if (session === null) return signInFirst(site, arrival, visit);
  if (arrival.method === 'POST' && !carries(visit.form.get('csrf') ?? '', session)) return foreign;
  return page.showTo({ ...visit, session });
};

const sessionIn = async ({ deps }: Site, { cookies, method }: Arrival) => {
  const secret = cookieIn(deps.publicUrl, 'session', cookies);
  const session = secret === undefined ? null : await readSession(deps, secret);
  const next = session === null || method !== 'GET' ? null : await rotated(deps, session);
  return { session: next ?? session, renewed: next?.secret ?? null };
};

/** Finds the page that is asked for and lets it answer. */
export const answerWith = async (site: Site, arrival: Arrival): Promise<Dispatched> => {
  const found = findPage(site.pages, arrival.method, arrival.path);
  const { session, renewed } = await sessionIn(site, arrival);
  const answered = (answer: PageAnswer): Dispatched => ({ answer, session, renewed });
  if (found === null) return answered(notFound);
  if (found === 'wrong-method') return answered(wrongMethod);
  if (arrival.body.length > (found.page.mostBytes ?? mostBytes)) return answered(tooLarge);
  const form = typedOf(arrival);
  const visit: Visit = { ...arrival, parameters: found.parameters, form, session };
  const answer = await show(site, arrival, { page: found.page, visit });
  const isGone = 'goTo' in answer && answer.goTo === addressIn(arrival.language, '/signed-out');
  return { answer, session: isGone ? null : session, renewed };
};
