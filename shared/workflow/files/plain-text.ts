/** Control characters that no text has: all but tab, line feed, form feed and carriage return. */
const control = /[^\P{Cc}\t\n\f\r]/u;
/** How texts begin that a machine reads or runs: markup, rich text, PostScript, scripts. */
const forMachines = /^\s*(?:<|\{\\rtf|%!PS|#!)/u;

/**
 * Whether bytes are text for people: valid UTF-8 (RFC 3629), with or without a byte order mark, free of control characters, and
 * neither a web page, a vector picture nor a script.
 */
export const isPlainText = (bytes: Uint8Array): boolean => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !control.test(text) && !forMachines.test(text);
  } catch (error) {
    // What a fatal decoder throws for bytes that are not UTF-8 (WHATWG Encoding).
    if (error instanceof TypeError) return false;
    throw error;
  }
};
