/** The longest delimiter that there is (RFC 2046 5.1.1). */
const boundaryIn = (contentType: string): string | null => {
  const [, quoted, bare] =
    /^multipart\/form-data;.*boundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/iu.exec(contentType) ?? [];
  return quoted ?? bare ?? null;
};

/** The parts of a form with files (RFC 7578) by their names, each as its bytes; nothing where it is no such form, or broken off. */
export const partsOf = (body: Buffer, contentType: string): ReadonlyMap<string, Buffer> => {
  const boundary = boundaryIn(contentType);
  if (boundary === null) return new Map();
  const whole = `\r\n${body.toString('latin1')}`;
  if (!whole.includes(`\r\n--${boundary}--`)) return new Map();
  const parts = whole.split(`\r\n--${boundary}`).slice(1, -1);
  return new Map(
    parts.flatMap((part): [string, Buffer][] => {
      const end = part.indexOf('\r\n\r\n');
      const [, name] = /;\s*name="([^"]*)"/iu.exec(part.slice(0, Math.max(end, 0))) ?? [];
      return name === undefined ? [] : [[name, Buffer.from(part.slice(end + 4), 'latin1')]];
    }),
  );
};
