import * as z from 'zod';
import { may } from '../../../shared/domain/permissions.ts';
import { roles as allRoles } from '../../../shared/domain/actor.ts';
import { everyone } from '../../../shared/workflow/keys.ts';
import { namesOf } from '../cases/read-case.ts';
import type { WebDeps } from '../deps.ts';
import type { SignedInVisit } from '../visit.ts';

type Api = Pick<WebDeps, 'api'>;
type Asking = Pick<SignedInVisit, 'language' | 'session'>;

/** As many rows as an overview names, and pages of reports as it goes through. */
const mostNamed = 20;
const mostPages = 40;

const running = z.object({
  items: z.array(
    z.object({
      platformId: z.string().nullish(),
      release: z.looseObject({ digest: z.string().optional(), version: z.string().optional() }),
      reportedAt: z.string(),
      reportedBy: z.string(),
    }),
  ),
  next: z.string().nullable(),
});
type Running = z.infer<typeof running>['items'];

const adoptions = z.object({
  items: z.array(z.object({ platformId: z.string(), nameVi: z.string(), locality: z.string() })),
  total: z.number(),
});

/** Whose list it is: everyone's for who oversees the gate, else that of the own organisation. */
const listOf = ({ session: { roles } }: Asking): Record<string, string> => {
  const held = allRoles.filter((role) => roles.includes(role));
  return may('read-gate-list', { roles: held, relations: ['any'] }) ? { organisation: everyone } : {};
};

/** Every report of what runs without a valid permit, page after page, since a page may hold none of them; null for who may not. */
const runningOverdue = async ({ api }: Api, visit: Asking): Promise<Running | null> => {
  const { language, session } = visit;
  const items: Running[number][] = [];
  let cursor: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const asked = new URLSearchParams({ overdue: 'true', ...listOf(visit) });
    if (cursor !== null) asked.set('cursor', cursor);
    const path = `/gate/deployments?${asked.toString()}`;
    const { status, body } = await api({ language, token: session.token, path });
    if (status !== 200) return null;
    const read = running.parse(body);
    items.push(...read.items);
    cursor = read.next;
    if (cursor === null) break;
  }
  return items;
};

/** What runs without a valid permit, as far as the reader may hear of it; null for who may not. */
export const deploymentsOverdue = async (deps: Api, visit: Asking) => {
  const items = await runningOverdue(deps, visit);
  if (items === null) return null;
  const shown = items.slice(0, mostNamed);
  const names = await namesOf(
    deps,
    visit,
    shown.flatMap(({ platformId }) => platformId ?? []),
  );
  const rows = shown.map((item) => ({ ...item, platform: names.get(item.platformId ?? '') ?? null }));
  return { count: items.length, rows };
};

/** Who uses, by their own word, a platform without a valid permit, as far as the reader may know; null for who may not. */
export const adoptionsOverdue = async ({ api }: WebDeps, { language, session }: SignedInVisit) => {
  const { status, body } = await api({ language, token: session.token, path: '/adoptions/overdue' });
  if (status !== 200) return null;
  const { items, total } = adoptions.parse(body);
  return { count: total, rows: items.slice(0, mostNamed) };
};
