import { organisationKinds } from '../../../shared/domain/organisation/organisation.ts';
import { vietnamDayOf } from '../../../shared/domain/working-days.ts';
import { webText } from '../../../shared/messages/web-messages.ts';
import type { WebDeps } from '../deps.ts';
import { bodyHistory, bodyList } from '../organisations/body-views.ts';
import { actForms } from '../organisations/act-forms.ts';
import { periodText, unverifiedText } from '../organisations/body-words.ts';
import { bodyPath, readBody } from '../organisations/read-body.ts';
import { shown as shownOr } from '../refusal.ts';
import { addressIn } from '../visit.ts';
import type { StaffPage } from '../visit.ts';

const perPage = 50;

/** `GET /organisations`: the organisations by name and kind, a page at a time. */
const listPage = (deps: WebDeps): StaffPage => ({
  method: 'GET',
  path: '/organisations',
  showTo: async ({ language, session, query }) => {
    const given = ['q', 'kind'].flatMap((name): [string, string][] => {
      const value = (query.get(name) ?? '').trim().slice(0, 200);
      return value === '' ? [] : [[name, value]];
    });
    const asked = new URLSearchParams([...given, ['limit', String(perPage)]]);
    const cursor = query.get('cursor');
    if (cursor !== null) asked.set('cursor', cursor);
    const path = `/organisations?${asked.toString()}`;
    const list = shownOr(await deps.api({ language, token: session.token, path }), bodyList);
    if ('answer' in list) return list.answer;
    const { items, next, total } = list.value;
    const more = new URLSearchParams([...given, ['cursor', next ?? '']]);
    const today = vietnamDayOf(deps.now());
    const data = {
      items: items.map((item) => ({
        ...item,
        hasEnded: item.validUntil !== null && item.validUntil <= today,
      })),
      total,
      asked: Object.fromEntries(given),
      kinds: [
        { value: '', text: webText(language, 'bodies.anyKind') },
        ...organisationKinds.map((value) => ({ value, text: webText(language, `word.${value}`) })),
      ],
      mayRegister: session.roles.includes('registrar'),
      next: next === null ? null : addressIn(language, `/organisations?${more.toString()}`),
    };
    return { template: 'organisations.njk', data };
  },
});

/** `GET /organisations/{id}`: a body with its units, licences, people and powers, and what the reader may do here. */
const onePage = (deps: WebDeps): StaffPage => ({
  method: 'GET',
  path: '/organisations/{id}',
  showTo: async (visit) => {
    const read = await readBody(deps, visit);
    if ('answer' in read) return read.answer;
    const body = read.value;
    const { language, query } = visit;
    const data = {
      body,
      title: (language === 'en' ? body.nameEn : null) ?? body.nameVi,
      place: bodyPath(visit),
      unverified: unverifiedText(body, language),
      acts: actForms.filter(({ act }) => body.allowed.includes(act)),
      period: (days: Parameters<typeof periodText>[1]) => periodText(language, days),
      seesPeople: body.allowed.includes('open-file') || Object.keys(body.members).length > 0,
      keepsWebhooks: visit.session.roles.includes('administrator') && visit.session.organisation === body.id,
      success: query.has('done') ? webText(language, 'done.act') : null,
    };
    return { template: 'organisation.njk', data };
  },
});

/** `GET /organisations/{id}/history`: everything that was done to it, the newest first. */
const historyOfBody = (deps: WebDeps): StaffPage => ({
  method: 'GET',
  path: '/organisations/{id}/history',
  showTo: async (visit) => {
    const { language, session } = visit;
    const path = `${bodyPath(visit)}/history`;
    const read = shownOr(await deps.api({ language, token: session.token, path }), bodyHistory);
    if ('answer' in read) return read.answer;
    return {
      template: 'organisation-history.njk',
      data: { items: read.value.items.toReversed(), id: visit.parameters['id'], place: bodyPath(visit) },
    };
  },
});

/** What is registered of organisations, for who is signed in. */
export const organisationPages = (deps: WebDeps): readonly StaffPage[] => [
  listPage(deps),
  onePage(deps),
  historyOfBody(deps),
];
