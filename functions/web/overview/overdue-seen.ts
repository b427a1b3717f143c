import * as z from 'zod';
import { namesOf } from '../cases/read-case.ts';
import type { WebDeps } from '../deps.ts';
import type { SignedInVisit } from '../visit.ts';

/** As many rows as an overview names. */
const mostNamed = 20;

const running = z.object({
  items: z.array(
    z.object({
      platformId: z.string().nullish(),
      release: z.looseObject({ digest: z.string().optional(), version: z.string().optional() }),
      reportedAt: z.string(),
      reportedBy: z.string(),
    }),
  ),
});

const adoptions = z.object({
  items: z.array(z.object({ platformId: z.string(), nameVi: z.string(), locality: z.string() })),
  total: z.number(),
});

/** What runs without a valid permit, as far as the reader may hear of it; null for who may not. */
export const deploymentsOverdue = async (deps: WebDeps, visit: SignedInVisit) => {
  const { language, session } = visit;
  const path = '/gate/deployments?overdue=true';
  const { status, body } = await deps.api({ language, token: session.token, path });
  if (status !== 200) return null;
  const { items } = running.parse(body);
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
