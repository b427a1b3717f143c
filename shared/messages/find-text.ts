/** The text of a key; a key without a text is a fault and throws. */
export const findText = <Text>(texts: Readonly<Record<string, Text>>, key: string): Text => {
  const text = Object.hasOwn(texts, key) ? texts[key] : undefined;
  if (text === undefined) throw new Error(`no text for ${key}`);
  return text;
};
