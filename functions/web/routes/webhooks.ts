import { noticeKinds } from '../../../shared/domain/notice/notice.ts';
import { webText } from '../../../shared/messages/web-messages.ts';
import type { ApiReply } from '../api.ts';
import type { WebDeps } from '../deps.ts';
import { plainForm } from '../forms/plain-form.ts';
import type { Ground } from '../forms/plain-form.ts';
import type { PageAnswer, SignedInVisit, StaffPage } from '../visit.ts';
import { madeSecret, readWebhook, readWebhooks, stateLine } from '../webhooks/webhook-views.ts';

const done = ['removed', 'secret'];

/** `GET /webhooks`: the addresses at which the reader's organisation is told, each with how it stands; for its administrators. */
const listPage = (deps: WebDeps): StaffPage => ({
  method: 'GET',
  path: '/webhooks',
  showTo: async (visit) => {
    const { language, session, query } = visit;
    const read = await readWebhooks(deps, visit);
    if ('answer' in read) return read.answer;
    const told = query.get('done') ?? '';
    const data = {
      organisationId: session.organisation,
      rows: read.value.items.map((item) => ({ ...item, state: stateLine(language, item) })),
      success: done.includes(told) ? webText(language, `webhook.done.${told}`) : null,
    };
    return { template: 'webhooks.njk', data };
  },
});

/**
 * The page that shows a secret, in the answer to the request that made it: it stands at no address, so that neither going back
 * nor a copy that a browser keeps shows it again. A repetition is answered without it.
 */
const secretPage = ({ status, body }: ApiReply): PageAnswer => {
  const { commandId, secret } = madeSecret.parse(body);
  const waiting = `/waiting/${encodeURIComponent(commandId)}?then=${encodeURIComponent('/webhooks?done=secret')}`;
  return {
    template: 'webhook-secret.njk',
    data: { secret: secret ?? null, goOn: status === 202 ? waiting : '/webhooks' },
  };
};

/** The form that registers an address. */
const addForm = (deps: WebDeps): readonly StaffPage[] =>
  plainForm(deps, {
    path: '/webhooks/new',
    heading: 'webhook.add',
    lead: 'webhook.addLead',
    done: 'secret',
    shows: secretPage,
    blames: { 'webhook-address-private': 'webhookUrl', 'webhook-address-not-https': 'webhookUrl' },
    fields: [
      { name: 'webhookUrl', at: 'url', kind: 'line', isNeeded: true, hint: 'hint.webhookUrl' },
      { name: 'webhookKinds', at: 'kinds', kind: 'several', isNeeded: true, words: noticeKinds },
    ],
    ground: async (visit) => {
      const read = await readWebhooks(deps, visit);
      if ('answer' in read) return read;
      const filled = new URLSearchParams(noticeKinds.map((kind): [string, string] => ['webhookKinds', kind]));
      return { back: '/webhooks', version: null, filled };
    },
    wish: ({ text, several }) => ({
      method: 'POST',
      path: '/webhooks',
      body: { url: text('webhookUrl'), kinds: several('webhookKinds') },
    }),
  });

const onEndpoint = ({ parameters }: SignedInVisit): string =>
  `/webhooks/${encodeURIComponent(parameters['id'] ?? '')}`;

const groundOf =
  (deps: WebDeps) =>
  async (visit: SignedInVisit): Promise<Ground | { readonly answer: PageAnswer }> => {
    const read = await readWebhook(deps, visit);
    return 'answer' in read ? read : { back: '/webhooks', caption: read.found.url, version: null };
  };

/** The form that makes a new secret while the one before still counts for a day. */
const rotateForm = (deps: WebDeps): readonly StaffPage[] =>
  plainForm(deps, {
    path: '/webhooks/{id}/rotation',
    heading: 'webhook.rotate',
    lead: 'webhook.rotateLead',
    done: 'secret',
    shows: secretPage,
    isDanger: true,
    fields: [],
    ground: groundOf(deps),
    wish: (_, visit) => ({ method: 'POST', path: `${onEndpoint(visit)}/secret-rotation` }),
  });

/** The form that removes an address. */
const removeForm = (deps: WebDeps): readonly StaffPage[] =>
  plainForm(deps, {
    path: '/webhooks/{id}/removal',
    heading: 'webhook.remove',
    lead: 'webhook.removeLead',
    done: 'removed',
    then: () => '/webhooks?done=removed',
    isDanger: true,
    fields: [],
    ground: groundOf(deps),
    wish: (_, visit) => ({ method: 'DELETE', path: onEndpoint(visit) }),
  });

/** The addresses at which an organisation is told, and what is done with them. */
export const webhookPages = (deps: WebDeps): readonly StaffPage[] => [
  listPage(deps),
  ...addForm(deps),
  ...rotateForm(deps),
  ...removeForm(deps),
];
