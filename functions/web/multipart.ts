/** The longest delimiter that there is (RFC 2046 5.1.1). */
const boundaryIn = (contentType: string): string | null => {
  const [, quoted, bare] =
    /^multipart\/form-data;.*boundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/iu.exec(contentType) ?? [];
  return quoted ?? bare ?? null;
};

/** One part of a form; `file` is what the sender calls the file that it is, null for what was typed. */
interface Part {
  readonly name: string;
  readonly file: string | null;
  readonly bytes: Buffer;
}

/** A text of a header as browsers write it: in UTF-8, with quotes as `%22` (HTML standard, multipart/form-data). */
const headerText = (latin1: string): string =>
  Buffer.from(latin1, 'latin1').toString('utf8').replaceAll('%22', '"');

const readParts = (body: Buffer, contentType: string): readonly Part[] => {
  const boundary = boundaryIn(contentType);
  if (boundary === null) return [];
  const whole = `\r\n${body.toString('latin1')}`;
  if (!whole.includes(`\r\n--${boundary}--`)) return [];
  const parts = whole.split(`\r\n--${boundary}`).slice(1, -1);
  return parts.flatMap((part): Part[] => {
    const end = part.indexOf('\r\n\r\n');
    const head = part.slice(0, Math.max(end, 0));
    const [, name] = /;\s*name="([^"]*)"/iu.exec(head) ?? [];
    const [, file] = /;\s*filename="([^"]*)"/iu.exec(head) ?? [];
    const bytes = Buffer.from(part.slice(end + 4), 'latin1');
    return name === undefined ? [] : [{ name, file: file === undefined ? null : headerText(file), bytes }];
  });
};

/** The parts of a form with files (RFC 7578) by their names, each as its bytes; nothing where it is no such form, or broken off. */
export const partsOf = (body: Buffer, contentType: string): ReadonlyMap<string, Buffer> =>
  new Map(readParts(body, contentType).map(({ name, bytes }) => [name, bytes]));

/** What was typed beside the files of such a form. */
export const textsOf = (body: Buffer, contentType: string): URLSearchParams =>
  new URLSearchParams(
    readParts(body, contentType)
      .filter(({ file }) => file === null)
      .map(({ name, bytes }): [string, string] => [name, bytes.toString('utf8')]),
  );

/** The file under a name of such a form with what its sender calls it; null where none was chosen. */
export const fileIn = (
  body: Buffer,
  contentType: string,
  name: string,
): { readonly name: string; readonly bytes: Buffer } | null => {
  const part = readParts(body, contentType).find((each) => each.name === name && each.file !== null);
  if (part === undefined || part.file === null || (part.file === '' && part.bytes.length === 0)) return null;
  return { name: part.file, bytes: part.bytes };
};
