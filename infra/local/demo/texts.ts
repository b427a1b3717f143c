import texts from './texts.json' with { type: 'json' };

type Name = Exclude<keyof typeof texts, 'mark'>;
type Values = Readonly<Record<string, string | number>>;

/** What an invented document is called; its name says that it is invented. */
export function documentName(name: Name, values: Values = {}): string {
  return texts[name].replaceAll(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));
}

/** An invented text of a case, which says first that it is invented. */
export function syntheticText(name: Name, values: Values = {}): string {
  return `${texts.mark}: ${documentName(name, values)}`;
}
