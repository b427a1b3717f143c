import * as z from 'zod';
import { noticeKinds } from '../../../shared/domain/notice/notice.ts';
import type { Language } from '../../../shared/messages/language.ts';
import { noticeText } from '../../../shared/messages/notice-messages.ts';
import { webText } from '../../../shared/messages/web-messages.ts';
import { namesOf } from '../cases/read-case.ts';
import type { WebDeps } from '../deps.ts';
import { plainForm } from '../forms/plain-form.ts';
import { incidentsPath } from '../incidents/read-incidents.ts';
import { shown } from '../refusal.ts';
import type { SignedInVisit, StaffPage } from '../visit.ts';
import { addressIn } from '../visit.ts';

const notice = z.object({
  id: z.string(),
  at: z.string(),
  events: z.array(z.string()),
  about: z.object({ kind: z.string(), id: z.string() }),
  platformId: z.string().nullable(),
  incident: z.string().nullable(),
  organisation: z.string().nullable(),
  readAt: z.string().nullable(),
});
const list = z.object({
  items: z.array(notice),
  next: z.string().nullable(),
  unread: z.number().nullable(),
});
const preferences = z.object({
  email: z.string().nullable(),
  language: z.enum(['vi', 'en']),
  kinds: z.array(z.string()),
});

/** The page of what a notice is about; null where there is none. */
const placeOf = ({ about, platformId, incident }: z.infer<typeof notice>): string | null => {
  if (about.kind === 'dossier') return `/dossiers/${encodeURIComponent(about.id)}`;
  if (about.kind === 'organisation') return `/organisations/${encodeURIComponent(about.id)}`;
  if (platformId === null) return null;
  return incident === null
    ? `/platforms/${encodeURIComponent(platformId)}`
    : `${incidentsPath(platformId)}/${encodeURIComponent(incident)}`;
};

const rowOf = (language: Language, item: z.infer<typeof notice>) => {
  const place = placeOf(item);
  return {
    ...item,
    texts: item.events.map((name) => noticeText(language, name)),
    href: place === null ? null : addressIn(language, place),
  };
};

/** `GET /notices`: what the reader was told, the unread ones first. */
const listPage = (deps: WebDeps): StaffPage => ({
  method: 'GET',
  path: '/notices',
  showTo: async (visit) => {
    const { language, session, query } = visit;
    const cursor = query.get('cursor');
    const asked = cursor === null ? '' : `?cursor=${encodeURIComponent(cursor)}`;
    const read = shown(await deps.api({ language, token: session.token, path: `/notices${asked}` }), list);
    if ('answer' in read) return read.answer;
    const { items, next, unread } = read.value;
    const concerned = items.flatMap(({ platformId }) => (platformId === null ? [] : [platformId]));
    const names = await namesOf(deps, visit, concerned);
    const data = {
      rows: items.map((item) => ({
        ...rowOf(language, item),
        platform: item.platformId === null ? null : (names.get(item.platformId) ?? item.platformId),
      })),
      unread,
      success: query.has('done') ? webText(language, 'done.save-notice-preferences') : null,
      next: next === null ? null : addressIn(language, `/notices?cursor=${encodeURIComponent(next)}`),
    };
    return { template: 'notices.njk', data };
  },
});

/** `POST /notices/{id}/read`: the reader has read one of them. */
const readPage = (deps: WebDeps): StaffPage => ({
  method: 'POST',
  path: '/notices/{id}/read',
  showTo: async ({ language, session, parameters }) => {
    const path = `/notices/${encodeURIComponent(parameters['id'] ?? '')}/read`;
    const reply = await deps.api({ method: 'POST', language, token: session.token, path });
    const read = shown(reply, z.object({ readAt: z.string() }));
    return 'answer' in read ? read.answer : { goTo: addressIn(language, '/notices') };
  },
});

const path = '/people/me/notice-preferences';

/** What stands in the form at first: what the reader has said before. */
const saidBefore = async ({ api }: WebDeps, { language, session }: SignedInVisit) => {
  const read = shown(await api({ language, token: session.token, path }), preferences);
  if ('answer' in read) return read;
  const { email, kinds, language: mailLanguage } = read.value;
  const filled = new URLSearchParams(kinds.map((kind): [string, string] => ['kinds', kind]));
  filled.set('noticeEmail', email ?? '');
  filled.set('noticeLanguage', mailLanguage);
  return { back: '/notices', filled, version: null };
};

/** The form that says where and of what the reader wants mail. */
const preferencesForm = (deps: WebDeps): readonly StaffPage[] =>
  plainForm(deps, {
    path: '/notices/preferences',
    heading: 'notices.preferences',
    lead: 'notices.preferencesLead',
    done: 'save-notice-preferences',
    then: () => '/notices?done=1',
    fields: [
      { name: 'noticeEmail', at: 'email', kind: 'line', hint: 'hint.noticeEmail' },
      { name: 'kinds', kind: 'several', words: noticeKinds },
      { name: 'noticeLanguage', at: 'language', kind: 'one', isNeeded: true, words: ['vi', 'en'] },
    ],
    ground: (visit) => saidBefore(deps, visit),
    wish: ({ text, several }) => ({
      method: 'PUT',
      path,
      body: { email: text('noticeEmail') ?? null, kinds: several('kinds'), language: text('noticeLanguage') },
    }),
  });

/** Every page about what the reader is told. */
export const noticePages = (deps: WebDeps): readonly StaffPage[] => [
  ...preferencesForm(deps),
  listPage(deps),
  readPage(deps),
];
