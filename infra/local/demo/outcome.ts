import * as z from 'zod';
import { permitStatuses, statuses } from '../../../shared/domain/moves.ts';
import type { ApiClient } from './client.ts';

const auditor = 'auditor.KTNN';
const entryShape = z.object({ id: z.string(), standing: z.enum(['no-dossier-here', 'published']) });
const platformShape = z.object({ id: z.string(), fictional: z.boolean() });
const caseShape = z.object({
  platformId: z.string(),
  owner: z.string(),
  level: z.number(),
  status: z.enum(statuses),
  permit: z.object({ status: z.enum(permitStatuses) }).nullable(),
});

/** A platform as staff see it, and whether the public register shows it as published. */
export type Entry = z.infer<typeof entryShape> & z.infer<typeof platformShape>;
/** A case as an auditor sees it on the list. */
export type Case = z.infer<typeof caseShape>;

/** What has become of some platforms, as the running system tells it. */
export interface Outcome {
  readonly entries: readonly Entry[];
  readonly cases: readonly Case[];
}

/** Reads the register as anybody, and the platforms and cases as an auditor: not everything is public. */
export async function readOutcome(client: ApiClient, platformIds: readonly string[]): Promise<Outcome> {
  const ours = new Set(platformIds);
  const entries = await everyPage('/register?limit=200', entryShape, (path, shape) =>
    client.read(path, shape),
  );
  const cases = await everyPage('/dossiers?limit=100', caseShape, (path, shape) =>
    client.read(path, shape, auditor),
  );
  const shown = new Map(entries.map(({ id, standing }) => [id, standing]));
  const platforms = await Promise.all(
    platformIds.map((id) => client.read(`/platforms/${id}`, platformShape, auditor)),
  );
  return {
    entries: platforms.map((platform) => ({
      ...platform,
      standing: shown.get(platform.id) ?? 'no-dossier-here',
    })),
    cases: cases.filter(({ platformId }) => ours.has(platformId)),
  };
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** Every item of a list, page by page. */
export async function everyPage<Item>(
  path: string,
  item: z.ZodType<Item>,
  read: (path: string, shape: z.ZodType<Page<Item>>) => Promise<Page<Item>>,
): Promise<readonly Item[]> {
  const shape = z.object({ items: z.array(item), next: z.string().nullable() });
  const all: Item[] = [];
  for (let page = await read(path, shape); ; page = await read(`${path}&cursor=${page.next}`, shape)) {
    all.push(...page.items);
    if (page.next === null) return all;
  }
}
