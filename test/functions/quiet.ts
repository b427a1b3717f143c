/** Where the functions run in these tests; imported first, so that every client and log finds it. */
Object.assign(process.env, {
  AWS_REGION: 'local',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  POWERTOOLS_LOG_LEVEL: 'SILENT',
  POWERTOOLS_METRICS_DISABLED: 'true',
  TABLE_NAME: 'table',
  PURPOSE: 'demonstration',
  PERMIT_KEY_ID: 'permit-key',
  DEAD_LETTER_QUEUE_URL: 'https://queues.test/dead-letters.fifo',
  SUBMISSION_QUEUE_URL: 'https://queues.test/submission.fifo',
  ASSESSMENT_QUEUE_URL: 'https://queues.test/assessment.fifo',
  PUBLICATION_QUEUE_URL: 'https://queues.test/publication.fifo',
  REGISTRY_QUEUE_URL: 'https://queues.test/registry.fifo',
  QUARANTINE_BUCKET: 'quarantine',
  EVIDENCE_BUCKET: 'evidence',
  OUTBOX_BUCKET: 'outbox',
  EVIDENCE_KEY_ID: 'evidence-key',
  SIGN_QUEUE_URL: 'https://queues.test/sign.fifo',
  GATE_QUESTIONS_PER_MINUTE: '600',
  DETERMINATIONS_PER_MINUTE: '600',
  NOTICE_QUEUE_URL: 'https://queues.test/notice.fifo',
  EXPORTS_QUEUE_URL: 'https://queues.test/exports.fifo',
  EXPORTS_BUCKET: 'exports',
  WEBHOOK_QUEUE_URL: 'https://queues.test/webhook.fifo',
  WEBHOOK_KEY_ID: 'webhook-key',
  PUBLIC_URL: 'https://chot.example',
  MAIL_FROM: 'thong-bao@chot.example',
  PROJECTION_QUEUE_URL: 'https://queues.test/projection.fifo',
});

/** The queue urls of `process.env` as this file sets them. */
export const queueUrl = (name: string): string => `https://queues.test/${name}.fifo`;
