import { webText } from '../../../shared/messages/web-messages.ts';
import type { WebDeps } from '../deps.ts';
import type { Objection } from '../forms/form-page.ts';
import { sendForm } from '../forms/send.ts';
import { shown } from '../refusal.ts';
import { addressIn } from '../visit.ts';
import type { PageAnswer, SignedInVisit, StaffPage } from '../visit.ts';
import { failureLine, failures, readWebhook, stateLine } from '../webhooks/webhook-views.ts';

const place = ({ parameters }: SignedInVisit): string =>
  `/webhooks/${encodeURIComponent(parameters['id'] ?? '')}/failures`;

/** What was given up of an endpoint, a page at a time, each with a button that sends it again. */
const show = async (
  deps: WebDeps,
  visit: SignedInVisit,
  objection: Objection | null,
): Promise<PageAnswer> => {
  const { language, session, query } = visit;
  const cursor = query.get('cursor');
  const asked = cursor === null ? '' : `?cursor=${encodeURIComponent(cursor)}`;
  const [endpoint, reply] = await Promise.all([
    readWebhook(deps, visit),
    deps.api({ language, token: session.token, path: place(visit) + asked }),
  ]);
  if ('answer' in endpoint) return endpoint.answer;
  const read = shown(reply, failures);
  if ('answer' in read) return read.answer;
  const { items, next } = read.value;
  const data = {
    endpoint: endpoint.found,
    state: stateLine(language, endpoint.found),
    place: place(visit),
    rows: items.map((item) => ({
      ...failureLine(language, item),
      key: deps.random(16).toString('base64url'),
    })),
    next: next === null ? null : addressIn(language, `${place(visit)}?cursor=${encodeURIComponent(next)}`),
    success: query.has('done') ? webText(language, 'webhook.done.retried') : null,
    ...(objection && { problem: { title: objection.title, next: objection.next, list: [] } }),
  };
  return { template: 'webhook-failures.njk', data, status: objection?.status ?? 200 };
};

/** `GET /webhooks/{id}/failures`: what did not come through, and why. */
const listPage = (deps: WebDeps): StaffPage => ({
  method: 'GET',
  path: '/webhooks/{id}/failures',
  showTo: (visit) => show(deps, visit, null),
});

/** `POST /webhooks/{id}/failures/{failure}/retry`: one more attempt, at once; a refusal is told above the list. */
const retryPage = (deps: WebDeps): StaffPage => ({
  method: 'POST',
  path: '/webhooks/{id}/failures/{failure}/retry',
  showTo: async (visit) => {
    const failure = encodeURIComponent(visit.parameters['failure'] ?? '');
    const sent = await sendForm(deps, visit, {
      wish: { method: 'POST', path: `${place(visit)}/${failure}/retry` },
      fields: [],
      done: 'retried',
      then: `${place(visit)}?done=retried`,
    });
    return 'answer' in sent ? sent.answer : show(deps, visit, sent.objection);
  },
});

/** The pages on what did not come through at an endpoint. */
export const webhookFailurePages = (deps: WebDeps): readonly StaffPage[] => [listPage(deps), retryPage(deps)];
