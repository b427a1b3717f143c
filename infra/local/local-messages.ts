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
