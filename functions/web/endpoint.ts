import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { log } from '../../shared/lambda/log.ts';
import type { Asset } from './assets.ts';
import { answerWith } from './dispatch.ts';
import type { Arrival } from './event.ts';
import { arrivalOf } from './event.ts';
import { pageHeaders } from './headers.ts';
import { namedPage } from './names/named-page.ts';
import type { Site } from './site.ts';
import { finishSignIn } from './signing-in/finish.ts';
import { cookie } from './signing-in/cookies.ts';
import type { Session } from './signing-in/session.ts';
import { unreadNotices } from './unread.ts';
import type { PageAnswer } from './visit.ts';
import { addressIn } from './visit.ts';

type HttpResult = APIGatewayProxyStructuredResultV2;

const goTo = (address: string, cookies: readonly string[] = []): HttpResult => ({
  statusCode: 303,
  headers: { ...pageHeaders, location: address },
  cookies: [...cookies],
  body: '',
});

const kept = (assets: ReadonlyMap<string, Asset>, address: string): HttpResult => {
  const asset = [...assets.values()].find((each) => each.address === address);
  if (asset === undefined) return { statusCode: 404, headers: pageHeaders, body: '' };
  const { type, body } = asset;
  const forGood = { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' };
  return { statusCode: 200, headers: { ...pageHeaders, ...forGood }, body };
};

/** The same page in the other language; of a form that was sent, the page that it stands on. */
const inOtherLanguage = ({ language, method, query }: Arrival, here: string): string => {
  const search = query.size === 0 || method === 'POST' ? '' : `?${query.toString()}`;
  return addressIn(language === 'vi' ? 'en' : 'vi', here) + search;
};

/** What every template is told of who is signed in. */
const bearerOf = (session: Session | null) => ({
  session: session && { subject: session.subject, organisation: session.organisation, roles: session.roles },
  csrf: session?.csrf ?? '',
});

/** What every template is told beside what its page shows. */
const frameOf = ({ deps, assets }: Site, arrival: Arrival, session: Session | null) => {
  const { language } = arrival;
  const here = arrival.prefix === null ? '/' : arrival.path;
  const goOn = encodeURIComponent(addressIn(language, here === '/' ? '/work' : here));
  return {
    path: here,
    href: (to: string) => addressIn(language, to),
    otherLanguage: inOtherLanguage(arrival, here),
    signInAddress: `${deps.publicUrl}${addressIn(language, '/sign-in')}?on=${goOn}`,
    ...bearerOf(session),
    isDemonstration: deps.isDemonstration,
    styles: assets.get('page.css')?.address,
    script: assets.get('page.js')?.address,
    scriptOf: (file: string) => assets.get(file)?.address,
  };
};

interface Answering {
  readonly arrival: Arrival;
  readonly session: Session | null;
  readonly cookies?: readonly string[];
  /** What the menu says of unread notices. */
  readonly unread?: string | null;
}

const written = async (
  site: Site,
  answer: PageAnswer,
  { arrival, session, cookies = [], unread = null }: Answering,
): Promise<HttpResult> => {
  const all = [...cookies, ...(answer.cookies ?? [])];
  if ('goTo' in answer) return goTo(answer.goTo, all);
  const headers = { ...pageHeaders, 'content-language': arrival.language };
  const common = { statusCode: answer.status ?? 200, cookies: all };
  if ('body' in answer)
    return {
      ...common,
      headers: { ...headers, 'content-type': answer.type, ...answer.headers },
      body: answer.body,
    };
  const data = { ...frameOf(site, arrival, session), unreadNotices: unread, ...answer.data };
  const { language } = arrival;
  const reader = { language, token: session?.token ?? null, given: answer.names };
  const body = await namedPage(site.deps.names, reader, (naming) =>
    site.render(language, answer.template, { ...naming, ...data }),
  );
  return { ...common, headers: { ...headers, ...answer.headers }, body };
};

const outsideLanguages = async (site: Site, arrival: Arrival): Promise<HttpResult> => {
  if (arrival.path.startsWith('/assets/')) return kept(site.assets, arrival.path);
  if (arrival.path !== '/signed-in') return goTo(addressIn(arrival.language, '/'));
  const visit = { ...arrival, parameters: {}, form: new URLSearchParams(), session: null };
  return written(site, await finishSignIn(site.deps)(visit), { arrival, session: null });
};

/** The handler of the pages: a page of a language, a file that pages load, the way back from the issuer, or the way to a language. */
export const webEndpoint =
  (site: Site) =>
  async (event: APIGatewayProxyEventV2): Promise<HttpResult> => {
    const arrival = arrivalOf(event);
    log.appendKeys({ correlationId: arrival.correlationId });
    try {
      if (arrival.prefix === null) return await outsideLanguages(site, arrival);
      const { answer, session, renewed } = await answerWith(site, arrival);
      const cookies = renewed === null ? [] : [cookie(site.deps.publicUrl, 'session', renewed)];
      const unread = 'template' in answer ? await unreadNotices(site.deps, arrival.language, session) : null;
      return await written(site, answer, { arrival, session, cookies, unread });
    } catch (error) {
      log.error('page failed', { path: arrival.path, error });
      const answer = { template: 'fault.njk', data: { reference: arrival.correlationId }, status: 500 };
      return written(site, answer, { arrival, session: null });
    }
  };
