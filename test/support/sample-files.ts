import { crc32 } from 'node:zlib';

const text = (content: string): Buffer => Buffer.from(content, 'utf8');

const number = (value: number, bytes: 2 | 4): Buffer => {
  const written = Buffer.alloc(bytes);
  written.writeUIntLE(value, 0, bytes);
  return written;
};

/** A ZIP archive of stored entries, in order (APPNOTE 4.3). */
const zip = (...entries: readonly (readonly [string, string])[]): Buffer => {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  for (const [name, content] of entries) {
    const offset = Buffer.concat(locals).length;
    const [label, data] = [text(name), text(content)];
    const sizes = [number(crc32(data), 4), number(data.length, 4), number(data.length, 4)];
    const facts = [
      number(20, 2),
      number(0, 2),
      number(0, 2),
      number(0, 4),
      ...sizes,
      number(label.length, 2),
    ];
    locals.push(text('PK\x03\x04'), ...facts, number(0, 2), label, data);
    const rest = [number(0, 2), number(0, 2), number(0, 2), number(0, 2), number(0, 4), number(offset, 4)];
    directory.push(text('PK\x01\x02'), number(20, 2), ...facts, ...rest, label);
  }
  const [local, central] = [Buffer.concat(locals), Buffer.concat(directory)];
  const counts = [number(entries.length, 2), number(entries.length, 2)];
  const places = [number(central.length, 4), number(local.length, 4)];
  const end = [text('PK\x05\x06'), number(0, 2), number(0, 2), ...counts, ...places, number(0, 2)];
  return Buffer.concat([local, central, ...end]);
};

const office = (kind: string, part: string): Buffer =>
  zip(
    [
      '[Content_Types].xml',
      `<?xml version="1.0"?><Types><Override PartName="/${part}" ContentType="${kind}.main+xml"/></Types>`,
    ],
    [part, '<x/>'],
  );

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const slides = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';
const odt = 'application/vnd.oasis.opendocument.text';
const ods = 'application/vnd.oasis.opendocument.spreadsheet';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
);

/** The smallest file of each kind that is taken, by its kind. */
export const takenFiles = {
  'application/pdf': text('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'),
  'image/png': png,
  'image/jpeg': Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex'),
  [word]: office(word, 'word/document.xml'),
  [sheet]: office(sheet, 'xl/workbook.xml'),
  [slides]: office(slides, 'ppt/presentation.xml'),
  [odt]: zip(['mimetype', odt], ['content.xml', '<x/>']),
  [ods]: zip(['mimetype', ods], ['content.xml', '<x/>']),
  'text/plain': text('mã,tên\r\n1,"Hệ thống Chốt"\r\n'),
} as const;

/** Files of kinds that are not taken, and files that only begin like one that is. */
export const refusedFiles = {
  'a picture as XML': text('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
  'a web page': text(' \n<!doctype html><script>alert(1)</script>'),
  'rich text': text('{\\rtf1 x}'),
  'a script': text('#!/bin/sh\nls\n'),
  'a moving picture': text('GIF89a\x01\x00\x01\x00\x00\x00\x00;'),
  'an archive': zip(['readme.txt', 'x']),
  'a document with macros': office('application/vnd.ms-word.document.macroEnabled', 'word/document.xml'),
  'a cut archive': office(word, 'word/document.xml').subarray(0, 20),
  'a program of Windows': Buffer.concat([text('MZ'), Buffer.alloc(60)]),
  'a program of Linux': Buffer.concat([text('\x7fELF'), Buffer.alloc(60)]),
  'text in UTF-16': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Chốt', 'utf16le')]),
  'text in an old code page': Buffer.from([0x43, 0x68, 0xf4, 0x74]),
  'text with zeros': text('Chốt\x00'),
  'random bytes': Buffer.from('a1b2c3d4e5f60718293a4b5c6d7e8f90', 'hex'),
} as const;
