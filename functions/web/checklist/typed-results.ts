import { typedIn } from '../forms/field.ts';
import type { CriterionShown, EvidenceShown } from '../cases/criteria-views.ts';
import { dayText } from '../written.ts';

/** What is recorded on a criterion, as it stands in the fields of its row: of several papers or files the first of each. */
export const recordedIn = ({ result }: CriterionShown) => {
  const links = result?.evidence ?? [];
  const paper = links.find((link) => link.paper !== undefined);
  const file = links.find((link) => link.evidence !== undefined && link.dossier === undefined);
  return {
    verdict: textOf(result?.verdict),
    note: textOf(result?.note).trim(),
    paper: textOf(paper?.paper),
    file: textOf(file?.evidence),
    effectiveOn: dayOf((file ?? paper)?.effectiveOn),
    scheduledFor: dayOf(result?.scheduledFor),
  };
};

const textOf = (text: string | null | undefined): string => text ?? '';
const dayOf = (day: string | null | undefined): string => (day ? dayText('vi', day) : '');

const isShownIn = (link: EvidenceShown, row: ReturnType<typeof recordedIn>): boolean =>
  link.paper === undefined
    ? link.evidence === row.file && link.dossier === undefined
    : link.paper === row.paper;

/** The evidence that a row does not show in its fields: it stays when the row is recorded anew. */
export const furtherEvidence = (item: CriterionShown): readonly EvidenceShown[] =>
  (item.result?.evidence ?? []).filter((link) => !isShownIn(link, recordedIn(item)));

type Row = ReturnType<typeof recordedIn>;
const ofEvidence = ['paper', 'file', 'effectiveOn'] as const;

/** The evidence that a row says; what stands there as it was recorded keeps its days. */
const evidenceOf = (row: Row, item: CriterionShown) => {
  const before = recordedIn(item);
  if (ofEvidence.every((name) => row[name] === before[name])) return item.result?.evidence ?? [];
  const [effectiveOn] = [typedIn(new URLSearchParams({ day: row.effectiveOn })).day('day') ?? ''];
  return [
    ...(row.file === '' ? [] : [{ evidence: row.file, effectiveOn }]),
    ...(row.paper === '' ? [] : [{ paper: row.paper, effectiveOn }]),
    ...furtherEvidence(item),
  ];
};

/** What a row says of a criterion as it was typed; what is said for all rows counts where a row says nothing. */
const rowIn = (form: URLSearchParams, item: CriterionShown): Row => {
  const { text } = typedIn(form);
  const own = (name: keyof Row) => text(`${name}:${item.id}`) ?? '';
  const verdict = own('verdict') === '' ? (form.has('rest') ? 'satisfied' : '') : own('verdict');
  const hasOwn = own('paper') !== '' || own('file') !== '';
  const common = hasOwn ? undefined : text('paper');
  return {
    verdict,
    note: own('note'),
    paper: common ?? own('paper'),
    file: own('file'),
    effectiveOn: own('effectiveOn') === '' ? (text('effectiveOn') ?? '') : own('effectiveOn'),
    scheduledFor: own('scheduledFor'),
  };
};

const hasNothingOf = (row: Row): boolean => row.paper === '' && row.file === '';

/** The results in a form that differ from what is recorded; with `rest`, what nobody has judged yet is satisfied. */
export const typedResults = (form: URLSearchParams, items: readonly CriterionShown[]) =>
  items.flatMap((item) => {
    const typed = rowIn(form, item);
    const before = recordedIn(item);
    // A day without evidence says nothing.
    const row = hasNothingOf(typed) ? { ...typed, effectiveOn: before.effectiveOn } : typed;
    if (row.verdict === '' || JSON.stringify(row) === JSON.stringify(before)) return [];
    const evidence = evidenceOf(row, item);
    const scheduledFor = typedIn(new URLSearchParams({ day: row.scheduledFor })).day('day');
    return [
      {
        criterion: item.id,
        verdict: row.verdict,
        ...(row.note !== '' && { note: row.note }),
        ...(evidence.length > 0 && { evidence }),
        ...(scheduledFor !== undefined && { scheduledFor }),
      },
    ];
  });
