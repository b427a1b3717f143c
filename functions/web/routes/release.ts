import * as z from 'zod';
import type { Language } from '../../../shared/messages/language.ts';
import { webText } from '../../../shared/messages/web-messages.ts';
import type { WebDeps } from '../deps.ts';
import { registerItem } from '../register-views.ts';
import type { PageAnswer, PublicPage } from '../visit.ts';

const permits = z.object({
  digest: z.string(),
  current: z.array(
    z.object({
      platformId: z.string(),
      status: z.string(),
      validUntil: z.string(),
      synthetic: z.boolean(),
    }),
  ),
});

/** A digest as people paste it: with or without `sha256:`, in either case, with blanks around it; null for anything else. */
export const digestIn = (text: string): string | null => {
  const [, hex] = /^(?:sha256:)?([0-9a-f]{64})$/u.exec(text.trim().toLowerCase()) ?? [];
  return hex === undefined ? null : `sha256:${hex}`;
};

const unreadable = (given: string, language: Language): PageAnswer => ({
  template: 'release.njk',
  status: 422,
  data: {
    given,
    problem: {
      title: webText(language, 'release.notADigest'),
      next: webText(language, 'release.digestHint'),
      list: [{ text: webText(language, 'release.notADigest'), href: '#digest' }],
    },
  },
});

const named = async ({ api }: WebDeps, language: Language, id: string) => {
  const { status, body } = await api({ language, path: `/register/${encodeURIComponent(id)}` });
  const item = status === 200 ? registerItem.parse(body) : null;
  return { id, title: (language === 'en' ? item?.nameEn : null) ?? item?.nameVi ?? id };
};

/** `GET /release`: may the release of a digest be put into use? Says what everybody may know; the gate answers who deploys. */
export const releasePage = (deps: WebDeps): PublicPage => ({
  method: 'GET',
  path: '/release',
  show: async ({ language, query }) => {
    const given = query.get('digest');
    if (given === null || given.trim() === '') return { template: 'release.njk', data: {} };
    const digest = digestIn(given);
    if (digest === null) return unreadable(given.slice(0, 200), language);
    const { status, body } = await deps.api({ language, path: `/permits/${digest}` });
    const isPending = status === 503;
    if (![200, 404, 503].includes(status)) throw new Error(`the API answered ${String(status)} for a digest`);
    const current = status === 200 ? permits.parse(body).current : [];
    const found = await Promise.all(
      current.map(async (permit) => ({
        ...permit,
        platform: await named(deps, language, permit.platformId),
      })),
    );
    const isAllowed = found.some((permit) => permit.status === 'valid');
    return { template: 'release.njk', data: { given: digest, digest, found, isAllowed, isPending } };
  },
});
