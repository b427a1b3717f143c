import nunjucks from 'nunjucks';
import type { Language } from '../../shared/messages/language.ts';
import { name } from '../../shared/messages/messages.ts';
import type { NameGroup, NameKeys } from '../../shared/messages/messages.ts';
import { webText } from '../../shared/messages/web-messages.ts';
import { articleText, rulesetText } from './law.ts';
import { dayText, instantText, lastDayText, numberText } from './written.ts';

/** Fills a template; text is escaped unless a template says otherwise. */
export type Render = (
  language: Language,
  template: string,
  data: Readonly<Record<string, unknown>>,
) => string;

/** The name of a key that has come from the API; one that is not known is shown as it is. */
const nameOr = <Group extends NameGroup>(language: Language, group: Group, key: NameKeys[Group]): string => {
  try {
    return name(language, group, key);
  } catch {
    return String(key);
  }
};

/** What an article that the register grew from is called; any other source is called as it is. */
const sourceName = (language: Language, source: string): string => {
  const [, article] = /^(00[0-3])_[0-9a-f]{16}\.txt$/u.exec(source) ?? [];
  return article === undefined ? source : webText(language, `sourceArticle.${article}`);
};

/** What templates can say in a language. */
const wordsOf = (language: Language) => ({
  language,
  t: (key: string, values?: Readonly<Record<string, string | number>>) => webText(language, key, values),
  name: <Group extends NameGroup>(group: Group, key: NameKeys[Group]) => nameOr(language, group, key),
  article: (article: string) => articleText(language, article),
  ruleset: (ruleset: string) => rulesetText(language, ruleset),
  source: (source: string) => sourceName(language, source),
  day: (day: string) => dayText(language, day),
  lastDay: (until: string) => lastDayText(language, until),
  instant: (at: string) => instantText(language, at),
  number: (value: number) => numberText(language, value),
});

/** A renderer over folders of templates, compiled at first use and kept. */
export const renderer = (folders: readonly string[]): Render => {
  const loader = new nunjucks.FileSystemLoader([...folders], { watch: false, noCache: false });
  const environment = new nunjucks.Environment(loader, {
    autoescape: true,
    trimBlocks: true,
    lstripBlocks: true,
  });
  const words = { vi: wordsOf('vi'), en: wordsOf('en') };
  return (language, template, data) => environment.render(template, { ...words[language], ...data });
};
