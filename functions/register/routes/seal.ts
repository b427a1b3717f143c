import { addDays, vietnamDayOf } from '../../../shared/domain/working-days.ts';
import { ok } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { languageOf } from '../../../shared/messages/language.ts';
import { name } from '../../../shared/messages/messages.ts';
import type { SealStatus } from '../../../shared/messages/messages.ts';
import { keys } from '../../../shared/workflow/keys.ts';
import type { RegisterDeps } from '../deps.ts';
import { publicCard, registerEntry } from '../register-entry.ts';
import type { RegisterEntry } from '../register-entry.ts';

/** From so many days before its end a permit is shown as running out. */
const warnDays = 30;

const colours: Readonly<Record<SealStatus, string>> = {
  valid: '#00703c',
  expiring: '#b25d00',
  suspended: '#b25d00',
  ended: '#d4351c',
  absent: '#505a5f',
};

const statusOf = (entry: RegisterEntry | null, today: string): SealStatus => {
  const { permit = null, validUntil = null } = entry?.conclusion ?? {};
  if (permit === null) return 'absent';
  if (permit === 'suspended') return 'suspended';
  if (permit !== 'valid') return 'ended';
  return validUntil !== null && vietnamDayOf(validUntil) <= addDays(today, warnDays) ? 'expiring' : 'valid';
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const longestName = 60;

const picture = (title: string, { id, colour, note }: { id: string; colour: string; note: string }): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="72" viewBox="0 0 320 72" role="img" aria-labelledby="t"><title id="t">${escaped(`${title}: ${id}`)}</title><rect width="320" height="72" rx="6" fill="${colour}"/><g fill="#fff" font-family="sans-serif"><text x="16" y="30" font-size="18" font-weight="bold">${escaped(title)}</text><text x="16" y="54" font-size="13">${escaped(`${id}${note}`)}</text></g></svg>`;

/**
 * `GET /register/{id}/seal.svg`: what the register says of a platform at this moment, as a picture for its own pages. Nothing
 * keeps it, so that it never shows a permit that has ended.
 */
export const getSeal = ({ reads, now }: RegisterDeps): Route => ({
  method: 'GET',
  path: '/register/{id}/seal.svg',
  handle: async (request) => {
    const id = request.parameters['id'] ?? '';
    const item = await reads.item(keys.card('platform', id));
    const card = item && publicCard(item);
    const at = now();
    const entry = card && registerEntry(card, at);
    const status = statusOf(entry, vietnamDayOf(at));
    const language = languageOf(request.headers['accept-language']);
    const isSynthetic = entry?.conclusion?.synthetic === true;
    const note = isSynthetic ? ` · ${name(language, 'notices', 'synthetic')}` : '';
    const shown = { id: id.slice(0, longestName), colour: colours[status], note };
    return ok(picture(name(language, 'seals', status), shown), {
      'content-type': 'image/svg+xml; charset=utf-8',
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'cross-origin',
    });
  },
});
