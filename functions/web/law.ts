import type { Language } from '../../shared/messages/language.ts';
import { webText } from '../../shared/messages/web-messages.ts';

const law =
  /^(Decree|Circular|Decision) ([^\s,]+)(?: \((\d{4})\))?(?: Annex, Form (\d+);)?(?: Art\. ([\w.(), ]+))?$/u;
const place = /^(\d+)(?:\.(\d+))?(?:\((\w)\))?$/u;

/** `20.1(b)` from the point to the article; null for what is no such place. */
const placeText = (language: Language, written: string): string | null => {
  const [, article, clause, point] = place.exec(written) ?? [];
  if (article === undefined) return null;
  const parts = [
    ...(point === undefined ? [] : [webText(language, 'law.point', { point })]),
    ...(clause === undefined ? [] : [webText(language, 'law.clause', { clause })]),
    webText(language, 'law.article', { article }),
  ];
  return parts.join(' ');
};

/** Every form and place that is named, in the order of the ruleset; null where one of them is none that people cite. */
const placesText = (language: Language, form: string | undefined, listed: string): string | null => {
  const places = listed === '' ? [] : listed.split(', ').map((each) => placeText(language, each));
  if (places.includes(null)) return null;
  return [...(form === undefined ? [] : [webText(language, 'law.form', { form })]), ...places].join(', ');
};

/**
 * What rulesets name, `Decree 331/2026/NĐ-CP Art. 28.3(a), 29` or `… Annex, Form 01; Art. 18.1`, as the reader's language cites
 * it: in Vietnamese from the point to the decree. What is written otherwise stays as it is.
 */
export const articleText = (language: Language, article: string): string => {
  const [, kind, number = '', year, form, listed = ''] = law.exec(article) ?? [];
  if (language === 'en' || kind === undefined) return article;
  const places = placesText(language, form, listed);
  if (places === null) return article;
  const act = webText(language, `law.${kind}`, { number }) + (year === undefined ? '' : ` (${year})`);
  return places === '' ? act : `${places} ${act}`;
};

/** A ruleset by the decree that it holds: `ND331_2026` is Decree 331/2026/NĐ-CP. */
export const rulesetText = (language: Language, ruleset: string): string => {
  const [, number, year] = /^ND(\d+)_(\d{4})$/u.exec(ruleset) ?? [];
  return number === undefined
    ? ruleset
    : webText(language, 'law.Decree', { number: `${number}/${year}/NĐ-CP` });
};
