import * as z from 'zod';
import { systemActor } from '../../../shared/domain/actor.ts';
import { organisationOfUnit } from '../../../shared/domain/organisation/organisation.ts';
import type { Language } from '../../../shared/messages/language.ts';
import { webText } from '../../../shared/messages/web-messages.ts';
import { organisationOf } from '../../../shared/register/organisations.ts';
import type { Clock } from '../../../shared/workflow/ports.ts';
import type { CallApi } from '../api.ts';

const called = { nameVi: z.string(), nameEn: z.string().nullable() };
const bodyNamed = z.object({ ...called, units: z.record(z.string(), z.object(called)) });
type Called = Pick<z.infer<typeof bodyNamed>, 'nameVi' | 'nameEn'>;

/** Names are read anew after so many milliseconds: an organisation may be renamed. */
const keptMs = 60_000;
/** At most so many organisations are read for one page, and kept. */
const mostAsked = 100;
const mostKept = 5_000;

/** Who asks the API for names. */
export interface Asker {
  readonly language: Language;
  readonly token: string;
}

/** What organisations and their units are called, as the register holds them. */
export interface Directory {
  /** Reads the organisations of these ids, of organisations and of units. */
  readonly learn: (asker: Asker, ids: readonly string[]) => Promise<void>;
  /** The name of an organisation, or of a unit with its organisation; null where it has not been read lately. */
  readonly nameOf: (language: Language, id: string) => string | null;
}

/** A name in the language of the reader, where there is one. */
export const nameIn = (language: Language, { nameVi, nameEn }: Called): string =>
  (language === 'en' ? nameEn : null) ?? nameVi;

const bodyIdOf = (id: string): string => (id.includes('/') ? organisationOfUnit(id) : id);

/** What an organisation is called in the data that the platform brings with it; else its id. */
export const carriedName = (language: Language, id: string): string => {
  const found = organisationOf(id);
  return found === undefined ? id : nameIn(language, found);
};

/** A directory over the HTTP API, for as long as the function lives. */
export const directoryOver = ({ api, now }: { readonly api: CallApi; readonly now: Clock }): Directory => {
  const kept = new Map<string, { readonly at: number; readonly body: z.infer<typeof bodyNamed> | null }>();
  const fresh = (id: string) => {
    const found = kept.get(id);
    return found !== undefined && Date.parse(now()) - found.at < keptMs ? found : null;
  };
  const read = async ({ language, token }: Asker, id: string): Promise<void> => {
    const reply = await api({ language, token, path: `/organisations/${encodeURIComponent(id)}` });
    const body = reply.status === 200 ? bodyNamed.parse(reply.body) : null;
    kept.set(id, { at: Date.parse(now()), body });
  };
  return {
    learn: async (asker, ids) => {
      if (kept.size > mostKept) kept.clear();
      const wanted = [...new Set(ids.map(bodyIdOf))].filter((id) => fresh(id) === null);
      await Promise.all(wanted.slice(0, mostAsked).map((id) => read(asker, id)));
    },
    nameOf: (language, id) => {
      if (id === systemActor.unit) return webText(language, 'names.system');
      const body = fresh(bodyIdOf(id))?.body ?? null;
      if (body === null) return null;
      if (!id.includes('/')) return nameIn(language, body);
      const unit = body.units[id];
      if (unit === undefined) return null;
      const [name, organisation] = [nameIn(language, unit), nameIn(language, body)];
      return webText(language, 'names.unit', { unit: name, organisation });
    },
  };
};
