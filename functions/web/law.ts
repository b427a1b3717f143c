import type { Language } from '../../shared/messages/language.ts';
import { webText } from '../../shared/messages/web-messages.ts';

const one = /^(Decree|Circular) (\S+) Art\. (\d+)(?:\.(\d+))?(?:\((\w)\))?$/u;

/** An article as rulesets name it, `Decree 331/2026/NĐ-CP Art. 28.3(a)`, as the reader's language cites it: in Vietnamese from the point to the decree. */
export const articleText = (language: Language, article: string): string => {
  const [, kind, number = '', whole = '', clause, point] = one.exec(article) ?? [];
  if (language === 'en' || kind === undefined) return article;
  const parts = [
    ...(point === undefined ? [] : [webText(language, 'law.point', { point })]),
    ...(clause === undefined ? [] : [webText(language, 'law.clause', { clause })]),
    webText(language, 'law.article', { article: whole }),
    webText(language, `law.${kind}`, { number }),
  ];
  return parts.join(' ');
};
