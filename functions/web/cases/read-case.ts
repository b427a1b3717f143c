import * as z from 'zod';
import { webText } from '../../../shared/messages/web-messages.ts';
import type { WebDeps } from '../deps.ts';
import type { Change } from '../forms/form-page.ts';
import { shown } from '../refusal.ts';
import type { SignedInVisit } from '../visit.ts';
import { instantText } from '../written.ts';
import { caseHistory, caseShown } from './case-views.ts';

type Asking = Pick<SignedInVisit, 'language' | 'session'>;

const pathOf = (id: string): string => `/dossiers/${encodeURIComponent(id)}`;

/** A case as its reader may see it, or the page that says why not. */
export const readCase = async ({ api }: WebDeps, { language, session }: Asking, id: string) =>
  shown(await api({ language, token: session.token, path: pathOf(id) }), caseShown);

/** What has happened to a case, the oldest first. */
export const readHistory = async ({ api }: WebDeps, { language, session }: Asking, id: string) =>
  shown(await api({ language, token: session.token, path: `${pathOf(id)}/history` }), caseHistory);

/** What happened to a case after a version of it. */
export const changesSince = async (
  deps: WebDeps,
  asking: Asking,
  of: { id: string; version: number },
): Promise<Change[]> => {
  const read = await readHistory(deps, asking, of.id);
  if ('answer' in read) return [];
  return read.value.items
    .filter(({ version }) => version > of.version)
    .map(({ at, actor, events }) => ({
      at: instantText(asking.language, at),
      by: actor.unit,
      events: events.map(({ type }) => webText(asking.language, `event.${type}`)),
    }));
};

const named = z.object({ nameVi: z.string(), nameEn: z.string().nullable() });

/** What platforms are called, by their ids, also those that the public does not see; one that is not there keeps its id. */
export const namesOf = async (
  { api }: Pick<WebDeps, 'api'>,
  { language, session }: Asking,
  ids: readonly string[],
): Promise<Map<string, string>> => {
  const found = await Promise.all(
    [...new Set(ids)].map(async (id): Promise<[string, string]> => {
      const path = `/platforms/${encodeURIComponent(id)}`;
      const { status, body } = await api({ language, token: session.token, path });
      const item = status === 200 ? named.parse(body) : null;
      return [id, (language === 'en' ? item?.nameEn : null) ?? item?.nameVi ?? id];
    }),
  );
  return new Map(found);
};
