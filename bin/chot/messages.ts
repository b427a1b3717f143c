import messages from './messages.json' with { type: 'json' };

/** The name of a text of the command line. */
export type MessageName = keyof typeof messages;
type Values = Readonly<Record<string, string>>;

/** A text in both languages on one line, Vietnamese first, its placeholders replaced. */
export function say(name: MessageName, values: Values = {}): string {
  const { vi, en } = messages[name];
  return [vi, en].map((text) => filled(text, values)).join(' · ');
}

function filled(text: string, values: Values): string {
  return text.replaceAll(/\{(\w+)\}/gu, (whole, key: string) => values[key] ?? whole);
}
