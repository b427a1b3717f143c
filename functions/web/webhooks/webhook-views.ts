import * as z from 'zod';
import type { Language } from '../../../shared/messages/language.ts';
import { noticeText } from '../../../shared/messages/notice-messages.ts';
import { webText } from '../../../shared/messages/web-messages.ts';
import type { WebDeps } from '../deps.ts';
import { shown } from '../refusal.ts';
import type { PageAnswer, SignedInVisit } from '../visit.ts';
import { instantText } from '../written.ts';

const webhook = z.object({
  id: z.string(),
  url: z.string(),
  kinds: z.array(z.string()),
  addedAt: z.string(),
  offSince: z.string().nullable(),
  secretSince: z.string(),
  formerSecretUntil: z.string().nullable(),
});
export type WebhookShown = z.infer<typeof webhook>;

const list = z.object({ items: z.array(webhook) });

/** What the API answers to a wish that makes a secret; there is none where the wish was a repetition. */
export const madeSecret = z.object({
  commandId: z.string(),
  webhook: z.string(),
  secret: z.string().optional(),
});

/** What was given up of one endpoint, the newest first. */
export const failures = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      events: z.array(z.string()),
      failedAt: z.string(),
      attempts: z.number(),
      reason: z.string(),
      status: z.number().nullable(),
    }),
  ),
  next: z.string().nullable(),
});
type Failure = z.infer<typeof failures>['items'][number];

type Asking = Pick<SignedInVisit, 'language' | 'session'>;

/** The endpoints of the reader's organisation, or the page that says why they are not shown. */
export const readWebhooks = async ({ api }: WebDeps, { language, session }: Asking) =>
  shown(await api({ language, token: session.token, path: '/webhooks' }), list);

/** The endpoint that a page names; a page that says so where there is none. */
export const readWebhook = async (
  deps: WebDeps,
  visit: Asking & Pick<SignedInVisit, 'parameters'>,
): Promise<{ found: WebhookShown } | { answer: PageAnswer }> => {
  const read = await readWebhooks(deps, visit);
  if ('answer' in read) return read;
  const found = read.value.items.find(({ id }) => id === visit.parameters['id']);
  return found === undefined ? { answer: { template: 'not-found.njk', data: {}, status: 404 } } : { found };
};

/** How an endpoint stands, in words: whether anything is sent there, and whether two secrets count. */
export const stateLine = (language: Language, { offSince, formerSecretUntil }: WebhookShown) => {
  if (offSince !== null)
    return {
      colour: 'red',
      tag: webText(language, 'webhook.off'),
      text: webText(language, 'webhook.offText', { at: instantText(language, offSince) }),
    };
  if (formerSecretUntil !== null)
    return {
      colour: 'yellow',
      tag: webText(language, 'webhook.rotating'),
      text: webText(language, 'webhook.rotatingText', { at: instantText(language, formerSecretUntil) }),
    };
  return { colour: 'green', tag: webText(language, 'webhook.on'), text: null };
};

/** What was given up, in words: what it would have told, and why it did not come through. */
export const failureLine = (
  language: Language,
  { id, at, events, failedAt, attempts, reason, status }: Failure,
) => ({
  id,
  titles: events.map((name) => noticeText(language, name).title),
  when: webText(language, 'webhook.failedAt', {
    at: instantText(language, at),
    failedAt: instantText(language, failedAt),
    attempts,
  }),
  why: webText(language, `webhook.reason.${reason}`, { status: status ?? '' }),
});
