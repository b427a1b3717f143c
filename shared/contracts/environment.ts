import * as z from 'zod';

/** What an environment may be for: only a demonstration lets permits over invented assessments count. */
const purpose = z.enum(['production', 'demonstration']);
const name = z.string().min(1);
const queueUrl = z.url();

/** Receivers of webhooks on this machine: only where everything runs on it. No template sets it. */
const loopback = { WEBHOOK_LOOPBACK: z.literal('allowed').optional() };

const everywhere = { TABLE_NAME: name, PURPOSE: purpose };
const ownDeadLetters = { DEAD_LETTER_QUEUE_URL: queueUrl };

/** The environment of each function: the only names that infrastructure and handlers share. */
export const environments = {
  submission: z.object({ ...everywhere, ...ownDeadLetters, NOTICE_QUEUE_URL: queueUrl }),
  assessment: z.object({
    ...everywhere,
    ...ownDeadLetters,
    REGISTRY_QUEUE_URL: queueUrl,
    SIGN_QUEUE_URL: queueUrl,
    NOTICE_QUEUE_URL: queueUrl,
    QUARANTINE_BUCKET: name,
    EVIDENCE_BUCKET: name,
    OUTBOX_BUCKET: name,
    EVIDENCE_KEY_ID: name,
  }),
  publication: z.object({
    ...everywhere,
    ...ownDeadLetters,
    REGISTRY_QUEUE_URL: queueUrl,
    SIGN_QUEUE_URL: queueUrl,
    NOTICE_QUEUE_URL: queueUrl,
  }),
  registry: z.object({
    ...everywhere,
    ...ownDeadLetters,
    ...loopback,
    PUBLICATION_QUEUE_URL: queueUrl,
    REGISTRY_QUEUE_URL: queueUrl,
    SIGN_QUEUE_URL: queueUrl,
    NOTICE_QUEUE_URL: queueUrl,
    WEBHOOK_QUEUE_URL: queueUrl,
    EXPORTS_QUEUE_URL: queueUrl,
  }),
  exports: z.object({ ...everywhere, ...ownDeadLetters, EXPORTS_BUCKET: name }),
  projection: z.object({ ...everywhere, ...ownDeadLetters }),
  signer: z.object({ ...everywhere, ...ownDeadLetters, PERMIT_KEY_ID: name }),
  notice: z.object({
    ...everywhere,
    ...ownDeadLetters,
    /** Where people see the pages, without a slash at the end. */
    PUBLIC_URL: z.url(),
    /** Whom mails come from: an address of a domain that SES knows. */
    MAIL_FROM: z.email(),
    WEBHOOK_QUEUE_URL: queueUrl,
  }),
  webhook: z.object({
    ...everywhere,
    ...ownDeadLetters,
    ...loopback,
    /** Where people see the pages, without a slash at the end: the source of every event. */
    PUBLIC_URL: z.url(),
    WEBHOOK_KEY_ID: name,
  }),
  clock: z.object({
    ...everywhere,
    PUBLICATION_QUEUE_URL: queueUrl,
    REGISTRY_QUEUE_URL: queueUrl,
    SIGN_QUEUE_URL: queueUrl,
    WEBHOOK_QUEUE_URL: queueUrl,
    EXPORTS_QUEUE_URL: queueUrl,
  }),
  'dead-letter': z.object({ ...everywhere }),
  api: z.object({
    ...everywhere,
    SUBMISSION_QUEUE_URL: queueUrl,
    ASSESSMENT_QUEUE_URL: queueUrl,
    PUBLICATION_QUEUE_URL: queueUrl,
    REGISTRY_QUEUE_URL: queueUrl,
    QUARANTINE_BUCKET: name,
    OUTBOX_BUCKET: name,
    WEBHOOK_KEY_ID: name,
  }),
  register: z.object({
    ...everywhere,
    EXPORTS_BUCKET: name,
    /** How often one address may ask one instance for a level. */
    DETERMINATIONS_PER_MINUTE: z.coerce.number().int().positive(),
    /** Where people see the pages, without a slash at the end: codes to scan lead there. */
    PUBLIC_URL: z.url(),
  }),
  web: z.object({
    ...everywhere,
    /** Where the pages call the HTTP API, without a slash at the end. */
    API_URL: z.url(),
    /** Where people see the pages, without a slash at the end. */
    PUBLIC_URL: z.url(),
    /** The issuer whose discovery document says where people sign in (OpenID Connect Discovery 1.0). */
    ISSUER_URL: z.url(),
    CLIENT_ID: name,
    /** The host that files are uploaded to, with its port where it has one. */
    UPLOAD_HOST: name,
  }),
  claims: z.object({ TABLE_NAME: name }),
} as const;
