import en from './fields.en.json' with { type: 'json' };
import vi from './fields.vi.json' with { type: 'json' };
import type { Language } from './language.ts';

export type FieldCode = keyof typeof vi;

const catalogues = { vi, en } satisfies Record<Language, Record<FieldCode, string>>;

/** True for the codes that a schema may give as the reason of a check of its own. */
export const isFieldCode = (code: string): code is FieldCode => Object.hasOwn(vi, code);

/** What is wrong with one field; `{placeholders}` are filled from `values`. */
export const fieldText = (
  language: Language,
  code: FieldCode,
  values: Readonly<Record<string, string>> = {},
): string =>
  catalogues[language][code].replaceAll(/\{(\w+)\}/gu, (_whole, name: string) => values[name] ?? '');
