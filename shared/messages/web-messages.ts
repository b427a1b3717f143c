import afterEn from './after.en.json' with { type: 'json' };
import afterVi from './after.vi.json' with { type: 'json' };
import en from './web.en.json' with { type: 'json' };
import { findText } from './find-text.ts';
import type { Language } from './language.ts';
import publicEn from './public.en.json' with { type: 'json' };
import publicVi from './public.vi.json' with { type: 'json' };
import staffEn from './staff.en.json' with { type: 'json' };
import staffVi from './staff.vi.json' with { type: 'json' };
import vi from './web.vi.json' with { type: 'json' };

/** A text of the pages; those of the register, those that only people at work see, and those on what comes after the decision stand in catalogues of their own. */
export type WebKey = keyof typeof vi | keyof typeof afterVi | keyof typeof publicVi | keyof typeof staffVi;

const catalogues = {
  vi: { ...vi, ...afterVi, ...publicVi, ...staffVi },
  en: { ...en, ...afterEn, ...publicEn, ...staffEn },
} satisfies Record<Language, Record<WebKey, string>>;

/** A text of the pages, `{placeholders}` filled from `values`; a key without a text, and a placeholder without a value, throw. */
export const webText = (
  language: Language,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): string =>
  findText<string>(catalogues[language], key).replaceAll(/\{(\w+)\}/gu, (_whole, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${key}: no value for ${name}`);
    return String(value);
  });
