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
  const weights = new Map<string, number>();
  for (const part of (header ?? '').split(',')) {
    const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
    const quality = parameters.map((one) => one.trim()).find((one) => one.startsWith('q='));
    const language = range.split('-')[0] ?? '';
    const weight = quality === undefined ? 1 : Number(quality.slice(2));
    weights.set(language, Math.max(weights.get(language) ?? 0, weight));
  }
  const anyOther = weights.get('*') ?? 0;
  return (weights.get('en') ?? anyOther) > (weights.get('vi') ?? anyOther) ? 'en' : 'vi';
}
