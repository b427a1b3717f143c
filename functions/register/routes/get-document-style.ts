import { ok } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';

/** A4 with the margins of administrative documents (Decree 30/2020, annex I); readable on a screen too. */
const css = `@page { size: A4; margin: 20mm 15mm 20mm 30mm; }
@page wide { size: A4 landscape; margin: 15mm; }
body { font: 14pt/1.4 "Times New Roman", Tinos, serif; color: #000; background: #fff; margin: 0 auto; max-width: 170mm; }
header, footer { display: flex; justify-content: space-between; gap: 8mm; }
header > div, footer > div { flex: 1 1 0; }
header > div.nation { flex-grow: 1.5; }
header { font-size: 12pt; }
header, .signature, h1 { text-align: center; }
header p { margin: 0 0 1mm; }
.issuer p:first-child, .nation p:first-child, h1, h2, .dear { font-weight: bold; }
.nation p:nth-child(2) { font-weight: bold; border-bottom: 0.3mm solid; display: inline-block; }
.nation p:nth-child(3) { font-style: italic; }
h1 { font-size: 15pt; margin: 8mm 0 4mm; }
h2 { font-size: 14pt; margin: 5mm 0 2mm; break-after: avoid; }
dl { margin: 0; }
dt { float: left; clear: left; margin-right: 2mm; }
dt::after { content: ":"; }
dd { margin: 0 0 1.5mm 6mm; overflow-wrap: anywhere; }
dd p { margin: 0; }
table { border-collapse: collapse; width: 100%; font-size: 9pt; page: wide; }
th, td { border: 0.3mm solid; padding: 1mm; text-align: left; vertical-align: top; overflow-wrap: break-word; }
thead { display: table-header-group; }
tr, footer { break-inside: avoid; }
footer { margin-top: 8mm; }
.recipients { font-size: 11pt; }
.signature { min-height: 35mm; }
.aid { color: #444; font-style: italic; font-weight: normal; }
.notice { border: 0.5mm solid; padding: 2mm; font-weight: bold; }
@media print { body { max-width: none; } }
@media screen { body { padding: 4mm; } .wide { overflow-x: auto; } }
.note { font-size: 10pt; margin-top: 6mm; border-top: 0.3mm solid; padding-top: 2mm; }
`;

/** `GET /document-style.css`: how printed documents look; the one thing that their pages load. */
export const getDocumentStyle = (): Route => ({
  method: 'GET',
  path: '/document-style.css',
  handle: () =>
    Promise.resolve(
      ok(css, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=3600' }),
    ),
});
