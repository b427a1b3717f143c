import * as z from 'zod';
import { refusalCodes } from '../../../shared/domain/refusal.ts';
import { problemText } from '../../../shared/messages/messages.ts';
import type { WebDeps } from '../deps.ts';
import { shown } from '../refusal.ts';
import { addressIn } from '../visit.ts';
import type { StaffPage } from '../visit.ts';

const refusals = z.object({
  items: z.array(
    z.object({
      at: z.string(),
      move: z.string(),
      code: z.string(),
      dossierId: z.string().nullable(),
      platformId: z.string().nullable(),
      organisationId: z.string().nullable(),
      actor: z.object({ subject: z.string(), unit: z.string() }),
    }),
  ),
  next: z.string().nullable(),
});

/** `GET /refusals`: who was refused for want of independence or appointment, the newest first. */
export const refusalsPage = ({ api }: WebDeps): StaffPage => ({
  method: 'GET',
  path: '/refusals',
  showTo: async ({ language, session, query }) => {
    const asked = new URLSearchParams({ limit: '50' });
    const cursor = query.get('cursor');
    if (cursor !== null) asked.set('cursor', cursor);
    const path = `/refusals?${asked.toString()}`;
    const read = shown(await api({ language, token: session.token, path }), refusals);
    if ('answer' in read) return read.answer;
    const { items, next } = read.value;
    const rows = items.map((item) => {
      const known = refusalCodes.find((each) => each === item.code);
      return { ...item, title: known === undefined ? item.code : problemText(language, known).title };
    });
    const older = next === null ? null : addressIn(language, `/refusals?cursor=${encodeURIComponent(next)}`);
    return { template: 'refusals.njk', data: { rows, older } };
  },
});
