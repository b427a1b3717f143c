import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attachmentNamed } from '../../../shared/workflow/files/content-disposition.ts';
import { safeFileName } from '../../../shared/workflow/files/file-name.ts';
import { endingsOf, isMediaType, servedType } from '../../../shared/workflow/files/media-types.ts';
import { takenFiles } from '../../support/sample-files.ts';

const pdf = 'application/pdf';
const name = fc.string({ unit: 'binary', maxLength: 400 });

describe('a safe file name', () => {
  test.each([
    ['báo cáo.pdf', 'báo cáo.pdf'],
    ['Báo cáo đánh giá.PDF', 'Báo cáo đánh giá.PDF'],
    ['Báo cáo'.normalize('NFD'), 'Báo cáo.pdf'],
    ['../../x', 'x.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\x', 'x.pdf'],
    ['C:\\Windows\\..\\x.pdf', 'x.pdf'],
    ['..', 'evidence.pdf'],
    ['', 'evidence.pdf'],
    ['.pdf', 'pdf.pdf'],
    ['.htaccess', 'htaccess.pdf'],
    ['a\r\nSet-Cookie: b.pdf', 'aSet-Cookie_ b.pdf'],
    ['a\u0000.pdf', 'a.pdf'],
    ['fdp\u202egpj.exe', 'fdpgpj.exe.pdf'],
    ['\u2066a\u2069\u200b.pdf', 'a.pdf'],
    ['a"b<c>d|e?f*g%.pdf', 'a_b_c_d_e_f_g_.pdf'],
    ['con.pdf', '_con.pdf'],
    ['LPT1', '_LPT1.pdf'],
    ['a. . .', 'a.pdf'],
    ['report.pdf.exe', 'report.pdf.exe.pdf'],
    ['page.html', 'page.html.pdf'],
    ['half \ud800.pdf', 'half .pdf'],
    ['a\u202e\u0301.pdf', 'á.pdf'],
  ])('%j becomes %j', (given, expected) => {
    expect(safeFileName(given, pdf)).toBe(expected);
  });

  test('is shortened in whole letters, and keeps its ending', () => {
    const long = safeFileName(`${'ế'.repeat(300)}.pdf`, pdf);
    expect(long).toMatch(/^ế+\.pdf$/u);
    expect(Buffer.byteLength(long)).toBeLessThanOrEqual(200);
    expect(safeFileName('x'.repeat(300), 'unknown/kind')).toBe('x'.repeat(200));
    expect(safeFileName('😀'.repeat(300), pdf)).toMatch(/^(?:😀)+\.pdf$/u);
  });

  test('is one visible part of a path for every name and kind, and safe when made safe again', () => {
    const kind = fc.constantFrom(...Object.keys(takenFiles), 'text/html');
    fc.assert(
      fc.property(name, kind, (given, mediaType) => {
        const safe = safeFileName(given, mediaType);
        expect(safe).toMatch(/^[^/\\<>:"|?*\p{Cc}\p{Cf}\p{Cs}]+$/u);
        expect(safe).toBe(safe.normalize('NFC'));
        expect(safe.startsWith('.')).toBe(false);
        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(200);
        if (isMediaType(mediaType))
          expect(endingsOf(mediaType)).toContain(safe.split('.').at(-1)?.toLowerCase());
        expect(safeFileName(safe, mediaType)).toBe(safe);
      }),
    );
  });
});

describe('Content-Disposition', () => {
  test('gives the name in every letter, and in ASCII for old readers', () => {
    expect(attachmentNamed('Đề án (1).pdf')).toBe(
      `attachment; filename="De an (1).pdf"; filename*=UTF-8''%C4%90%E1%BB%81%20%C3%A1n%20%281%29.pdf`,
    );
  });

  test('is one header that only saves, for every name', () => {
    fc.assert(
      fc.property(name, (given) => {
        const safe = safeFileName(given, pdf);
        const header = attachmentNamed(safe);
        expect(header).toMatch(/^attachment; filename="[^"\\%\r\n]+"; filename\*=UTF-8''[\w.!#$&+^`|~%-]+$/);
        expect(header).toMatch(/^[\x20-\x7e]+$/);
        expect(decodeURIComponent(header.split("''")[1] ?? '')).toBe(safe);
      }),
    );
  });
});

describe('what a browser is told', () => {
  test.each(['text/html', 'image/svg+xml', 'application/javascript', 'text/xml', '', 'constructor'])(
    '%s is bytes and nothing else',
    (type) => expect(servedType(type)).toBe('application/octet-stream'),
  );

  test('kinds on the list are what they are, text with its encoding', () => {
    expect(servedType(pdf)).toBe(pdf);
    expect(servedType('text/plain')).toBe('text/plain; charset=utf-8');
  });
});
