import * as z from 'zod';
import { shownCard } from '../../../shared/contracts/platform-card.ts';
import { addDays, vietnamDayOf } from '../../../shared/domain/working-days.ts';
import { ok } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { readQuery } from '../../../shared/lambda/http-query.ts';
import type { Language } from '../../../shared/messages/language.ts';
import { name } from '../../../shared/messages/messages.ts';
import type { SealStatus } from '../../../shared/messages/messages.ts';
import { keys } from '../../../shared/workflow/keys.ts';
import type { RegisterDeps } from '../deps.ts';
import { registerEntry } from '../../../shared/contracts/register-entry.ts';
import type { RegisterEntry } from '../../../shared/contracts/register-entry.ts';
import { sealPicture } from '../seal/seal-picture.ts';

/** From so many days before its end a permit is shown as running out. */
const warnDays = 30;

const statusOf = (entry: RegisterEntry | null, today: string): SealStatus => {
  const { permit = null, validUntil = null } = entry?.conclusion ?? {};
  if (permit === null) return 'absent';
  if (permit === 'suspended') return 'suspended';
  if (permit !== 'valid') return 'ended';
  return validUntil !== null && vietnamDayOf(validUntil) <= addDays(today, warnDays) ? 'expiring' : 'valid';
};

/** The language stands in the address: a picture on a page of others speaks the language of that page, not of its reader. */
const query = z.strictObject({ lang: z.enum(['vi', 'en']).default('vi') });

/** An id that nobody has is not repeated at any length. */
const longestId = 40;

const linesOf = (entry: RegisterEntry | null, id: string, language: Language): string[] => {
  const title = entry && ((language === 'en' ? entry.nameEn : null) ?? entry.nameVi);
  return [
    ...(title === null ? [] : [title]),
    id.slice(0, longestId),
    ...(entry?.conclusion?.synthetic === true ? [name(language, 'notices', 'synthetic')] : []),
  ];
};

/**
 * `GET /register/{id}/seal.svg`, with `?lang=vi` or `?lang=en`, in Vietnamese where neither is named: what the register says of a platform at this moment, as a picture for its own pages, with a
 * code to scan that leads to its page (`publicUrl`, without a slash at the end). Nothing keeps it, so that it never shows a permit
 * that has ended.
 */
export const getSeal = ({ reads, now }: RegisterDeps, publicUrl: string): Route => ({
  method: 'GET',
  path: '/register/{id}/seal.svg',
  handle: async (request) => {
    const id = request.parameters['id'] ?? '';
    const item = await reads.item(keys.card('platform', id));
    const card = item && shownCard(item);
    const at = now();
    const entry = card && registerEntry(card, at);
    const status = statusOf(entry, vietnamDayOf(at));
    const read = readQuery(request, query);
    if ('problem' in read) return read;
    const language = read.asked.lang;
    const page = entry === null ? '/register' : `/register/${encodeURIComponent(id)}`;
    const picture = sealPicture({
      status,
      title: name(language, 'seals', status),
      lines: linesOf(entry, id, language),
      address: `${publicUrl}/${language}${page}`,
    });
    return ok(picture, {
      'content-type': 'image/svg+xml; charset=utf-8',
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'cross-origin',
    });
  },
});
