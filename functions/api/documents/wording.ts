import type { FieldValue, FilledField, FormField, FormReference } from '../../../shared/domain/forms/form.ts';
import { filledText, formTexts } from '../../../shared/messages/form-messages.ts';
import type { FormTexts } from '../../../shared/messages/form-messages.ts';
import type { Language } from '../../../shared/messages/language.ts';
import { element } from './html.ts';
import type { Content } from './html.ts';

/** Picks a text of the documents. */
export type Pick = (texts: FormTexts) => string;

/** A text as a document has it: Vietnamese, with English beside it for who reads that. */
export const said =
  (language: Language) =>
  (pick: Pick, values: (texts: FormTexts) => Readonly<Record<string, string>> = () => ({})): Content => {
    const vietnamese = filledText(pick(formTexts.vi), values(formTexts.vi));
    if (language === 'vi') return vietnamese;
    const english = filledText(pick(formTexts.en), values(formTexts.en));
    if (english === vietnamese) return vietnamese;
    return [vietnamese, ' ', element('span', { lang: 'en', class: 'aid' }, english)];
  };
export type Said = ReturnType<typeof said>;

/** A day as documents write it: 22/11/2026. */
export const writtenDay = (day: string): string => day.split('-').toReversed().join('/');

const isDay = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/u.test(value);

/** What people wrote themselves is said once, in the language in which they wrote it. */
const referenceText = (given: FormReference, texts: FormTexts): string => {
  const { name, word, number, date, text } = given;
  const document = number === null ? [] : [filledText(texts.frame.document, { number })];
  const dated = date === null ? [] : [filledText(texts.frame.dated, { date: writtenDay(date) })];
  const ofDocument = [...document, ...dated].join(' ');
  const parts = [name, word && texts.words[word], ofDocument === '' ? null : ofDocument];
  const head = parts.filter((part) => part !== null).join(', ');
  return text === null || texts !== formTexts.vi ? head : `${head}: ${text}`;
};

const levelFields: readonly FormField[] = ['proposedLevel', 'foundLevel', 'approvedLevel'];

/** What a field says, one line per thing that it names. */
export const valueLines = (field: FormField, value: FieldValue, texts: FormTexts): string[] => {
  if (typeof value === 'string') return [isDay(value) ? writtenDay(value) : value];
  if (typeof value !== 'number') return value.map((each) => referenceText(each, texts));
  return [
    levelFields.includes(field) ? filledText(texts.frame.level, { level: String(value) }) : String(value),
  ];
};

/** The filled fields as values of placeholders; a field that is empty stays open. */
export const placeholders =
  (fields: readonly FilledField[]) =>
  (texts: FormTexts): Record<string, string> =>
    Object.fromEntries(
      fields.flatMap(({ field, value }) =>
        value === null ? [] : [[field, valueLines(field, value, texts).join('; ')]],
      ),
    );
