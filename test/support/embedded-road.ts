import { createHash } from 'node:crypto';
import * as z from 'zod';
import { contentOfLevel } from './domain/a-content.ts';
import { until } from './embedded.ts';
import type { ApiAnswer, EmbeddedRun } from './embedded.ts';

const receiptShape = z.object({
  commandId: z.string(),
  status: z.enum(['pending', 'applied', 'refused', 'failed']),
  aggregate: z.object({ id: z.string() }),
  version: z.number().nullable(),
});
const platformShape = z.object({
  version: z.number(),
  releases: z.array(z.object({ releaseId: z.string() })),
});
const dossierShape = z.looseObject({ version: z.number(), status: z.string() });
const criteriaShape = z.object({ items: z.array(z.object({ id: z.string(), due: z.string() })) });

/** One release on its way: its platform, its digest and its case. */
export interface Traveller {
  readonly platformId: string;
  readonly releaseId: string;
  readonly digest: string;
  readonly dossierId: string;
}

/** A request that moves a case: who, which move, with what. */
export interface MoveRequest {
  readonly account: string;
  readonly name: string;
  readonly body: unknown;
}

export const ruling = { documentNumber: '12/QĐ', documentDate: '2026-11-20' };
const level = 3;
export const fullContent = contentOfLevel(level);

const withoutResults = {
  content: { account: 'vendor', name: 'content', body: fullContent },
  submission: { account: 'vendor', name: 'submission', body: {} },
  appraisal: { account: 'appraiser', name: 'appraisal', body: { verdict: 'suitable', level, ruling } },
  'level-approval': { account: 'owner', name: 'level-approval', body: { decision: 'approve', ruling } },
  assignment: { account: 'owner', name: 'assignment', body: { organisation: 'DGA', unit: 'DGA/assessment' } },
  conclusion: {
    account: 'assessor',
    name: 'conclusion',
    body: {
      verdict: 'eligible',
      planFullyImplemented: true,
      acceptanceReport: { number: '7/BC', date: '2026-11-02' },
      reasons: 'Đủ điều kiện',
      ruling,
    },
  },
  'publication-request': { account: 'owner', name: 'publication-request', body: {} },
  'publication-decision': {
    account: 'ministry',
    name: 'publication-decision',
    body: { decision: 'approve', ruling },
  },
} as const satisfies Record<string, MoveRequest>;

/** The moves of an undisturbed road at level 3, by name. */
export const moves: Readonly<Record<keyof typeof withoutResults, MoveRequest>> = withoutResults;

/** SHA-256 of a name: a digest that differs from test to test and stays the same from run to run. */
export function digestFor(name: string): string {
  return `sha256:${createHash('sha256').update(name).digest('hex')}`;
}

/** What an answer says of its command; an answer that is none is thrown with its body. */
export function receiptIn({ status, body }: ApiAnswer) {
  const receipt = receiptShape.safeParse(body);
  if (!receipt.success) throw new Error(`${status} ${JSON.stringify(body)}`);
  return receipt.data;
}

/** What has become of a command in the end. */
export async function outcomeOf(run: EmbeddedRun, account: string, commandId: string) {
  const ask = async () => receiptIn(await run.api('GET', `/commands/${commandId}`, { account }));
  return until(ask, ({ status }) => status !== 'pending');
}

/** Sends a wish and waits until it is applied; anything else is thrown. */
export async function settle(
  run: EmbeddedRun,
  account: string,
  { method = 'POST', path, body, headers }: Wish,
): Promise<string> {
  const options = { account, body, headers: { prefer: 'wait=10', ...headers } };
  const { commandId } = receiptIn(await run.api(method, path, options));
  const { status, aggregate } = await outcomeOf(run, account, commandId);
  if (status !== 'applied') throw new Error(`${method} ${path} as ${account}: ${status}`);
  return aggregate.id;
}

interface Wish {
  readonly method?: string;
  readonly path: string;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Registers a platform of the vendor with one release, and opens its case. */
export async function openCase(run: EmbeddedRun, name: string): Promise<Traveller> {
  const digest = digestFor(name);
  const platform = { nameVi: name, owner: 'BTC', ownerKind: 'ministry' };
  const platformId = await settle(run, 'vendor', { path: '/platforms', body: platform });
  const release = { version: '1.0.0', digests: [digest] };
  await settle(run, 'vendor', { path: `/platforms/${platformId}/releases`, body: release });
  const { body } = await run.api('GET', `/platforms/${platformId}`, { account: 'vendor' });
  const releaseId = platformShape.parse(body).releases[0]?.releaseId ?? '';
  const opening = { platformId, releaseId, proposedLevel: level, operatingUnit: 'CTY-A/operations' };
  const dossierId = await settle(run, 'vendor', { path: '/dossiers', body: opening });
  return { platformId, releaseId, digest, dossierId };
}

/** The case as an account sees it. */
export async function readCase(run: EmbeddedRun, { dossierId }: Traveller, account: string) {
  const { body } = await run.api('GET', `/dossiers/${dossierId}`, { account });
  return dossierShape.parse(body);
}

/** Makes a move on the version that the account sees, without waiting for its outcome. */
export async function request(
  run: EmbeddedRun,
  traveller: Traveller,
  { account, name, body }: MoveRequest,
): Promise<ApiAnswer> {
  const { version } = await readCase(run, traveller, account);
  const path = `/dossiers/${traveller.dossierId}/${name}`;
  const headers = { 'if-match': `"${version}"` };
  return run.api(name === 'content' ? 'PUT' : 'POST', path, { account, body, headers });
}

/** Makes a move and waits until it is applied; anything else is thrown. */
export async function move(run: EmbeddedRun, traveller: Traveller, wish: MoveRequest): Promise<void> {
  const { commandId } = receiptIn(await request(run, traveller, wish));
  const { status } = await outcomeOf(run, wish.account, commandId);
  if (status !== 'applied') throw new Error(`${wish.name}: ${status}`);
}

/** The minutes of the assessment, on paper. */
const seen = [{ paper: 'Biên bản 3/BB', effectiveOn: ruling.documentDate }];

/** Records every criterion of the case's list that people judge as satisfied, 50 at a time, as the assessor or as another account. */
export async function recordResults(
  run: EmbeddedRun,
  traveller: Traveller,
  account = 'assessor',
): Promise<void> {
  const path = `/dossiers/${traveller.dossierId}/criteria`;
  const { items } = criteriaShape.parse((await run.api('GET', path, { account })).body);
  const judged = items.filter(({ due }) => due !== 'by-system');
  for (let n = 0; n < judged.length; n += 50) {
    const results = judged
      .slice(n, n + 50)
      .map(({ id }) => ({ criterion: id, verdict: 'satisfied', note: 'Đạt', evidence: seen }));
    await move(run, traveller, { account, name: 'results', body: { results } });
  }
}

/** Asks the gate whether a release may be put into operation. */
export async function askGate(run: EmbeddedRun, account: string, question: GateWish) {
  const { body } = await run.api('POST', '/gate/decisions', {
    account,
    body: { purpose: 'operation', data: 'real', ...question },
  });
  const { decision, reasons } = gateShape.parse(body);
  return [decision, ...reasons.map(({ code }) => code)].join(' ');
}

const gateShape = z.object({
  decision: z.enum(['allow', 'deny']),
  reasons: z.array(z.object({ code: z.string() })),
});

interface GateWish {
  readonly platformId?: string;
  readonly release: { readonly digest: string };
}
