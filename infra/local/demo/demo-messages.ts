import messages from './messages.json' with { type: 'json' };

/** The name of a text of the demonstration. */
export type DemoText = keyof typeof messages;

/** A text in both languages on one line, Vietnamese first. */
export function demoText(name: DemoText, values: Readonly<Record<string, string>> = {}): string {
  const { vi, en } = messages[name];
  return `${vi} · ${en}`.replaceAll(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);
}

/** A text in each language, for who lays them out. */
export function demoHeading(name: DemoText): { readonly vi: string; readonly en: string } {
  return messages[name];
}
