import './quiet.ts';
import * as z from 'zod';
import type { ApiDeps } from '../../functions/api/deps.ts';
import { apiRoutes } from '../../functions/api/api-routes.ts';
import { openBuckets } from '../../shared/aws/bucket.ts';
import { evidenceDownload } from '../../shared/aws/evidence-download.ts';
import { evidenceUpload } from '../../shared/aws/evidence-upload.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import type { Level } from '../../shared/domain/level.ts';
import { httpEndpoint } from '../../shared/lambda/http-endpoint.ts';
import { carriedIds, carriedPredecessors } from '../../shared/register/carried-organisations.ts';
import { problemText } from '../../shared/messages/messages.ts';
import { markReadInMemory } from '../support/in-memory-notices.ts';
import { inMemoryDesk, inMemoryLookUp, inMemoryReads } from '../support/in-memory-reads.ts';
import { contentOfLevel } from '../support/domain/a-content.ts';
import { inMemorySecrets } from '../support/in-memory-webhooks.ts';
import { inMemoryWorkflow } from '../support/in-memory-workflow.ts';
import { people } from '../workflow/people.ts';
import { permitKeyOfTests } from '../workflow/permit-keys.ts';
import { answerOf, httpEvent, lambdaContext } from './events.ts';

/** What a request carries besides its line; an object travels as JSON, a text as it is. */
export interface Sent {
  readonly actor?: Actor;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const buckets = openBuckets({
  region: 'ap-southeast-1',
  endpoint: 'http://buckets.example',
  forcePathStyle: true,
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});
const queues = {
  submission: 'submission',
  assessment: 'assessment',
  publication: 'publication',
  registry: 'registry',
};
const settled = z.object({ aggregate: z.object({ id: z.string() }), version: z.number() });

const workflowAt = (now: ApiDeps['now']) => inMemoryWorkflow({ now, key: permitKeyOfTests });

const depsOf = (workflow: ReturnType<typeof workflowAt>, now: ApiDeps['now']): ApiDeps => ({
  reads: inMemoryReads(workflow.items),
  lookUp: inMemoryLookUp(workflow.items),
  files: { upload: evidenceUpload(buckets, 'quarantine'), download: evidenceDownload(buckets, 'outbox') },
  carriedIds,
  carriedPredecessors,
  register: inMemoryDesk(workflow.items),
  noteRefusal: (notes) => {
    for (const { key, body } of notes) workflow.items.put(key, body ?? {});
    return Promise.resolve();
  },
  markRead: (subject, place, at) => Promise.resolve(markReadInMemory(workflow.items, { subject, place, at })),
  makeSecret: inMemorySecrets.make,
  send: workflow.queues.send,
  queues,
  now,
  synthetic: true,
  pause: () => workflow.drain(),
});

/** Every route of the staff API, as method and path. */
export const apiRouteNames = (): string[] => {
  const now = () => '2026-11-23T02:00:00.000Z';
  return apiRoutes(depsOf(workflowAt(now), now)).map(({ method, path }) => `${method} ${path}`);
};

/** The staff API over a workflow in memory, which works whenever a request waits for its outcome. */
export const openDesk = (change: Partial<ApiDeps> = {}) => {
  const { now = () => '2026-11-23T02:00:00.000Z' } = change;
  const workflow = workflowAt(now);
  const deps = { ...depsOf(workflow, now), ...change };
  const handler = httpEndpoint(apiRoutes(deps), problemText);
  const call = async (request: string, { actor, body, headers = {} }: Sent = {}) => {
    const given = { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers };
    const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
    const event = httpEvent(request, {
      headers: given,
      ...(actor && { actor }),
      ...(text !== undefined && { body: text }),
    });
    return answerOf(await handler(event, lambdaContext));
  };
  /** Sends a wish, waits for it, and answers the id and version of what it made or changed. */
  const settle = async (request: string, actor: Actor, body: unknown) => {
    const answer = await call(request, { actor, body, headers: { prefer: 'wait=5' } });
    if (answer.status !== 200) throw new Error(`${request} came to ${answer.text}`);
    return settled.parse(answer.body);
  };
  return { ...workflow, handler, call, settle };
};
export type Desk = ReturnType<typeof openDesk>;

/** A complete content for the case that `openCase` opens. */
export const content = contentOfLevel(3);

/** Opens a case over HTTP, at level 3 unless said: a platform of the Ministry of Finance, one release, one dossier. */
export const openCase = async (
  { call, settle }: Desk,
  { nameVi = 'Nền tảng thử', proposedLevel = 3 }: { nameVi?: string | undefined; proposedLevel?: Level } = {},
) => {
  const platform = await settle('POST /platforms', people.vendor, {
    nameVi,
    owner: 'BTC',
    ownerKind: 'ministry',
    category: 'government',
    unverified: [],
    fictional: true,
  });
  const platformId = platform.aggregate.id;
  await settle(`POST /platforms/${platformId}/releases`, people.vendor, { version: '1.0.0' });
  const { body } = await call(`GET /platforms/${platformId}`, { actor: people.vendor });
  const releases = z.object({ releases: z.array(z.object({ releaseId: z.string() })) }).parse(body).releases;
  const releaseId = releases[0]?.releaseId ?? '';
  const opening = { platformId, releaseId, proposedLevel, operatingUnit: 'BTC/operations' };
  const dossier = await settle('POST /dossiers', people.vendor, opening);
  return { platformId, releaseId, dossierId: dossier.aggregate.id, opening };
};
