import type { AnnualColumn, AnnualCount, AnnualPeriod } from '../../../shared/domain/forms/annual-report.ts';
import { annualColumns, annualCounts } from '../../../shared/domain/forms/annual-report.ts';
import { formTexts } from '../../../shared/messages/form-messages.ts';
import type { Language } from '../../../shared/messages/language.ts';
import type { AnnualRow } from '../../../shared/workflow/forms/annual-row.ts';
import { descriptions, documentHead, documentPage } from './frame.ts';
import { element, tag } from './html.ts';
import type { Content } from './html.ts';
import { said, valueLines, writtenDay } from './wording.ts';
import type { Said } from './wording.ts';

/** Form 08 of one organisation, one page of its cases. */
export interface AnnualReport {
  readonly article: string;
  readonly organisation: string;
  readonly owner: string;
  readonly securityUnit: string;
  readonly synthetic: boolean;
  readonly period: AnnualPeriod;
  readonly sums: Readonly<Record<AnnualCount, number | null>>;
  readonly items: readonly AnnualRow[];
  readonly next: string | null;
}

const document = (given: AnnualRow['approval'], say: Said): Content => {
  if (given === null) return '';
  const reference = { ...given, word: null, text: null };
  return say(
    () => '{reference}',
    (texts) => ({ reference: valueLines('appraisal', [reference], texts).join('') }),
  );
};

const cellsOf = (row: AnnualRow, number: number, say: Said): Readonly<Record<AnnualColumn, Content>> => {
  const { planImplemented, assessed, approvalExpectedOn } = row;
  return {
    number: String(number),
    systemName: row.systemName,
    owner: row.owner,
    operatingUnit: row.operatingUnit,
    proposedLevel: String(row.proposedLevel),
    status: say(({ annual }) => annual[row.status]),
    approval: document(row.approval, say),
    regulation: document(row.regulation, say),
    approvalExpectedOn: approvalExpectedOn === null ? '' : writtenDay(approvalExpectedOn),
    planImplemented: planImplemented === null ? '' : say(({ annual }) => annual[planImplemented]),
    planExpectedOn: '',
    assessed: assessed === null ? '' : say(({ annual }) => annual[assessed]),
  };
};

const tableOf = ({ items }: AnnualReport, say: Said): Content => {
  const heads = annualColumns.map((column) =>
    element(
      'th',
      { scope: 'col' },
      say(({ columns }) => columns[column]),
    ),
  );
  const rows = items.map((row, n) => {
    const cells = cellsOf(row, n + 1, say);
    return tag('tr')(annualColumns.map((column) => tag('td')(cells[column])));
  });
  return element(
    'div',
    { class: 'wide', role: 'region', tabindex: '0', 'aria-label': formTexts.vi.report.details },
    tag('table')(tag('thead')(tag('tr')(heads)), tag('tbody')(rows)),
  );
};

/** The days of the period as they are written; only the report of a law with a part of the unit is a form here. */
const writtenPeriod = ({ from, until, toOwnerBefore, toMinistryBefore }: AnnualPeriod) => ({
  from: writtenDay(from),
  until: writtenDay(until),
  toOwnerBefore: writtenDay(toOwnerBefore ?? toMinistryBefore),
  toMinistryBefore: writtenDay(toMinistryBefore),
});

const bodyOf = (report: AnnualReport, say: Said): Content => {
  const { owner, securityUnit, sums, period, organisation, next } = report;
  const days = writtenPeriod(period);
  const heading = (pick: 'summary' | 'body' | 'details') => tag('h2')(say((texts) => texts.report[pick]));
  const more = `/organisations/${encodeURIComponent(organisation)}/annual-report?period=${period.until.slice(0, 4)}&cursor=${next ?? ''}`;
  return [
    documentHead(say, { issuer: owner, under: '', dated: '' }),
    tag('h1')(say((texts) => texts.report.name)),
    tag('p')(
      say(
        (texts) => texts.report.period,
        () => days,
      ),
    ),
    heading('summary'),
    descriptions(
      annualCounts.map(
        (count) => [say(({ counts }) => counts[count]), String(sums[count] ?? '…………')] as const,
      ),
    ),
    heading('body'),
    descriptions([
      [say((texts) => texts.report.owner), owner],
      [say((texts) => texts.report.securityUnit), securityUnit],
    ]),
    heading('details'),
    tableOf(report, say),
    next === null
      ? ''
      : tag('p')(
          element(
            'a',
            { href: more },
            say((texts) => texts.report.more),
          ),
        ),
  ];
};

/** Form 08 as a page to be printed. */
export const annualReportPage = (report: AnnualReport, language: Language): string => {
  const say = said(language);
  const { article, synthetic } = report;
  const source = say(
    ({ frame }) => frame.form,
    () => ({ form: '08', article }),
  );
  const title = `${formTexts[language].report.name} · ${report.owner}`;
  return documentPage({ title, language, synthetic }, bodyOf(report, say), [source, '. ']);
};
