import * as z from 'zod';
import { caseCard } from '../cases/case-views.ts';
import type { WebDeps } from '../deps.ts';
import { shown } from '../refusal.ts';
import type { PageAnswer, SignedInVisit } from '../visit.ts';

const card = caseCard.extend({
  permit: z.object({ status: z.string(), validUntil: z.string() }).nullable().default(null),
});
export type SeenCard = z.infer<typeof card>;

const list = z.object({ items: z.array(card), next: z.string().nullable() });

/** As many cases as an overview counts. */
export const mostCounted = 2000;

type Read = { readonly cards: readonly SeenCard[]; readonly isWhole: boolean };

/** The cases that the reader may see, or with `turn` only those that wait for the reader; the first two thousand. */
export const casesSeen = async (
  { api }: WebDeps,
  { language, session }: SignedInVisit,
  turn: 'mine' | null,
): Promise<Read | { readonly answer: PageAnswer }> => {
  const cards: SeenCard[] = [];
  let cursor: string | null = null;
  do {
    const asked = new URLSearchParams({ limit: '100', ...(turn !== null && { turn }) });
    if (cursor !== null) asked.set('cursor', cursor);
    const path = `/dossiers?${asked.toString()}`;
    const read = shown(await api({ language, token: session.token, path }), list);
    if ('answer' in read) return read;
    cards.push(...read.value.items);
    cursor = read.value.next;
  } while (cursor !== null && cards.length < mostCounted);
  return { cards, isWhole: cursor === null };
};
