import * as z from 'zod';
import { noticeKinds } from '../domain/notice/notice.ts';
import type { Delivery, Health } from '../domain/webhook/delivery.ts';
import type { Endpoint, WebhookCommand, Webhooks } from '../domain/webhook/webhooks.ts';
import type { DeliverTask } from '../workflow/ports.ts';

type BodyOf<T extends WebhookCommand['type']> = Extract<WebhookCommand, { readonly type: T }>['body'];

const anId = z.string().min(1).max(200);
const url = z.url().max(500);
const kinds = z.array(z.enum(noticeKinds)).min(1).max(noticeKinds.length);
const sealed = z.base64().max(2000);

/** What each act on the webhooks of an organisation carries. */
export const webhookBodies = {
  'add-webhook': z.strictObject({ endpoint: anId, url, kinds, sealed }),
  'rotate-webhook-secret': z.strictObject({ endpoint: anId, sealed }),
  'remove-webhook': z.strictObject({ endpoint: anId }),
  'retry-webhook-delivery': z.strictObject({ endpoint: anId, notice: anId }),
  'switch-webhook-off': z.strictObject({ endpoint: anId }),
} satisfies { [T in WebhookCommand['type']]: z.ZodType<BodyOf<T>> };

/** `POST /webhooks`: where the own organisation wants to be told, and of which kinds of notices (all of them unless it says). */
export const addWebhookRequest = z.strictObject({ url, kinds: kinds.default([...noticeKinds]) });

const endpoint = z.object({
  id: z.string(),
  url: z.string(),
  kinds: z.array(z.enum(noticeKinds)),
  addedAt: z.string(),
  secrets: z.array(z.object({ id: z.string(), since: z.string() })),
  offSince: z.string().nullable(),
}) satisfies z.ZodType<Endpoint>;
const webhooks = z.object({
  organisation: z.string(),
  endpoints: z.record(z.string(), endpoint),
}) satisfies z.ZodType<Webhooks>;

/** The webhooks of an organisation as they are stored; throws on anything else. */
export const parseWebhooks = (stored: unknown): Webhooks => webhooks.parse(stored);

/** One notice for one endpoint, as it travels and as a receipt keeps it. */
export const deliverTask = z.strictObject({
  kind: z.literal('deliver'),
  organisation: anId,
  endpoint: anId,
  notice: anId,
  attempt: z.int().nonnegative().nullable(),
  causedBy: z.string().max(300),
}) satisfies z.ZodType<DeliverTask>;

/** What comes off the webhook queue; anything else throws and is unreadable. */
export const parseDeliverTask = (raw: unknown): DeliverTask => deliverTask.parse(raw);

const delivery = z.object({
  organisation: z.string(),
  endpoint: z.string(),
  notice: z.string(),
  at: z.string(),
  about: z.object({ kind: z.string(), id: z.string() }),
  platformId: z.string().nullable(),
  events: z.array(z.string()),
  status: z.enum(['due', 'taken', 'failed']),
  attempts: z.number(),
  failedAt: z.string().nullable(),
  expiresAt: z.number(),
}) satisfies z.ZodType<Delivery>;

/** A delivery as it is stored; throws on anything else. */
export const parseDelivery = (stored: unknown): Delivery => delivery.parse(stored);

const health = z.object({ since: z.string() }) satisfies z.ZodType<Health>;

/** Since when an endpoint took nothing, as it is stored. */
export const parseHealth = (stored: unknown): Health => health.parse(stored);

const secret = z.object({ sealed });

/** A sealed secret as it is stored. */
export const parseSealed = (stored: unknown): string => secret.parse(stored).sealed;

const failure = z.object({
  notice: z.string(),
  at: z.string(),
  events: z.array(z.string()),
  failedAt: z.string(),
  attempts: z.number(),
  reason: z.string(),
  status: z.number().nullable(),
});

/** A delivery that was given up, as it is stored. */
export const parseFailure = (stored: unknown): z.infer<typeof failure> => failure.parse(stored);
