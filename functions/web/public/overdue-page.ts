import * as z from 'zod';
import type { WebDeps } from '../deps.ts';
import { shown } from '../refusal.ts';
import type { StaffPage } from '../visit.ts';

const overdueView = z.object({
  items: z.array(
    z.object({
      platformId: z.string(),
      nameVi: z.string(),
      owner: z.string().nullable(),
      locality: z.string(),
      status: z.string(),
      document: z.string().nullable(),
      day: z.string().nullable(),
    }),
  ),
  total: z.number(),
});

/** `GET /adoptions/overdue`: who still uses, by their own word, a platform without a valid permit, as far as the reader may know. */
export const overduePage = ({ api }: WebDeps): StaffPage => ({
  method: 'GET',
  path: '/adoptions/overdue',
  showTo: async ({ language, session }) => {
    const read = shown(
      await api({ language, token: session.token, path: '/adoptions/overdue' }),
      overdueView,
    );
    if ('answer' in read) return read.answer;
    const items = read.value.items.map((one) => ({
      ...one,
      isOwn: one.locality === session.organisation && session.roles.includes('locality'),
    }));
    return { template: 'overdue.njk', data: { items } };
  },
});
