import type { AnnualColumn, AnnualCount, AnnualWord } from '../domain/forms/annual-report.ts';
import type {
  FormDefinition,
  FormField,
  FormGround,
  FormId,
  FormPart,
  FormWord,
} from '../domain/forms/form.ts';
import en from './forms.en.json' with { type: 'json' };
import vi from './forms.vi.json' with { type: 'json' };
import type { Language } from './language.ts';

type Texts<Key extends string | number> = Readonly<Record<Key, string>>;

/** The words of the printed documents; `{placeholders}` are filled from the case. */
export interface FormTexts {
  readonly frame: Texts<keyof typeof vi.frame>;
  readonly forms: Readonly<Record<FormId, Texts<'name' | 'subject' | 'opening' | 'closing'>>>;
  readonly parts: Readonly<Record<FormPart, { readonly heading: string; readonly text?: string }>>;
  readonly grounds: Texts<FormGround>;
  readonly fields: Texts<FormField>;
  readonly words: Texts<FormWord>;
  readonly signers: Texts<FormDefinition['kind']>;
  readonly receipt: Texts<keyof typeof vi.receipt>;
  readonly report: Texts<keyof typeof vi.report>;
  readonly counts: Texts<AnnualCount>;
  readonly columns: Texts<AnnualColumn>;
  readonly annual: Texts<AnnualWord>;
}

/** The texts of the printed documents: Vietnamese is what counts, English stands beside it for who reads that. */
export const formTexts: Readonly<Record<Language, FormTexts>> = { vi, en };

/** A text with its placeholders filled; one that has no value stays open as a dotted line. */
export const filledText = (text: string, values: Readonly<Record<string, string | undefined>>): string =>
  text.replaceAll(/\{(\w+)\}/gu, (_whole, key: string) => values[key] ?? '…………');
