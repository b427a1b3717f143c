import { filledText, formTexts } from '../../../shared/messages/form-messages.ts';
import type { Language } from '../../../shared/messages/language.ts';
import type { SubmissionReceipt } from '../../../shared/workflow/forms/receipt.ts';
import { descriptions, documentHead, documentPage } from './frame.ts';
import { tag } from './html.ts';
import type { Content } from './html.ts';
import { said, writtenDay } from './wording.ts';

/** `09:00 23/11/2026` of an instant in Viet Nam time. */
const writtenTime = (at: string): string => `${at.slice(11, 16)} ${writtenDay(at.slice(0, 10))}`;

/** The receipt for a submission as a page to be printed. */
export const receiptPage = (receipt: SubmissionReceipt, language: Language): string => {
  const say = said(language);
  const { caseNumber, systemName, version, synthetic, outcome, dueOn } = receipt;
  const noDay = outcome === 'accepted' ? say((texts) => texts.receipt.noDeadline) : '…………';
  const level = say(
    ({ frame }) => frame.level,
    () => ({ level: String(receipt.proposedLevel) }),
  );
  const rows: readonly (readonly [keyof typeof formTexts.vi.receipt, Content])[] = [
    ['caseNumber', caseNumber],
    ['systemName', systemName],
    ['version', version],
    ['proposedLevel', level],
    ['submittedAt', writtenTime(receipt.submittedAt)],
    ['submittedBy', `${receipt.submittedBy.name} (${receipt.submittedBy.unit})`],
    ['outcome', say((texts) => texts.receipt[outcome])],
    ['contentDigest', receipt.contentDigest ?? '…………'],
    ['releaseDigests', receipt.releaseDigests.map((digest) => tag('p')(digest))],
    ['dueOn', dueOn === null ? noDay : writtenDay(dueOn)],
  ];
  const body = [
    documentHead(say, { issuer: 'Chốt', under: '', dated: '' }),
    tag('h1')(say((texts) => texts.receipt.name)),
    descriptions(rows.map(([what, value]) => [say((texts) => texts.receipt[what]), value] as const)),
  ];
  const title = filledText(formTexts[language].frame.caseNumber, { caseNumber });
  return documentPage({ title, language, synthetic }, body, '');
};
