import messages from './messages.json' with { type: 'json' };

/** A language that people read here; Vietnamese comes first. */
export type Language = 'vi' | 'en';
/** The name of a text of the embedded run. */
export type MessageName = keyof typeof messages;
type Values = Readonly<Record<string, string>>;

/** A text in one language, its placeholders replaced. */
export function localText(name: MessageName, language: Language, values: Values = {}): string {
  return messages[name][language].replaceAll(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);
}

/** A text in both languages on one line, Vietnamese first. */
export function bothLanguages(name: MessageName, values: Values = {}): string {
  return `${localText(name, 'vi', values)} · ${localText(name, 'en', values)}`;
}

/** The language of an `Accept-Language` header (RFC 9110): English only where it is preferred over Vietnamese. */
export function languageOf(header: string | undefined): Language {
  const weights = new Map((header ?? '').split(',').map(weightOf));
  const anyOther = weights.get('*') ?? 0;
  return (weights.get('en') ?? anyOther) > (weights.get('vi') ?? anyOther) ? 'en' : 'vi';
}

/** `en-GB;q=0.9` is English with weight 0.9. */
function weightOf(range: string): [string, number] {
  const [, language = '', quality = '1'] = /^\s*([a-z*]+)[\w-]*\s*(?:;\s*q=([\d.]+))?/i.exec(range) ?? [];
  return [language.toLowerCase(), Number(quality)];
}
