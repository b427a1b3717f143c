import type { EvidenceLink } from '../../../shared/domain/dossier/commands.ts';
import type { StandingResult } from '../../../shared/contracts/records.ts';
import { digestOf } from '../../../shared/workflow/hash.ts';

/** What a file may set on a criterion, as the cells of its row. */
const settable = ['verdict', 'note', 'evidence', 'scheduledFor'] as const;
export type Cells = Readonly<Record<(typeof settable)[number], string>>;

/** Every column of a checklist file, in order; names are part of the public contract. */
export const columns = [
  'criterion',
  'group',
  'title',
  'clause',
  'due',
  ...settable,
  'accepted',
  'recorded',
] as const;
export type Column = (typeof columns)[number];

const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');

const unescaped = (text: string): string =>
  text.replaceAll(/\\([\\nr])/gu, (_whole, letter: string) => ({ n: '\n', r: '\r' })[letter] ?? letter);

const lineOf = (link: EvidenceLink): string => {
  if ('paper' in link) return `${link.effectiveOn} paper: ${escaped(link.paper)}`;
  const place = link.dossier === undefined ? '' : `${link.dossier}/`;
  return `${link.effectiveOn} ${place}${link.evidence}`;
};

const linkForm = /^(?<day>\S+)\s+(?:paper:\s*(?<paper>.+)|(?:(?<dossier>[^\s/]+)\/)?(?<evidence>[^\s/]+))$/u;

/** One line of the cell as the link that it means, its parts not yet judged; null where it is none. */
const linkOf = (line: string): unknown => {
  const parts = linkForm.exec(line.trim())?.groups;
  if (parts === undefined) return null;
  const { day: effectiveOn, paper, dossier, evidence } = parts;
  return paper === undefined
    ? { effectiveOn, evidence, ...(dossier !== undefined && { dossier }) }
    : { effectiveOn, paper: unescaped(paper) };
};

/**
 * The links of an evidence cell, one per line: `2026-10-05 ev-1`, `2026-10-05 ds-b/ev-1` for a file of another case,
 * `2026-10-05 paper: …` for a paper. Their parts are not yet judged; null where a line has no such form.
 */
export const linksIn = (cell: string): readonly unknown[] | null => {
  const links = cell.split('\n').flatMap((line) => (line.trim() === '' ? [] : [linkOf(line)]));
  return links.includes(null) ? null : links;
};

/** A cell as it is compared and recorded: Unicode NFC, line breaks as LF, no space around. */
export const normal = (cell: string): string => cell.normalize('NFC').replaceAll(/\r\n?/gu, '\n').trim();

/** What stands on a criterion, as the cells of its row; empty where nothing does. */
export const cellsOf = (standing: StandingResult | undefined): Cells => ({
  verdict: standing?.verdict ?? '',
  note: standing?.note ?? '',
  evidence: (standing?.evidence ?? []).map(lineOf).join('\n'),
  scheduledFor: standing?.scheduledFor ?? '',
});

const normalized = (cells: Cells): readonly string[] => settable.map((column) => normal(cells[column]));

/** A mark of what the cells say, which no spreadsheet takes for a number or a day. */
export const markOf = (cells: Cells): string => `r-${digestOf(normalized(cells)).slice(7, 23)}`;
